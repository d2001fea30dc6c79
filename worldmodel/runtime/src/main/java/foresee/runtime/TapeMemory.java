package foresee.runtime;

import foresee.model.LatentTrajectories;
import foresee.runtime.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory for the tape of one block of candidates: what every layer computed in every step of a rollout. Used by one thread at
 * a time, again and again.
 *
 * <p>H' x the predictor's activations x 64 lanes of floats: 7 MB for H' = 10 and two hidden layers of 512.
 */
final class TapeMemory {
    private final Dynamics dynamics;
    private final Pullback pullback;
    private final List<Buffers> steps = new ArrayList<>();

    TapeMemory(Dynamics dynamics, Pullback pullback) {
        this.dynamics = dynamics;
        this.pullback = pullback;
    }

    /** Rolls a block of candidates out, all there are in {@code out}, over what was recorded before. */
    void record(Kernels kernels, Block block, LatentTrajectories out) {
        for (int t = 0; t < out.steps(); t++) {
            if (t == steps.size()) {
                steps.add(pullback.newStep());
            }
            dynamics.step(kernels, steps.get(t), block, t, out);
        }
    }

    /** Pulls gradients back through what was recorded last. */
    void pullback(Kernels kernels, Block block, LatentTrajectories latentGradient, double[] actionGradient) {
        pullback.run(kernels, block, steps, latentGradient, actionGradient);
    }
}
