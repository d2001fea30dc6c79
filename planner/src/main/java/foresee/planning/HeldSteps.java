package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The single steps of a {@link HeldActionsCost.Differentiable}: those of the inner cost under held decisions, with gradients
 * by decisions.
 */
final class HeldSteps implements LiftedSteps {
    private final LiftedSteps inner;
    private final int hold;
    private final DifferentiableObjective objective;
    private final ScratchPool<Scratch> pool = new ScratchPool<>(Scratch::new);

    /** Steps under decisions that are held for {@code hold} environment steps. */
    HeldSteps(LiftedSteps inner, int hold) {
        this.inner = inner;
        this.hold = hold;
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
        withHeld(actions, from, to, held -> inner.predict(held.actions, 0, to - from, states, out));
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
            inner.pullback(held.actions, 0, to - from, states, latentGradient, held.gradient);
            held.addSums(actions, from, hold, actionGradient);
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
            inner.rollout(held.actions, 0, to - from, trajectories, held.costs, held.gradient);
            System.arraycopy(held.costs, 0, costs, from, to - from);
            held.addSums(actions, from, hold, actionGradient);
        });
    }

    @Override
    public int inSlices(int count, SliceWork work, BooleanSupplier stop) {
        return inner.inSlices(count, work, stop);
    }

    /** Something done with held actions. */
    @FunctionalInterface
    private interface HeldWork {
        void run(Scratch held);
    }

    private void withHeld(ActionBatch decisions, int from, int to, HeldWork work) {
        Scratch scratch = pool.acquire();
        try {
            scratch.hold(decisions, from, to, hold);
            work.run(scratch);
        } finally {
            pool.release(scratch);
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
                inner.evaluate(trajectories, held.actions, 0, to - from, held.costs);
                System.arraycopy(held.costs, 0, costs, from, to - from);
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
                System.arraycopy(weights, from, held.costs, 0, to - from);
                inner.addGradient(trajectories, held.actions, 0, to - from, held.costs, latentGradient, held.gradient);
                held.addSums(actions, from, hold, actionGradient);
            });
        }

        @Override
        public Optional<Latent> goal() {
            return inner.goal();
        }
    }

    /** Held actions of some candidates, room for as many costs, and a gradient by the actions that starts at zero. */
    private static final class Scratch {
        private ActionBatch actions = new ActionBatch(1, 1, 1);
        private double[] costs = {};
        private double[] gradient = {};

        void hold(ActionBatch decisions, int from, int to, int hold) {
            int size = decisions.actionSize();
            ofShape(to - from, decisions.horizon() * hold, size);
            int source = decisions.offset(from, 0);
            for (int step = 0; step < actions.candidates() * actions.horizon(); step++) {
                System.arraycopy(decisions.values(), source + step / hold * size, actions.values(), step * size, size);
            }
            Arrays.fill(gradient, 0.0);
        }

        private void ofShape(int candidates, int horizon, int size) {
            if (actions.candidates() != candidates || actions.horizon() != horizon || actions.actionSize() != size) {
                actions = new ActionBatch(candidates, horizon, size);
                costs = new double[candidates];
                gradient = new double[actions.values().length];
            }
        }

        /** A decision's gradient is the sum of those by the actions it is held for. */
        void addSums(ActionBatch decisions, int from, int hold, double[] sums) {
            int size = decisions.actionSize();
            int start = decisions.offset(from, 0);
            for (int step = 0; step < actions.candidates() * actions.horizon(); step++) {
                for (int i = 0; i < size; i++) {
                    sums[start + step / hold * size + i] += gradient[step * size + i];
                }
            }
        }
    }
}
