package foresee.planning;

import foresee.model.LatentTrajectories;

/**
 * What being in one predicted latent costs: c(z). May be a lambda.
 *
 * <p>{@link StageCosts} and {@link WorstStep} make an {@link Objective} of it. Implementations are immutable and safe for
 * several threads at once; the cost of a candidate depends on its own latent only.
 */
@FunctionalInterface
public interface LatentCost {

    /**
     * Writes {@code costs[n] = c(z(n, step))} for all candidates of {@code trajectories}.
     *
     * <p><b>Shapes:</b> trajectories (N,H',D); costs at least N long, from index 0. {@code step} is from 0: the latent after
     * the first model step.
     *
     * @throws IllegalArgumentException if the latent size does not fit
     */
    void evaluate(LatentTrajectories trajectories, int step, double[] costs);
}
