package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;

/**
 * Scores predicted trajectories: N costs, lower is better. May be a lambda.
 *
 * <p>Implementations are immutable and safe for several threads at once. The cost of a candidate depends on its own
 * trajectory and actions only.
 */
@FunctionalInterface
public interface Objective {

    /**
     * Writes {@code costs[from]} to {@code costs[to - 1]}.
     *
     * <p><b>Shapes:</b> trajectories (to - from, H', D), index 0 of it being candidate {@code from} of {@code actions}
     * (N,H,A); costs (N).
     *
     * @throws IllegalArgumentException if a shape does not fit
     */
    void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs);

    /**
     * This objective as it is after an action was executed, for those that look back at it: what smooths actions counts from
     * the last one executed. Most objectives are the same after any action. A controller asks before each plan; what is made
     * of other objectives passes the question on to them.
     *
     * @param action the action executed last (A), of the action space
     */
    default Objective after(double[] action) {
        return this;
    }
}
