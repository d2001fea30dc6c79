package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.LatentTrajectories;

/**
 * Mean squared action, measured from the centre of the action space in its half-widths: what effort costs.
 *
 * <p>J(n) = 1 / (H A) sum over t, i of ((a(n,t,i) - c(i)) / h(i))^2
 *
 * <p><b>Shapes:</b> actions (N,H,A), costs (N); latents are not looked at. <b>Units:</b> none; 0 at the centre, 1 where every
 * component is on its bound.
 */
public final class ActionPenalty implements DifferentiableObjective {
    private final double[] center;
    private final double[] halfWidth;

    /** The penalty of actions of {@code space}. */
    public ActionPenalty(ActionSpace space) {
        this.center = new double[space.size()];
        this.halfWidth = new double[space.size()];
        for (int i = 0; i < center.length; i++) {
            center[i] = space.center(i);
            halfWidth[i] = space.halfWidth(i);
        }
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        checkShape(actions);
        for (int n = from; n < to; n++) {
            costs[n] = meanSquare(actions, n);
        }
    }

    private double meanSquare(ActionBatch actions, int n) {
        double sum = 0;
        for (int t = 0; t < actions.horizon(); t++) {
            for (int i = 0; i < center.length; i++) {
                double scaled = (actions.get(n, t, i) - center[i]) / halfWidth[i];
                sum += scaled * scaled;
            }
        }
        return sum / (actions.horizon() * center.length);
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
        checkShape(actions);
        double scale = 2.0 / (actions.horizon() * center.length);
        int rowSize = actions.horizon() * center.length;
        for (int j = from * rowSize; j < to * rowSize; j++) {
            int i = j % center.length;
            actionGradient[j] +=
                    weights[j / rowSize] * scale * (actions.values()[j] - center[i]) / (halfWidth[i] * halfWidth[i]);
        }
    }

    private void checkShape(ActionBatch actions) {
        if (actions.actionSize() != center.length) {
            throw new IllegalArgumentException("action size of the candidates (" + actions.actionSize()
                    + ") must be that of the action space (" + center.length + ").");
        }
    }

    @Override
    public String toString() {
        return "ActionPenalty[action size=" + center.length + "]";
    }
}
