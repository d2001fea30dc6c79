package foresee.training;

import foresee.model.ActionSequence;

/**
 * An episode as a model sees it: T + 1 latents with the true states beside them, and the T actions between.
 *
 * <p><b>Shapes:</b> latents (T + 1, D), states (T + 1, S) with S 0 where none are known, actions (T, A). Views: nobody writes them.
 */
final class EncodedEpisode extends EncodedFrames {
    private final ActionSequence actions;

    EncodedEpisode(double[][] latents, float[][] states, ActionSequence actions) {
        super(latents, states);
        this.actions = actions;
    }

    /** The executed actions. */
    ActionSequence actions() {
        return actions;
    }

    /** The mean (A) of the {@code count} actions from step {@code first} on. */
    double[] meanAction(int first, int count) {
        double[] mean = new double[actions.actionSize()];
        for (int t = first; t < first + count; t++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += actions.get(t, i) / count;
            }
        }
        return mean;
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
