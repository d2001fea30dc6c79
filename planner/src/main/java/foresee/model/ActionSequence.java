package foresee.model;

import java.util.Arrays;

/**
 * One plan: H actions in order, each of the environment's own action size A, 0 where nothing acts.
 *
 * <p><b>Shapes:</b> (H,A), row-major. Immutable; arrays are copied in and out.
 */
public final class ActionSequence {
    private final int horizon;
    private final int actionSize;
    private final double[] values;

    private ActionSequence(int horizon, int actionSize, double[] values) {
        this.horizon = horizon;
        this.actionSize = actionSize;
        this.values = values;
    }

    /**
     * A sequence of the given values.
     *
     * @param values (H,A) row-major, copied
     * @throws IllegalArgumentException if horizon is below 1, actionSize negative or the array not of size H x A
     */
    public static ActionSequence of(int horizon, int actionSize, double[] values) {
        if (horizon < 1 || actionSize < 0 || values.length != horizon * actionSize) {
            throw new IllegalArgumentException("values (" + values.length + ") must be horizon (" + horizon
                    + ", at least 1) x action size (" + actionSize + ", at least 0).");
        }
        return new ActionSequence(horizon, actionSize, values.clone());
    }

    /** The space's centre, H times. */
    public static ActionSequence centered(ActionSpace space, int horizon) {
        double[] values = new double[horizon * space.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = space.center(j % space.size());
        }
        return of(horizon, space.size(), values);
    }

    /** Number of actions H. */
    public int horizon() {
        return horizon;
    }

    /** Components A of one action. */
    public int actionSize() {
        return actionSize;
    }

    /** Component {@code i} of action {@code t}, both from 0. */
    public double get(int t, int i) {
        return values[t * actionSize + i];
    }

    /** Action {@code t}, a copy (A). */
    public double[] action(int t) {
        return Arrays.copyOfRange(values, t * actionSize, (t + 1) * actionSize);
    }

    /** All values, a copy (H,A). */
    public double[] toArray() {
        return values.clone();
    }

    /** Copies all H x A values to {@code target} from {@code offset}. */
    public void copyTo(double[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /**
     * The plan as it looks {@code steps} actions later: the first ones dropped, the last one repeated to keep H.
     *
     * @throws IllegalArgumentException if steps is negative
     */
    public ActionSequence shifted(int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps (" + steps + ") must not be negative.");
        }
        double[] moved = new double[values.length];
        for (int t = 0; t < horizon; t++) {
            int source = Math.min(horizon - 1, t + steps);
            System.arraycopy(values, source * actionSize, moved, t * actionSize, actionSize);
        }
        return new ActionSequence(horizon, actionSize, moved);
    }

    /**
     * Every action held for {@code times} steps: H x times actions.
     *
     * @throws IllegalArgumentException if times is below 1
     */
    public ActionSequence held(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times (" + times + ") must be at least 1.");
        }
        double[] longer = new double[values.length * times];
        for (int t = 0; t < horizon * times; t++) {
            System.arraycopy(values, t / times * actionSize, longer, t * actionSize, actionSize);
        }
        return new ActionSequence(horizon * times, actionSize, longer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionSequence sequence
                && horizon == sequence.horizon
                && actionSize == sequence.actionSize
                && Arrays.equals(values, sequence.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "ActionSequence[" + horizon + " x " + actionSize + "]";
    }
}
