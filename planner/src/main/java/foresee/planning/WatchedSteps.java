package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;

/**
 * The single steps of a {@link WatchedCost}: its witness sees every rollout, once a round of slices is done, in the order of the
 * candidates. For one search at a time.
 */
final class WatchedSteps extends ForwardingSteps {
    private final int constraints;
    private final WatchedCost.Witness witness;
    private final ScratchPool<Imagined> pool;
    private volatile Rollouts rollouts;

    /** What one round of slices has rolled out. */
    private static final class Rollouts {
        private final Terms terms;
        private volatile ActionBatch actions = new ActionBatch(1, 1, 1);
        private volatile double[] costs = {};

        Rollouts(int constraints, int count) {
            this.terms = new Terms(constraints, count);
        }
    }

    /**
     * @param steps those of the same Lagrangian, unwatched, on as many threads as there are
     * @param pool imaginations of that Lagrangian, for one thread each
     */
    WatchedSteps(LiftedSteps steps, int constraints, WatchedCost.Witness witness, ScratchPool<Imagined> pool) {
        super(steps);
        this.constraints = constraints;
        this.witness = witness;
        this.pool = pool;
        this.rollouts = new Rollouts(constraints, 0);
    }

    @Override
    public int inSlices(int count, SliceWork work, Stop stop) {
        Rollouts mine = new Rollouts(constraints, count);
        rollouts = mine;
        int done = super.inSlices(count, work, stop);
        mine.terms.resize(mine.costs.length == 0 ? 0 : done); // where nothing was rolled out there is nothing to see
        witness.see(mine.actions, 0, mine.costs, mine.terms);
        return done;
    }

    @Override
    public void rollout(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            double[] costs,
            double[] actionGradient) {
        Rollouts mine = rollouts;
        Imagined imagined = pool.acquire();
        try {
            Terms terms = imagined.rollout(actions, from, to, trajectories, costs, actionGradient);
            mine.terms.copy(terms, from);
            mine.costs = costs;
            mine.actions = actions;
        } finally {
            pool.release(imagined);
        }
    }
}
