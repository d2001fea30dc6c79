package foresee.cli;

import foresee.dataset.Dataset;
import foresee.envs.Coverage;
import foresee.envs.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a data set has seen of its world, in words. */
final class CoverageLines {
    private static final double PERCENT = 100;

    private CoverageLines() {}

    /** One line for each factor or place, and for each thing that happened: {@code coverage  agent x, y   98 % of 214 cells}. */
    static List<String> of(Dataset dataset, Environment world) {
        Coverage coverage = Coverage.of(world);
        for (int episode = 0; episode < dataset.episodes(); episode++) {
            coverage.add(states(dataset, episode));
        }
        List<String> lines = new ArrayList<>();
        coverage.parts()
                .forEach(part -> lines.add(String.format(
                        Locale.ROOT,
                        "coverage        %-18s %3.0f %% of %d cells",
                        part.name(),
                        PERCENT * part.share(),
                        part.cells())));
        coverage.frequencies()
                .forEach(often -> lines.add(String.format(
                        Locale.ROOT, "of the steps    %-18s %5.1f %%", often.words(), PERCENT * often.share())));
        return lines;
    }

    /** All states of an episode, in time order. */
    static List<float[]> states(Dataset dataset, int episode) {
        int rows = dataset.steps(episode) + 1;
        int size = dataset.info().stateSize();
        float[] all = new float[rows * size];
        dataset.readStates(episode, 0, 1, rows, all, 0);
        List<float[]> states = new ArrayList<>(rows);
        for (int t = 0; t < rows; t++) {
            states.add(Arrays.copyOfRange(all, t * size, (t + 1) * size));
        }
        return states;
    }
}
