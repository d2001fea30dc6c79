package foresee.planning;

import foresee.model.ScratchPool;

/**
 * Working memory that costs made one after another share.
 *
 * <p><b>Why:</b> a controller makes its cost anew for each plan, since it starts from another context; with this, it makes the
 * trajectories that the cost needs only once.
 *
 * <p>Safe for several threads at once, each of which has its own piece. Costs of several shapes may share it; what has the wrong
 * shape is made again.
 */
public final class CostScratch {
    private final ScratchPool<Trajectories> trajectories = new ScratchPool<>(Trajectories::new);
    private final ScratchPool<LatentGradient> gradients = new ScratchPool<>(LatentGradient::new);
    private final ScratchPool<HeldActions> heldActions = new ScratchPool<>(HeldActions::new);

    /** Nothing yet; it grows with use. */
    public CostScratch() {}

    ScratchPool<Trajectories> trajectories() {
        return trajectories;
    }

    ScratchPool<LatentGradient> gradients() {
        return gradients;
    }

    ScratchPool<HeldActions> heldActions() {
        return heldActions;
    }
}
