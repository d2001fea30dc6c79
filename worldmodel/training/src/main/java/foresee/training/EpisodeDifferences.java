package foresee.training;

import java.util.Arrays;

/**
 * A loss of how latents differ within episodes: what stays as it is through an episode, such as a colour, is nothing to it.
 *
 * <pre>{@code
 * J = loss(d),   d(i,t) = (z(2i,t) - z(2i+1,t)) / sqrt 2
 * }</pre>
 *
 * <p>Sub-sequences 2i and 2i + 1 are of the same episode. The difference of two independent standard Gaussians over sqrt 2 is one, too, so
 * that every regulariser may be asked for the same.
 *
 * <p><b>Shapes:</b> latents (B F, D), the F of one sub-sequence one after the other; the loss within sees (B F / 2, D).
 *
 * <p><b>Why:</b> where episodes differ in colours and sizes, spread is had by encoding these, and {@link Slowness}, which nothing pleases more than
 * what never moves, fills its part of the latent with them.
 */
final class EpisodeDifferences implements LatentLoss {
    private final LatentLoss within;
    private final int block;
    private final double[] differences;
    private final double[] differenceGradient;

    /**
     * @param within the loss of the differences
     * @param batch sub-sequences B, even
     * @param frames F of a sub-sequence
     */
    EpisodeDifferences(LatentLoss within, int batch, int frames, int latentSize) {
        if (batch % 2 != 0) {
            throw new IllegalArgumentException("batch (" + batch + ") must be even.");
        }
        this.within = within;
        this.block = frames * latentSize;
        this.differences = new double[batch / 2 * block];
        this.differenceGradient = new double[differences.length];
    }

    @Override
    public String name() {
        return within.name();
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        for (int i = 0; i < differences.length; i++) {
            int at = first(i);
            differences[i] = (latents[at] - latents[at + block]) * Math.sqrt(0.5);
        }
        Arrays.fill(differenceGradient, 0);
        double value = within.evaluate(differences, weight, differenceGradient, key);
        for (int i = 0; i < differences.length; i++) {
            double share = differenceGradient[i] * Math.sqrt(0.5);
            gradient[first(i)] += share;
            gradient[first(i) + block] -= share;
        }
        return value;
    }

    /** Where component {@code i} of the differences has its minuend. */
    private int first(int i) {
        return i / block * 2 * block + i % block;
    }
}
