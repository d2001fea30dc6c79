package foresee.dataset;

import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether actions keep to their bounds, use them, and do not stick to them.
 *
 * <p>The bounds of a component are its centre -+ half width. Outside is who is beyond them by more than a millionth of the half
 * width; saturated are values within a thousandth of it of a bound.
 */
final class ActionRangeCheck implements EpisodeCheck {
    private static final String NAME = "action range";
    private static final double OUTSIDE = 1e-6;
    private static final double AT_BOUND = 1e-3;
    private static final double MOST_SATURATED = 0.3;
    private static final double LEAST_USED = 0.5;

    private final ActionSpace space;
    private final double[] least;
    private final double[] most;
    private final long[] outside;
    private final long[] atBound;
    private long steps;

    ActionRangeCheck(ActionSpace space) {
        this.space = space;
        this.least = new double[space.size()];
        this.most = new double[space.size()];
        this.outside = new long[space.size()];
        this.atBound = new long[space.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    @Override
    public void add(String name, EpisodeColumns episode) {
        for (int i = 0; i < episode.actions.length; i++) {
            add(i % space.size(), episode.actions[i]);
        }
        steps += episode.steps;
    }

    private void add(int i, float value) {
        least[i] = Math.min(least[i], value);
        most[i] = Math.max(most[i], value);
        double beyond = Math.abs(value - space.center(i)) - space.halfWidth(i);
        outside[i] += beyond > OUTSIDE * space.halfWidth(i) ? 1 : 0;
        atBound[i] += Math.abs(beyond) <= AT_BOUND * space.halfWidth(i) ? 1 : 0;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < space.size() && steps > 0; i++) {
            addFindings(i, findings);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(NAME, "every component keeps to its bounds and uses them."));
        }
        return findings;
    }

    private void addFindings(int i, List<Finding> findings) {
        String bounds =
                "%.4g to %.4g".formatted(space.center(i) - space.halfWidth(i), space.center(i) + space.halfWidth(i));
        if (outside[i] > 0) {
            findings.add(Finding.warning(
                    NAME,
                    "action[%d] leaves its bounds %s in %d of %d steps, from %.4g to %.4g; it is kept as it was executed."
                                    .formatted(i, bounds, outside[i], steps, least[i], most[i])
                            + " Maybe the bounds are too narrow, or in other units."));
        }
        if (space.isContinuous() && atBound[i] > MOST_SATURATED * steps) {
            findings.add(Finding.warning(
                    NAME,
                    "action[%d] is saturated: %.0f %% of its values lie on a bound (%s), and little is seen in between."
                            .formatted(i, 100.0 * atBound[i] / steps, bounds)));
        }
        if (most[i] - least[i] < LEAST_USED * 2 * space.halfWidth(i)) {
            findings.add(Finding.warning(
                    NAME,
                    "action[%d] uses %.4g to %.4g of %s alone; what it does beyond is never seen."
                            .formatted(i, least[i], most[i], bounds)));
        }
    }
}
