package foresee.training;

import foresee.model.ActionSequence;

/**
 * An episode as a model sees it: T + 1 latents with the true states beside them, and the T actions between.
 *
 * <p><b>Shapes:</b> latents (T + 1, D), states (T + 1, S), actions (T, A). Views: nobody writes them.
 */
final class EncodedEpisode {
    private final double[][] latents;
    private final float[][] states;
    private final ActionSequence actions;

    EncodedEpisode(double[][] latents, float[][] states, ActionSequence actions) {
        this.latents = latents;
        this.states = states;
        this.actions = actions;
    }

    /** One more than actions. */
    int frames() {
        return latents.length;
    }

    /** The latent of frame {@code t}. */
    double[] latent(int t) {
        return latents[t];
    }

    /** The state of frame {@code t}. */
    float[] state(int t) {
        return states[t];
    }

    /** The executed actions. */
    ActionSequence actions() {
        return actions;
    }

    /** Mean squared difference of two latents. */
    static double distance(double[] a, int aFrom, double[] b) {
        double sum = 0;
        for (int d = 0; d < b.length; d++) {
            double difference = a[aFrom + d] - b[d];
            sum += difference * difference;
        }
        return sum / b.length;
    }
}
