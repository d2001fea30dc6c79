package foresee.runtime;

import foresee.model.DifferentiableWorldModel;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import foresee.runtime.kernels.Kernels;

/** One rollout on tape. Closing it gives the memory to whoever rolls out next; closing it again does nothing. */
final class RolloutTape implements DifferentiableWorldModel.Tape {
    private final Dynamics dynamics;
    private final ScratchPool<TapeMemory> pool;
    private final Kernels kernels;
    private final Block block;
    private final TapeMemory memory;
    private boolean open = true;

    /** Rolls a block of candidates out, all there are in {@code out}, on memory out of {@code pool}. */
    RolloutTape(Dynamics dynamics, ScratchPool<TapeMemory> pool, Kernels kernels, Block block, LatentTrajectories out) {
        this.dynamics = dynamics;
        this.pool = pool;
        this.kernels = kernels;
        this.block = block;
        this.memory = pool.acquire();
        memory.record(kernels, block, out);
    }

    @Override
    public void pullback(LatentTrajectories latentGradient, double[] actionGradient) {
        if (!open) {
            throw new IllegalStateException("the tape is closed.");
        }
        dynamics.checkGradients(block, latentGradient, actionGradient);
        memory.pullback(kernels, block, latentGradient, actionGradient);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            pool.release(memory);
        }
    }
}
