package foresee.runtime;

import foresee.model.DifferentiableWorldModel;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import foresee.runtime.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * The tape of one block of candidates: what every layer computed in every step of a rollout. Used by one thread at a time;
 * closing it gives its memory to whoever rolls out next.
 *
 * <p>Memory: H' x the predictor's activations x 64 lanes of floats, 7 MB for H' = 10 and two hidden layers of 512.
 */
final class RolloutTape implements DifferentiableWorldModel.Tape {
    private final Dynamics dynamics;
    private final Pullback pullback;
    private final ScratchPool<RolloutTape> home;
    private final List<Buffers> steps = new ArrayList<>();
    private Kernels kernels;
    private Block block;
    private LatentTrajectories trajectories;

    /** An empty tape, to be {@link #record recorded} on, that goes back to {@code home} when it is closed. */
    RolloutTape(Dynamics dynamics, Pullback pullback, ScratchPool<RolloutTape> home) {
        this.dynamics = dynamics;
        this.pullback = pullback;
        this.home = home;
    }

    /** Rolls a block of candidates out, all there are in {@code out}, over what was on the tape. */
    void record(Kernels newKernels, Block newBlock, LatentTrajectories out) {
        kernels = newKernels;
        block = newBlock;
        trajectories = out;
        for (int t = 0; t < out.steps(); t++) {
            if (t == steps.size()) {
                steps.add(pullback.newStep());
            }
            dynamics.step(kernels, steps.get(t), block, t, out);
        }
    }

    @Override
    public void pullback(LatentTrajectories latentGradient, double[] actionGradient) {
        dynamics.checkGradients(trajectories, latentGradient, block.actions(), actionGradient);
        pullback.run(kernels, block, steps, latentGradient, actionGradient);
    }

    @Override
    public void close() {
        home.release(this);
    }
}
