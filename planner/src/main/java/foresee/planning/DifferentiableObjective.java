package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Optional;

/** An objective with a gradient. */
public interface DifferentiableObjective extends Objective {

    /**
     * Adds {@code weights[n]} times the gradient of candidate n's own cost to both gradients.
     *
     * <p><b>Shapes:</b> as in {@link #evaluate}; weights (N) like costs; {@code latentGradient} like trajectories;
     * {@code actionGradient} (N,H,A) row-major, rows {@code from} to {@code to} touched only.
     *
     * <p><b>Why</b> a weight for each candidate: what chooses among parts, or charges only what is violated, chooses for
     * each candidate anew.
     */
    void addGradient(
            LatentTrajectories trajectories,
            ActionBatch actions,
            int from,
            int to,
            double[] weights,
            LatentTrajectories latentGradient,
            double[] actionGradient);

    /** The one latent that a trajectory should end in, if this objective knows of one; empty by default. */
    default Optional<Latent> goal() {
        return Optional.empty();
    }

    @Override
    default DifferentiableObjective after(double[] action) {
        return this;
    }
}
