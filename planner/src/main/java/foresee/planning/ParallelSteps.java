package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.function.BooleanSupplier;

/** Another cost's single steps, whose slices go over the threads of a {@link ParallelCost}. */
final class ParallelSteps implements LiftedSteps {
    private final LiftedSteps steps;
    private final Slices slices;

    ParallelSteps(LiftedSteps steps, Slices slices) {
        this.steps = steps;
        this.slices = slices;
    }

    /** {@link LiftedSteps#inSlices}. */
    @FunctionalInterface
    interface Slices {
        int run(int count, SliceWork work, BooleanSupplier stop);
    }

    @Override
    public int inSlices(int count, SliceWork work, BooleanSupplier stop) {
        return slices.run(count, work, stop);
    }

    @Override
    public int steps(int horizon) {
        return steps.steps(horizon);
    }

    @Override
    public int latentSize() {
        return steps.latentSize();
    }

    @Override
    public Latent start() {
        return steps.start();
    }

    @Override
    public DifferentiableObjective objective() {
        return steps.objective();
    }

    @Override
    public void predict(ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        steps.predict(actions, from, to, states, out);
    }

    @Override
    public void pullback(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        steps.pullback(actions, from, to, states, latentGradient, actionGradient);
    }

    @Override
    public void rollout(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            double[] costs,
            double[] actionGradient) {
        steps.rollout(actions, from, to, trajectories, costs, actionGradient);
    }
}
