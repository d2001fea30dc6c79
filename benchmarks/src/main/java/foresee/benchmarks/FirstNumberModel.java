package foresee.benchmarks;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;

/** The least model there is: its latent is the first number of the action just taken. z(t) = a(t,1), D = 1. */
final class FirstNumberModel implements DifferentiableWorldModel {
    private final ActionSpace space;

    FirstNumberModel(ActionSpace space) {
        this.space = space;
    }

    @Override
    public int latentSize() {
        return 1;
    }

    @Override
    public ActionSpace actionSpace() {
        return space;
    }

    @Override
    public int actionChunk() {
        return 1;
    }

    @Override
    public Latent encode(Observation observation) {
        return new Latent(new float[1]);
    }

    @Override
    public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        for (int n = from; n < to; n++) {
            for (int t = 0; t < actions.horizon(); t++) {
                out.set(n - from, t, 0, (float) actions.get(n, t, 0));
            }
        }
    }

    @Override
    public void pullback(
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        for (int n = from; n < to; n++) {
            for (int t = 0; t < actions.horizon(); t++) {
                actionGradient[actions.offset(n, t)] += latentGradient.get(n - from, t, 0);
            }
        }
    }

    @Override
    public void predictSteps(
            Context context, ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        rollout(context, actions, from, to, out);
    }

    @Override
    public void pullbackSteps(
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        pullback(context, actions, from, to, states, latentGradient, actionGradient);
    }
}
