package foresee.cli;

import foresee.dataset.Dataset;
import foresee.envs.Coverage;
import foresee.envs.Criterion;
import foresee.envs.Environment;
import foresee.envs.SuccessTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of a round's attempts, read off the data set that they are in. */
final class RoundReport {
    private static final double PERCENT = 100;

    private RoundReport() {}

    /** One line for each criterion, and one for what was seen: {@code moderate  37.0 % of 300 attempts succeeded}. */
    static List<String> of(RoundCollection collection, Dataset happened) {
        List<SuccessTracker> trackers = new ArrayList<>();
        Environment world = collection.task().environment();
        Coverage coverage = Coverage.of(world);
        for (int episode = 0; episode < happened.episodes(); episode++) {
            List<float[]> states = CoverageLines.states(happened, episode);
            coverage.add(states);
            SuccessTracker tracker = new SuccessTracker(
                    collection.task(),
                    collection.problem(happened.seed(episode)).goal());
            states.subList(1, states.size()).forEach(tracker::record);
            trackers.add(tracker);
        }
        List<String> lines = new ArrayList<>();
        for (Criterion criterion : collection.task().criteria()) {
            long met = trackers.stream()
                    .filter(tracker -> tracker.met(criterion.name()))
                    .count();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %5.1f %% of %d attempts succeeded, random actions among them",
                    criterion.name(),
                    PERCENT * met / trackers.size(),
                    trackers.size()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "coverage           %5.1f %%, of the data set before %.1f %%",
                PERCENT * coverage.mean(),
                PERCENT * of(collection.old(), world)));
        return lines;
    }

    private static double of(Dataset dataset, Environment world) {
        Coverage coverage = Coverage.of(world);
        for (int episode = 0; episode < dataset.episodes(); episode++) {
            coverage.add(CoverageLines.states(dataset, episode));
        }
        return coverage.mean();
    }
}
