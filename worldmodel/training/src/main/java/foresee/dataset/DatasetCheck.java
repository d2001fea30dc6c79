package foresee.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Looks for what spoils learning and does not show in a training curve: actions out of range or out of step with the frames,
 * uneven times, pictures that repeat, channels that never change, numbers that are none.
 *
 * <p>Episodes pass once, one after the other. Mutable, for one thread.
 */
public final class DatasetCheck {
    private final List<EpisodeCheck> checks;

    DatasetCheck(DatasetInfo info) {
        checks = List.of(
                new FiniteCheck(),
                new ActionRangeCheck(info.actionSpace()),
                new FrameRateCheck(info.controlPeriod()),
                new DuplicateFramesCheck(info.frame()),
                new ConstantChannelsCheck(info),
                new AlignmentCheck(info));
    }

    /**
     * Checks a whole data set or journal.
     *
     * @param progress hears how many episodes have been read
     * @throws IOException if the file cannot be read
     */
    public static DatasetReport of(Dataset dataset, IntConsumer progress) throws IOException {
        DatasetCheck check = new DatasetCheck(dataset.info());
        for (int e = 0; e < dataset.episodes(); e++) {
            check.add("episode " + e, dataset.store().columns(e));
            progress.accept(e + 1);
        }
        return check.report();
    }

    void add(String name, EpisodeColumns episode) {
        checks.forEach(check -> check.add(name, episode));
    }

    DatasetReport report() {
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(check.findings()));
        return new DatasetReport(findings);
    }
}
