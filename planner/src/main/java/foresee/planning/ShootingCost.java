package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import foresee.model.WorldModel;
import java.util.Optional;

/**
 * The cost of acting in imagination: a world model rolls the candidates out from a context, an objective scores what it
 * predicts.
 *
 * <p>J(n) = objective(z(n,1..H'), a(n,1..H)),   z(n,t) = predict(z(n,t-1), a(n,t))
 *
 * <p><b>Shapes:</b> actions (N,H,A) with H a multiple of the model's action chunk k, H' = H / k. Safe for several threads at
 * once; each keeps its own trajectories, so a call allocates nothing once as many threads have called before, this cost or another
 * of the same {@link CostScratch}.
 */
public final class ShootingCost implements TrajectoryCost {
    private final WorldModel model;
    private final Context context;
    private final Objective objective;
    private final ScratchPool<Trajectories> pool;

    private ShootingCost(WorldModel model, Context context, Objective objective, CostScratch scratch) {
        check(model, context);
        this.model = model;
        this.context = context;
        this.objective = objective;
        this.pool = scratch.trajectories();
    }

    /**
     * The cost of an objective in a model: a {@link Differentiable} one if both have gradients; of a
     * {@link ConstrainedObjective} a {@link ConstrainedCost}.
     *
     * @throws IllegalArgumentException if the context is not as long as the model's history or its latents have another size
     */
    public static TrajectoryCost of(WorldModel model, Context context, Objective objective) {
        return of(model, context, objective, new CostScratch());
    }

    /**
     * The same, with working memory that other costs use, too.
     *
     * @throws IllegalArgumentException if the context is not as long as the model's history or its latents have another size
     */
    public static TrajectoryCost of(WorldModel model, Context context, Objective objective, CostScratch scratch) {
        if (objective instanceof ConstrainedObjective constrained) {
            return ConstrainedCost.of(part -> of(model, context, part, scratch), constrained);
        }
        return model instanceof DifferentiableWorldModel smoothModel
                        && objective instanceof DifferentiableObjective smoothObjective
                ? new Differentiable(smoothModel, context, smoothObjective, scratch)
                : new ShootingCost(model, context, objective, scratch);
    }

    /**
     * A cost with a gradient, since model and objective both have one.
     *
     * @throws IllegalArgumentException if the context is not as long as the model's history or its latents have another size
     */
    public static Differentiable of(
            DifferentiableWorldModel model, Context context, DifferentiableObjective objective) {
        return new Differentiable(model, context, objective, new CostScratch());
    }

    private static void check(WorldModel model, Context context) {
        if (context.latents().size() != model.history()) {
            throw new IllegalArgumentException("latents in the context ("
                    + context.latents().size() + ") must be as many as the model's history (" + model.history() + ").");
        }
        for (Latent latent : context.latents()) {
            if (latent.size() != model.latentSize()) {
                throw new IllegalArgumentException("latent size of the context (" + latent.size()
                        + ") must be that of the model (" + model.latentSize() + ").");
            }
        }
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        Trajectories scratch = pool.acquire();
        try {
            LatentTrajectories latents = scratch.ofShape(to - from, steps(actions), model.latentSize());
            model.rollout(context, actions, from, to, latents);
            objective.evaluate(latents, actions, from, to, costs);
        } finally {
            pool.release(scratch);
        }
    }

    private int steps(ActionBatch actions) {
        if (actions.horizon() % model.actionChunk() != 0) {
            throw new IllegalArgumentException("horizon (" + actions.horizon()
                    + ") must be a multiple of the model's action chunk (" + model.actionChunk() + ").");
        }
        return actions.horizon() / model.actionChunk();
    }

    /** A {@link ShootingCost} with a gradient by actions. */
    public static final class Differentiable implements DifferentiableTrajectoryCost {
        private final ShootingCost cost;
        private final ShootingSteps lifted;

        private Differentiable(
                DifferentiableWorldModel model,
                Context context,
                DifferentiableObjective objective,
                CostScratch scratch) {
            this.cost = new ShootingCost(model, context, objective, scratch);
            this.lifted = new ShootingSteps(model, context, objective, scratch);
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return Optional.of(lifted);
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            cost.evaluate(actions, from, to, costs);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
            Trajectories scratch = cost.pool.acquire();
            try {
                int steps = lifted.steps(actions.horizon());
                LatentTrajectories latents = scratch.ofShape(to - from, steps, lifted.latentSize());
                lifted.rollout(actions, from, to, latents, costs, actionGradient);
            } finally {
                cost.pool.release(scratch);
            }
        }
    }
}
