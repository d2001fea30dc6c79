package foresee.benchmarks;

import foresee.envs.DataPolicy;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The film of what data policies do, one beside the other, some episodes long: the same episodes of all of them.
 *
 * <p>Episode i is drawn from key(seed, i), as in a data set.
 *
 * @param columns from left to right, of one control period
 * @param episodes one after the other, at least 1
 * @param seed of all of them
 * @param pixels height and width of a column
 */
public record EpisodesFilm(List<Column> columns, int episodes, long seed, int pixels) {

    /**
     * One of the policies.
     *
     * @param name in the caption: {@code data policy}, {@code mild}
     * @param policy whose episodes are as long as those of the others
     */
    public record Column(String name, DataPolicy policy) {}

    /** How long the last picture of an episode stays. */
    private static final int CUT_MILLIS = 500;

    public EpisodesFilm {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || episodes < 1) {
            throw new IllegalArgumentException(
                    "columns (" + columns.size() + ") and episodes (" + episodes + ") must be at least 1.");
        }
    }

    /**
     * Writes it as an animated GIF that loops.
     *
     * @param progress is told how many episodes are done
     */
    public void writeGif(Path path, IntConsumer progress) throws IOException {
        try (GifWriter gif = new GifWriter(path)) {
            for (int episode = 0; episode < episodes; episode++) {
                add(gif, episode);
                progress.accept(episode + 1);
            }
            gif.finish();
        }
    }

    /** Writes stills side by side as a PNG: one of the first column, two of the second and so on, each halfway through an episode. */
    public void writeStrip(Path path) throws IOException {
        List<Strip.Panel> panels = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            for (int episode = 0; episode < Math.min(k + 1, episodes); episode++) {
                Episode collected = columns.get(k).policy().collect(KeyedRandom.key(seed, episode));
                panels.add(panel(columns.get(k), episode, collected, collected.steps() / 2));
            }
        }
        Pictures.write(path, Strip.of(panels));
    }

    private void add(GifWriter gif, int number) throws IOException {
        List<Episode> collected = columns.stream()
                .map(column -> column.policy().collect(KeyedRandom.key(seed, number)))
                .toList();
        FilmSpeed speed = FilmSpeed.of(columns.get(0).policy().environment().controlPeriod());
        int steps = collected.get(0).steps();
        for (int step = 0; step <= steps; step++) {
            if (speed.shows(step, steps)) {
                gif.add(picture(collected, number, step), step == steps ? CUT_MILLIS : speed.delayMillis());
            }
        }
    }

    private BufferedImage picture(List<Episode> collected, int number, int step) {
        return Strip.of(IntStream.range(0, columns.size())
                .mapToObj(k -> panel(columns.get(k), number, collected.get(k), step))
                .toList());
    }

    private Strip.Panel panel(Column column, int number, Episode collected, int step) {
        float[] state = collected.observations().get(step).state().orElseThrow();
        Frame shown = column.policy().environment().render(state, pixels);
        return new Strip.Panel(Pictures.image(shown), column.name() + ", episode " + (number + 1));
    }
}
