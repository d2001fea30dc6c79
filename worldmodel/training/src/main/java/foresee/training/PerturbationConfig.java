package foresee.training;

/**
 * How far the starting latents and the actions of a rollout are moved in training; see {@link Perturbation}.
 *
 * @param latentRadius bound on the change of a latent's component, in standard deviations of the latents, at least 0
 * @param actionRadius bound on the change of an action's component, in standard deviations of the actions, at least 0
 * @param adversarial whether they go where the prediction gets worse, at the price of a second rollout, or just anywhere
 */
public record PerturbationConfig(double latentRadius, double actionRadius, boolean adversarial) {
    public PerturbationConfig {
        if (!(latentRadius >= 0) || !(actionRadius >= 0) || Double.isInfinite(latentRadius + actionRadius)) {
            throw new IllegalArgumentException("perturbation.latentRadius (" + latentRadius
                    + ") and perturbation.actionRadius (" + actionRadius + ") must be finite and at least 0.");
        }
    }

    /** None. */
    public static PerturbationConfig defaults() {
        return new PerturbationConfig(0, 0, true);
    }

    /** Whether anything is moved. */
    boolean moves() {
        return latentRadius > 0 || actionRadius > 0;
    }
}
