package foresee.control;

import foresee.model.Latent;

/**
 * One model step as it was predicted and as it was then observed.
 *
 * @param tick environment step of the observation, a multiple of the model's action chunk
 * @param predicted from what was known one model step earlier, with the actions executed since
 * @param observed what the frame of this step was encoded to
 */
public record StepEvent(long tick, Latent predicted, Latent observed) {

    /** Prediction error |predicted - observed|^2 / D, in squared latent units. */
    public double error() {
        return predicted.distance(observed);
    }
}
