package foresee.training;

import foresee.model.KeyedRandom;

/**
 * Moves what a rollout starts from, and the actions it is under, a little: anywhere within a small box, or to where the prediction
 * gets worse.
 *
 * <pre>{@code
 * delta ~ uniform in [-r, r],   r = radius x deviation of the latents, or of the actions, of the batch
 * delta = clip(delta + 1.25 r sign(dJ/d delta), -r, r)      if adversarial
 * }</pre>
 *
 * <p><b>Shapes:</b> values (rows, width) and their change alike; the deviation is the root of the mean over columns of their variance.
 * The targets of the prediction stay where they are, and no gradient goes through delta or r.
 *
 * <p><b>Why:</b> a planner looks for actions and meets latents that no data holds. A model that was only ever asked about data is
 * rugged between them, above all for a planner that follows its gradient.
 *
 * <p><b>Source:</b> Parthasarathy et al., "Closing the train-test gap in world models for gradient-based planning", arXiv 2512.09929,
 * adversarial world modeling with radii by the spread of each batch; theirs are .02 to .05 wide. They move every latent that a single
 * step is predicted from, while the encoder is frozen; here, as the prediction is open-loop, the latents that a rollout starts from
 * and all its actions, in the second stage (frozen) as in the first (not frozen).
 */
final class Perturbation {
    private static final double STEP = 1.25;

    private final double radius;
    private final int width;
    private final double[] change;
    private double reach;

    /** @param size values, rows x {@code width} */
    Perturbation(double radius, int size, int width) {
        this.radius = radius;
        this.width = width;
        this.change = new double[radius > 0 ? size : 0];
    }

    /** Draws the change for a batch of values. */
    void draw(double[] values, long key) {
        if (change.length == 0) {
            return;
        }
        reach = radius * deviation(values);
        KeyedRandom random = new KeyedRandom(key);
        for (int i = 0; i < change.length; i++) {
            change[i] = reach * (2 * random.nextDouble() - 1);
        }
    }

    private double deviation(double[] values) {
        double[] mean = new double[width];
        int rows = values.length / width;
        for (int i = 0; i < values.length; i++) {
            mean[i % width] += values[i] / rows;
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double centred = values[i] - mean[i % width];
            squares += centred * centred;
        }
        return Math.sqrt(squares / values.length);
    }

    /** Moves the change to where the loss is higher. */
    void ascend(double[] gradient) {
        for (int i = 0; i < change.length; i++) {
            double moved = change[i] + STEP * reach * Math.signum(gradient[i]);
            change[i] = Math.max(-reach, Math.min(reach, moved));
        }
    }

    /** Writes the moved values to {@code target}. */
    void apply(double[] values, double[] target) {
        System.arraycopy(values, 0, target, 0, values.length);
        for (int i = 0; i < change.length; i++) {
            target[i] += change[i];
        }
    }
}
