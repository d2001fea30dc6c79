package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;

/** The single steps of a {@link ShootingCost.Differentiable}: those of its world model. */
final class ShootingSteps implements LiftedSteps {
    private final DifferentiableWorldModel model;
    private final Context context;
    private final DifferentiableObjective objective;
    private final ScratchPool<LatentGradient> pool;

    /** A context that fits the model, as {@link ShootingCost} has checked. */
    ShootingSteps(
            DifferentiableWorldModel model, Context context, DifferentiableObjective objective, CostScratch scratch) {
        this.model = model;
        this.context = context;
        this.objective = objective;
        this.pool = scratch.gradients();
    }

    @Override
    public int steps(int horizon) {
        if (horizon % model.actionChunk() != 0) {
            throw new IllegalArgumentException("horizon (" + horizon
                    + ") must be a multiple of the model's action chunk (" + model.actionChunk() + ").");
        }
        return horizon / model.actionChunk();
    }

    @Override
    public int latentSize() {
        return model.latentSize();
    }

    @Override
    public Latent start() {
        return context.now();
    }

    @Override
    public DifferentiableObjective objective() {
        return objective;
    }

    @Override
    public void predict(ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        model.predictSteps(context, actions, from, to, states, out);
    }

    @Override
    public void pullback(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        model.pullbackSteps(context, actions, from, to, states, latentGradient, actionGradient);
    }

    @Override
    public void rollout(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            double[] costs,
            double[] actionGradient) {
        LatentGradient scratch = pool.acquire();
        try (DifferentiableWorldModel.Tape tape = model.rolloutOntoTape(context, actions, from, to, trajectories)) {
            objective.evaluate(trajectories, actions, from, to, costs);
            LatentTrajectories gradient = scratch.zerosLike(trajectories);
            objective.addGradient(trajectories, actions, from, to, scratch.ones(to), gradient, actionGradient);
            tape.pullback(gradient, actionGradient);
        } finally {
            pool.release(scratch);
        }
    }
}
