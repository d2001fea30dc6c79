package foresee.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether frames come at one pace, and at that of the control period.
 *
 * <p>A step is uneven if its time differs from the control period by more than half of it.
 */
final class FrameRateCheck implements EpisodeCheck {
    private static final String NAME = "frame rate";
    private static final double UNEVEN = 0.5;
    private static final double MOST_UNEVEN = 0.01;
    private static final double MOST_OFF = 0.05;
    private static final int KEPT = 200_000;

    private final double period;
    private final List<String> backward = new ArrayList<>();
    private double[] seconds = new double[1024];
    private int kept;
    private long steps;
    private long uneven;
    private double shortest = Double.POSITIVE_INFINITY;
    private double longest;

    FrameRateCheck(double period) {
        this.period = period;
    }

    @Override
    public void add(String name, EpisodeColumns episode) {
        boolean forward = true;
        for (int t = 0; t < episode.steps; t++) {
            double step = (episode.times[t + 1] - episode.times[t]) * 1e-9;
            forward &= step > 0;
            uneven += Math.abs(step - period) > UNEVEN * period ? 1 : 0;
            shortest = Math.min(shortest, step);
            longest = Math.max(longest, step);
            keep(step);
        }
        steps += episode.steps;
        if (!forward) {
            backward.add(name);
        }
    }

    private void keep(double step) {
        if (kept == KEPT) {
            return;
        }
        if (kept == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * kept);
        }
        seconds[kept++] = step;
    }

    private double median() {
        double[] sorted = Arrays.copyOf(seconds, kept);
        Arrays.sort(sorted);
        return kept == 0 ? period : sorted[kept / 2];
    }

    @Override
    public List<Finding> findings() {
        if (!backward.isEmpty()) {
            return List.of(Finding.error(
                    NAME,
                    "times do not go forward in " + Finding.some(backward) + ". Maybe its rows are out of order."));
        }
        List<Finding> findings = new ArrayList<>();
        double median = median();
        if (Math.abs(median - period) > MOST_OFF * period) {
            findings.add(Finding.warning(
                    NAME,
                    "half of the steps take %.4g s or less, but the control period is %.4g s."
                            .formatted(median, period)));
        }
        if (uneven > MOST_UNEVEN * steps) {
            findings.add(Finding.warning(
                    NAME,
                    "times are uneven: %.1f %% of the steps differ by more than half from %.4g s; the shortest is %.4g s, the longest %.4g s."
                                    .formatted(100.0 * uneven / steps, period, shortest, longest)
                            + " Maybe frames were dropped while recording."));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "one frame every %.4g s, evenly.".formatted(period)))
                : findings;
    }
}
