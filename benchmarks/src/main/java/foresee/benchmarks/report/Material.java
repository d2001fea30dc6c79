package foresee.benchmarks.report;

import foresee.benchmarks.failure.WorstTrial;
import java.util.ArrayList;
import java.util.List;

/** What a report shows besides numbers: films of trials, and all about the worst ones. Immutable; the order is kept. */
public final class Material {
    private final List<OfCell<Film>> films;
    private final List<OfCell<WorstTrial>> worst;

    /**
     * Something that belongs to a cell.
     *
     * @param cell its id
     */
    record OfCell<T>(String cell, T value) {}

    private Material(List<OfCell<Film>> films, List<OfCell<WorstTrial>> worst) {
        this.films = List.copyOf(films);
        this.worst = List.copyOf(worst);
    }

    /** Nothing yet. */
    public static Material none() {
        return new Material(List.of(), List.of());
    }

    /** The same with a film of a trial of a cell. */
    public Material withFilm(String cell, Film film) {
        return new Material(with(films, cell, film), worst);
    }

    /** The same with a failed trial of a cell, which gets a page. */
    public Material withWorst(String cell, WorstTrial trial) {
        return new Material(films, with(worst, cell, trial));
    }

    private static <T> List<OfCell<T>> with(List<OfCell<T>> list, String cell, T value) {
        List<OfCell<T>> more = new ArrayList<>(list);
        more.add(new OfCell<>(cell, value));
        return more;
    }

    List<OfCell<Film>> films() {
        return films;
    }

    List<OfCell<WorstTrial>> worst() {
        return worst;
    }
}
