package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Optional;

/**
 * The single steps of a {@link HeldActionsCost.Differentiable}: those of the inner cost under held decisions, with gradients
 * by decisions.
 */
final class HeldSteps implements LiftedSteps {
    private final LiftedSteps inner;
    private final int hold;
    private final DifferentiableObjective objective;
    private final ScratchPool<HeldActions> pool;

    /** Steps under decisions that are held for {@code hold} environment steps. */
    HeldSteps(LiftedSteps inner, int hold, CostScratch scratch) {
        this.inner = inner;
        this.hold = hold;
        this.pool = scratch.heldActions();
        this.objective = new HeldObjective(inner.objective());
    }

    @Override
    public int steps(int horizon) {
        return inner.steps(Math.multiplyExact(horizon, hold));
    }

    @Override
    public int latentSize() {
        return inner.latentSize();
    }

    @Override
    public Latent start() {
        return inner.start();
    }

    @Override
    public DifferentiableObjective objective() {
        return objective;
    }

    @Override
    public void predict(ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        withHeld(actions, from, to, held -> inner.predict(held.actions(), 0, to - from, states, out));
    }

    @Override
    public void pullback(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        withHeld(actions, from, to, held -> {
            inner.pullback(held.actions(), 0, to - from, states, latentGradient, held.zeroGradient());
            held.addSums(actions, from, actionGradient);
        });
    }

    @Override
    public void rollout(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            double[] costs,
            double[] actionGradient) {
        withHeld(actions, from, to, held -> {
            inner.rollout(held.actions(), 0, to - from, trajectories, held.costs(), held.zeroGradient());
            System.arraycopy(held.costs(), 0, costs, from, to - from);
            held.addSums(actions, from, actionGradient);
        });
    }

    @Override
    public int inSlices(int count, SliceWork work, Stop stop) {
        return inner.inSlices(count, work, stop);
    }

    /** Something done with held actions. */
    @FunctionalInterface
    private interface HeldWork {
        void run(HeldActions held);
    }

    private void withHeld(ActionBatch decisions, int from, int to, HeldWork work) {
        HeldActions held = pool.acquire();
        try {
            held.hold(decisions, from, to, hold);
            work.run(held);
        } finally {
            pool.release(held);
        }
    }

    /** The inner objective of held actions. */
    private final class HeldObjective implements DifferentiableObjective {
        private final DifferentiableObjective inner;

        HeldObjective(DifferentiableObjective inner) {
            this.inner = inner;
        }

        @Override
        public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
            withHeld(actions, from, to, held -> {
                inner.evaluate(trajectories, held.actions(), 0, to - from, held.costs());
                System.arraycopy(held.costs(), 0, costs, from, to - from);
            });
        }

        @Override
        public void addGradient(
                LatentTrajectories trajectories,
                ActionBatch actions,
                int from,
                int to,
                double[] weights,
                LatentTrajectories latentGradient,
                double[] actionGradient) {
            withHeld(actions, from, to, held -> {
                System.arraycopy(weights, from, held.costs(), 0, to - from);
                inner.addGradient(
                        trajectories, held.actions(), 0, to - from, held.costs(), latentGradient, held.zeroGradient());
                held.addSums(actions, from, actionGradient);
            });
        }

        @Override
        public Optional<Latent> goal() {
            return inner.goal();
        }
    }
}
