package foresee.planning;

import foresee.model.ActionSpace;
import java.util.Arrays;

/**
 * How much an action may differ from the one before it: |a(t,i) - a(t-1,i)| &lt;= r(i), where a(-1) is what was executed last.
 *
 * <p>A plan is made to keep it from its first action on: each action moves towards what was wanted as far as the limit
 * allows, on the straight line where the space is no box, so that it stays in any convex space.
 *
 * <p><b>Shapes:</b> limits and previous action (A). <b>Units:</b> the environment's, per planned action.
 * Immutable.
 */
public final class RateLimit {
    private final double[] limits;
    private final double[] previous;

    /**
     * @param limits r (A), each positive; infinite for a component that may jump; copied
     * @param previous the action executed last (A), finite, copied
     * @throws IllegalArgumentException if the sizes differ or a value is out of range
     */
    public RateLimit(double[] limits, double[] previous) {
        if (limits.length == 0 || limits.length != previous.length) {
            throw new IllegalArgumentException("limits (" + limits.length + ") and previous action (" + previous.length
                    + ") must be of one size, at least 1.");
        }
        for (int i = 0; i < limits.length; i++) {
            if (!(limits[i] > 0) || !Double.isFinite(previous[i])) {
                throw new IllegalArgumentException("limit[" + i + "] (" + limits[i]
                        + ") must be positive and previous action[" + i + "] (" + previous[i] + ") finite.");
            }
        }
        this.limits = limits.clone();
        this.previous = previous.clone();
    }

    /** The same limits after another action was executed. */
    public RateLimit after(double[] action) {
        return new RateLimit(limits, action);
    }

    /** Number of components A. */
    public int size() {
        return limits.length;
    }

    /** The limit r of component {@code i}. */
    public double limit(int i) {
        return limits[i];
    }

    /** The action executed last, a copy (A). */
    public double[] previous() {
        return previous.clone();
    }

    /**
     * The action that goes from the previous one as far toward {@code wanted} as the limit allows.
     *
     * @param wanted (A), in {@code space}; not changed
     * @return (A), in {@code space} where the previous action is
     */
    public double[] toward(double[] wanted, ActionSpace space) {
        double[] action = wanted.clone();
        apply(space, action, 0, action.length);
        return action;
    }

    /** Makes the plan of {@code length} values at {@code offset}, whose actions lie in {@code space}, keep the limit, in place. */
    void apply(ActionSpace space, double[] plans, int offset, int length) {
        double[] before = previous;
        int at = 0;
        for (int t = offset; t < offset + length; t += limits.length) {
            if (space instanceof ActionSpace.Box) {
                limitEach(before, at, plans, t);
            } else {
                limitAlong(before, at, plans, t);
            }
            before = plans;
            at = t;
        }
    }

    private void limitEach(double[] before, int at, double[] plans, int t) {
        for (int i = 0; i < limits.length; i++) {
            double change = plans[t + i] - before[at + i];
            if (Math.abs(change) > limits[i]) {
                plans[t + i] = before[at + i] + Math.copySign(limits[i], change);
            }
        }
    }

    /** a(t) = a(t-1) + s (a(t) - a(t-1)) with the largest s up to 1 that keeps every limit. */
    private void limitAlong(double[] before, int at, double[] plans, int t) {
        double share = 1;
        for (int i = 0; i < limits.length; i++) {
            double change = Math.abs(plans[t + i] - before[at + i]);
            share = change > limits[i] ? Math.min(share, limits[i] / change) : share;
        }
        for (int i = 0; share < 1 && i < limits.length; i++) {
            plans[t + i] = before[at + i] + share * (plans[t + i] - before[at + i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateLimit limit
                && Arrays.equals(limits, limit.limits)
                && Arrays.equals(previous, limit.previous);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(limits) + Arrays.hashCode(previous);
    }

    @Override
    public String toString() {
        return "RateLimit[limits=" + Arrays.toString(limits) + ", previous=" + Arrays.toString(previous) + "]";
    }
}
