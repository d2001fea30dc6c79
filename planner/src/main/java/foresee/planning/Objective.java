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
}
