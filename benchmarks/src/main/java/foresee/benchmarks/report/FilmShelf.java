package foresee.benchmarks.report;

import foresee.benchmarks.report.Material.OfCell;
import foresee.benchmarks.report.Page.Films;
import foresee.benchmarks.report.Page.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Films that the page has room for: the first ones, of 11 megabytes together, which are 15 as text. */
final class FilmShelf {
    static final long ROOM = 11_000_000;

    private final Map<String, List<Picture>> shown = new LinkedHashMap<>();
    private long bytes;
    private int missing;

    /**
     * @param words of a cell, by its id
     */
    FilmShelf(List<OfCell<Film>> films, UnaryOperator<String> words) {
        films.forEach(film -> put(words.apply(film.cell()), film.value()));
    }

    private void put(String cell, Film film) {
        byte[] gif = film.gif();
        if (bytes + gif.length > ROOM) {
            missing++;
            return;
        }
        bytes += gif.length;
        shown.computeIfAbsent(cell, key -> new ArrayList<>()).add(new Picture(film.words(), DataUri.gif(gif)));
    }

    List<Films> films() {
        List<Films> films = new ArrayList<>();
        shown.forEach((cell, pictures) -> films.add(new Films(cell, pictures)));
        return films;
    }

    /** What there was no room for. */
    List<String> leftOut() {
        return missing == 0
                ? List.of()
                : List.of(Numbers.count(missing, "film") + " left out, so that the page stays small.");
    }
}
