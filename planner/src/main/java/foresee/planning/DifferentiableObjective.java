package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;

/** An objective with a gradient. */
public interface DifferentiableObjective extends Objective {

    /**
     * Adds {@code weight} times the gradient of each candidate's own cost to both gradients.
     *
     * <p><b>Shapes:</b> as in {@link #evaluate}; {@code latentGradient} like trajectories; {@code actionGradient} (N,H,A)
     * row-major, rows {@code from} to {@code to} touched only.
     */
    void addGradient(
            LatentTrajectories trajectories,
            ActionBatch actions,
            int from,
            int to,
            double weight,
            LatentTrajectories latentGradient,
            double[] actionGradient);
}
