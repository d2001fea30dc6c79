package foresee.training;

/**
 * The loss of one batch, term by term and unweighted, and how its latents are spread.
 *
 * @param total the weighted sum
 * @param prediction squared latent error of the rollout
 * @param regularizer 0 without one
 * @param inverseDynamics 0 without one
 * @param latents spread and rank
 */
record LossTerms(
        double total, double prediction, double regularizer, double inverseDynamics, LatentStatistics latents) {

    /** Prediction error over that of the best constant; infinite if the latents do not vary. */
    double againstConstant() {
        return latents.variance() > 0 ? prediction / latents.variance() : Double.POSITIVE_INFINITY;
    }
}
