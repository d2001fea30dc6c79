package foresee.training;

/**
 * How far latents move from one model step to the next.
 *
 * <pre>{@code
 * J = mean over b, t < F - 1, d of (z(b,t+1,d) - z(b,t,d))^2
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (B F, D), the F of one sub-sequence one after the other.
 *
 * <p><b>Why:</b> with {@link LogDet} it is slow feature analysis: of all that differs between frames, what changes least from one to the
 * next has the most room. A part of the latent that is held to it is filled with what is pushed about, where and how it lies, and
 * leaves out the quick thing that pushes. A weight of prediction does not: what actions move is predicted best of all.
 *
 * <p><b>Source:</b> Wiskott, Sejnowski, "Slow Feature Analysis: Unsupervised Learning of Invariances", 2002; that it finds places and
 * angles of things: Franzius, Wilbert, Wiskott, "Invariant Object Recognition and Pose Estimation with Slow Feature Analysis", 2011. There the
 * covariance is the identity by constraint, here by a penalty.
 */
final class Slowness implements LatentLoss {
    private final int frames;
    private final int latentSize;

    /** @param frames F of a sub-sequence, at least 2 */
    Slowness(int frames, int latentSize) {
        if (frames < 2) {
            throw new IllegalArgumentException("frames (" + frames + ") must be at least 2.");
        }
        this.frames = frames;
        this.latentSize = latentSize;
    }

    @Override
    public String name() {
        return "slowness";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        int rows = latents.length / latentSize;
        double share = 1.0 / ((rows - rows / frames) * (double) latentSize);
        double sum = 0;
        for (int i = 0; i < latents.length - latentSize; i++) {
            boolean isLast = i / latentSize % frames == frames - 1;
            if (!isLast) {
                double moved = latents[i + latentSize] - latents[i];
                sum += share * moved * moved;
                gradient[i + latentSize] += 2 * weight * share * moved;
                gradient[i] -= 2 * weight * share * moved;
            }
        }
        return sum;
    }
}
