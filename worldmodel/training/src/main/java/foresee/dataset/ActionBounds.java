package foresee.dataset;

import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The action space of recorded episodes: as somebody gave it, else what the actions span. Mutable, for one thread. */
final class ActionBounds {
    private static final String NAME = "bounds";

    private final double[] least;
    private final double[] most;
    private final List<Double> low;
    private final List<Double> high;

    /** @throws IllegalArgumentException if bounds are given for another number of components */
    ActionBounds(int size, List<Double> low, List<Double> high) {
        this.low = low;
        this.high = high;
        requireFits("--action-low", low, size);
        requireFits("--action-high", high, size);
        least = new double[size];
        most = new double[size];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    private static void requireFits(String option, List<Double> bounds, int size) {
        if (bounds.size() > 1 && bounds.size() != size) {
            throw new IllegalArgumentException(option + " (" + bounds.size()
                    + " bounds) must be one, or as many as an action has components (" + size + ").");
        }
    }

    void add(float[] actions, int from, int to) {
        for (int i = from; i < to; i++) {
            least[i % least.length] = Math.min(least[i % least.length], actions[i]);
            most[i % least.length] = Math.max(most[i % least.length], actions[i]);
        }
    }

    private boolean given() {
        return !low.isEmpty();
    }

    private static double of(List<Double> bounds, int i) {
        return bounds.get(bounds.size() == 1 ? 0 : i);
    }

    /** Empty if a component never changes and nobody gave its bounds, or nothing is finite. */
    Optional<ActionSpace> space() {
        double[] lower = least.clone();
        double[] upper = most.clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = given() ? of(low, i) : least[i];
            upper[i] = given() ? of(high, i) : most[i];
            if (!given() && !(lower[i] < upper[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new ActionSpace.Box(lower, upper));
    }

    /** What the bounds are and where they are from. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < least.length; i++) {
            if (!given() && !(least[i] < most[i])) {
                findings.add(
                        Finding.error(
                                NAME,
                                "action[%d] is %.4g in every step, so that the data does not say its bounds."
                                                .formatted(i, most[i])
                                        + " Maybe name the other columns with --actions, or give --action-low and --action-high."));
            }
            words.add("%.4g to %.4g".formatted(least[i], most[i]));
        }
        if (findings.isEmpty() && !given()) {
            findings.add(Finding.done(
                    NAME,
                    "took the actions' bounds from the data: " + String.join(", ", words)
                            + ". Plans stay within; give --action-low and --action-high if more is possible."));
        }
        return findings;
    }
}
