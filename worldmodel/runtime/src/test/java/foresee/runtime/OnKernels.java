package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.runtime.vector.Kernels;

/** A {@link CompiledWorldModel} whose kernels are chosen by the test, not by what is fast here and now. */
final class OnKernels implements DifferentiableWorldModel {
    private final ModelCard card;
    private final FrameEncoder encoder;
    private final Dynamics dynamics;
    private final Kernels kernels;

    OnKernels(ModelFile file, Kernels kernels) {
        this.card = file.card();
        this.encoder = new FrameEncoder(file);
        this.dynamics = new Dynamics(file);
        this.kernels = kernels;
    }

    @Override
    public int latentSize() {
        return card.architecture().latentSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return card.actionSpace();
    }

    @Override
    public int actionChunk() {
        return card.architecture().actionChunk();
    }

    @Override
    public int history() {
        return dynamics.window();
    }

    @Override
    public Latent encode(Observation observation) {
        return encoder.encode(kernels, observation);
    }

    @Override
    public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        dynamics.rollout(kernels, context, actions, from, to, out);
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
        dynamics.pullback(kernels, context, actions, from, to, trajectories, latentGradient, actionGradient);
    }

    @Override
    public void predictSteps(
            Context context, ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        dynamics.predictSteps(kernels, context, actions, from, to, states, out);
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
        dynamics.pullbackSteps(kernels, context, actions, from, to, states, latentGradient, actionGradient);
    }
}
