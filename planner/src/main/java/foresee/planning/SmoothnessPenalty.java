package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.LatentTrajectories;

/**
 * Mean squared change of the action from step to step, in half-widths of the action space: what jerks cost.
 *
 * <p>J(n) = 1 / (H A) sum over t, i of ((a(n,t,i) - a(n,t-1,i)) / h(i))^2,   a(n,-1) the action executed last
 *
 * <p>Before any action is known to have been executed, the first change is not charged. {@link #after} tells; a controller
 * does so before each plan, and at the beginning of an episode names the centre of the space.
 *
 * <p><b>Shapes:</b> actions (N,H,A), costs (N); latents are not looked at. <b>Units:</b> none; 4 where every component jumps
 * from bound to bound at every step. <b>Why:</b> it makes smooth plans cheaper; {@link RateLimit} forbids the others.
 */
public final class SmoothnessPenalty implements DifferentiableObjective {
    private final double[] halfWidth;
    private final double[] previous;

    /** The penalty of actions of {@code space}, the first of which may be any. */
    public SmoothnessPenalty(ActionSpace space) {
        this(halfWidths(space), new double[0]);
    }

    private SmoothnessPenalty(double[] halfWidth, double[] previous) {
        this.halfWidth = halfWidth;
        this.previous = previous;
    }

    private static double[] halfWidths(ActionSpace space) {
        double[] halfWidth = new double[space.size()];
        for (int i = 0; i < halfWidth.length; i++) {
            halfWidth[i] = space.halfWidth(i);
        }
        return halfWidth;
    }

    /**
     * The penalty that counts from {@code action}.
     *
     * @param action (A), copied
     * @throws IllegalArgumentException if it is not of the action space's size
     */
    @Override
    public SmoothnessPenalty after(double[] action) {
        checkSize(action.length);
        return new SmoothnessPenalty(halfWidth, action.clone());
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        checkSize(actions.actionSize());
        for (int n = from; n < to; n++) {
            costs[n] = meanSquare(actions, n);
        }
    }

    private double meanSquare(ActionBatch actions, int n) {
        double sum = 0;
        for (int t = 0; t < actions.horizon(); t++) {
            for (int i = 0; i < halfWidth.length; i++) {
                double scaled = change(actions, n, t, i) / halfWidth[i];
                sum += scaled * scaled;
            }
        }
        return sum / (actions.horizon() * halfWidth.length);
    }

    private double change(ActionBatch actions, int n, int t, int i) {
        if (t > 0) {
            return actions.get(n, t, i) - actions.get(n, t - 1, i);
        }
        return previous.length == 0 ? 0 : actions.get(n, 0, i) - previous[i];
    }

    @Override
    public void addGradient(
            LatentTrajectories trajectories,
            ActionBatch actions,
            int from,
            int to,
            double[] weights,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        checkSize(actions.actionSize());
        for (int n = from; n < to; n++) {
            addGradient(actions, n, weights[n], actionGradient);
        }
    }

    /** A change of 1 between t - 1 and t adds 2 change / (H A h^2) at t and takes it away at t - 1. */
    private void addGradient(ActionBatch actions, int n, double weight, double[] gradient) {
        double scale = 2 * weight / (actions.horizon() * halfWidth.length);
        for (int t = 0; t < actions.horizon(); t++) {
            for (int i = 0; i < halfWidth.length; i++) {
                double slope = scale * change(actions, n, t, i) / (halfWidth[i] * halfWidth[i]);
                gradient[actions.offset(n, t) + i] += slope;
                if (t > 0) {
                    gradient[actions.offset(n, t - 1) + i] -= slope;
                }
            }
        }
    }

    private void checkSize(int size) {
        if (size != halfWidth.length) {
            throw new IllegalArgumentException(
                    "action size (" + size + ") must be that of the action space (" + halfWidth.length + ").");
        }
    }

    @Override
    public String toString() {
        return "SmoothnessPenalty[action size=" + halfWidth.length + "]";
    }
}
