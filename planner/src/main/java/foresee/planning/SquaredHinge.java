package foresee.planning;

import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;

/**
 * The square of what is over 0 of another latent cost: max(0, c(z))^2.
 *
 * <p>A violation as a price, free where nothing is violated, without a kink at the edge.
 */
public final class SquaredHinge implements DifferentiableLatentCost {
    private final DifferentiableLatentCost inner;
    private final ScratchPool<GrowingDoubles> pool = new ScratchPool<>(GrowingDoubles::new);

    /** The hinge of {@code inner}. */
    public SquaredHinge(DifferentiableLatentCost inner) {
        this.inner = inner;
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, int step, double[] costs) {
        inner.evaluate(trajectories, step, costs);
        for (int n = 0; n < trajectories.candidates(); n++) {
            double over = Math.max(0, costs[n]);
            costs[n] = over * over;
        }
    }

    /** d max(0, c)^2 / dz = 2 max(0, c) dc/dz. */
    @Override
    public void addGradient(LatentTrajectories trajectories, int step, double[] weights, LatentTrajectories gradient) {
        GrowingDoubles scratch = pool.acquire();
        try {
            double[] scaled = scratch.atLeast(trajectories.candidates());
            inner.evaluate(trajectories, step, scaled);
            for (int n = 0; n < trajectories.candidates(); n++) {
                scaled[n] = 2 * Math.max(0, scaled[n]) * weights[n];
            }
            inner.addGradient(trajectories, step, scaled, gradient);
        } finally {
            pool.release(scratch);
        }
    }

    @Override
    public String toString() {
        return "max(0, " + inner + ")^2";
    }
}
