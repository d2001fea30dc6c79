package foresee.training;

/**
 * The loss of one batch, term by term and unweighted, and how its latents are spread.
 *
 * @param total the weighted sum
 * @param prediction squared latent error of the rollout, as far as it was counted and moved as it was, all components alike
 * @param regularizer mean over the parts of the latent that have one; 0 without any
 * @param inverseDynamics the same
 * @param slowness the same
 * @param latents spread and rank
 */
record LossTerms(
        double total,
        double prediction,
        double regularizer,
        double inverseDynamics,
        double slowness,
        LatentStatistics latents) {

    /** Prediction error over that of the best constant; infinite if the latents do not vary. */
    double againstConstant() {
        return latents.variance() > 0 ? prediction / latents.variance() : Double.POSITIVE_INFINITY;
    }
}
