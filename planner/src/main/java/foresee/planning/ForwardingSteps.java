package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;

/** The single steps of another cost, for wrappers that change one thing about them. */
abstract class ForwardingSteps implements LiftedSteps {
    private final LiftedSteps steps;

    ForwardingSteps(LiftedSteps steps) {
        this.steps = steps;
    }

    @Override
    public int inSlices(int count, SliceWork work, Stop stop) {
        return steps.inSlices(count, work, stop);
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
