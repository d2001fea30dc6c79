package foresee.planning;

import foresee.model.LatentTrajectories;

/** A latent cost with a gradient. */
public interface DifferentiableLatentCost extends LatentCost {

    /**
     * Adds {@code weights[n] dc/dz(n, step)} to {@code gradient}, in that step alone.
     *
     * <p><b>Shapes:</b> as in {@link #evaluate}; weights like costs there, gradient like trajectories.
     */
    void addGradient(LatentTrajectories trajectories, int step, double[] weights, LatentTrajectories gradient);
}
