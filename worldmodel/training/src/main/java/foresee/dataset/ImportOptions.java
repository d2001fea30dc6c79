package foresee.dataset;

import foresee.runtime.FrameResizer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How to make a data set of recorded episodes.
 *
 * @param environment a name for what was recorded: {@code my-robot}
 * @param resizer to the size of all frames of the data set
 * @param controlPeriod seconds from one frame to the next, positive; empty to take it from the times
 * @param low lower bounds of the actions, one for each component or one for all; none to take them from the data
 * @param high upper bounds, likewise
 * @param shift the action of step t is the one recorded for step t + shift, -1000 to 1000
 */
public record ImportOptions(
        String environment,
        FrameResizer resizer,
        OptionalDouble controlPeriod,
        List<Double> low,
        List<Double> high,
        int shift) {
    private static final int MOST_SHIFT = 1000;

    public ImportOptions {
        low = List.copyOf(low);
        high = List.copyOf(high);
        if (environment.isBlank()) {
            throw new IllegalArgumentException("environment must not be empty.");
        }
        if (controlPeriod.isPresent()
                && !(controlPeriod.getAsDouble() > 0 && Double.isFinite(controlPeriod.getAsDouble()))) {
            throw new IllegalArgumentException(
                    "control period (" + controlPeriod.getAsDouble() + " s) must be positive and finite.");
        }
        if (low.isEmpty() != high.isEmpty()) {
            throw new IllegalArgumentException("lower and upper bounds of the actions must be given together.");
        }
        if (Math.abs(shift) > MOST_SHIFT) {
            throw new IllegalArgumentException("shift (" + shift + ") must be from -1000 to 1000.");
        }
    }

    /** Frames of 64 x 64, everything else from the data, no shift. */
    public static ImportOptions defaults(String environment) {
        return new ImportOptions(
                environment, new FrameResizer(64, 64), OptionalDouble.empty(), List.of(), List.of(), 0);
    }

    /** The same with another {@link #resizer}. */
    public ImportOptions withResizer(FrameResizer value) {
        return new ImportOptions(environment, value, controlPeriod, low, high, shift);
    }

    /** The same with another {@link #controlPeriod}, in seconds. */
    public ImportOptions withControlPeriod(OptionalDouble value) {
        return new ImportOptions(environment, resizer, value, low, high, shift);
    }

    /** The same with other bounds of the actions. */
    public ImportOptions withBounds(List<Double> lower, List<Double> upper) {
        return new ImportOptions(environment, resizer, controlPeriod, lower, upper, shift);
    }

    /** The same with another {@link #shift}. */
    public ImportOptions withShift(int value) {
        return new ImportOptions(environment, resizer, controlPeriod, low, high, value);
    }
}
