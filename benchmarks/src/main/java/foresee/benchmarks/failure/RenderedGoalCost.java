package foresee.benchmarks.failure;

import foresee.benchmarks.Entrants;
import foresee.envs.Environment;
import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.GoalCost;
import foresee.planning.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * The latent cost of a learned model over true states: each is rendered and encoded, and {@link GoalCost} scores these latents.
 *
 * <p>J(n) = goalCost(z(n,1..H')),   z(n,t) = encode(render(s(n,t))),   toward g = encode(render(goal))
 *
 * <p><b>Shapes:</b> trajectories (N,H',S) of states, latents (N,H',D), costs (N). <b>Units:</b> squared latent units of the model.
 * <b>Why:</b> what the planner would see if the model predicted without error; whatever still goes wrong is not the
 * predictor's fault. No gradient: there is none through physics and paint.
 */
public final class RenderedGoalCost implements Objective {
    private final Environment environment;
    private final WorldModel model;
    private final GoalCost cost;

    /**
     * The default goal cost.
     *
     * @param model that encodes; its predictions are not used
     * @param goal a state of the environment
     */
    public RenderedGoalCost(Environment environment, WorldModel model, float[] goal) {
        this.environment = environment;
        this.model = model;
        this.cost = GoalCost.nearest(Entrants.seen(model, environment, goal));
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        if (trajectories.latentSize() != environment.stateSize()) {
            throw new IllegalArgumentException("state size of the trajectories (" + trajectories.latentSize()
                    + ") must be that of the environment (" + environment.stateSize() + ").");
        }
        cost.evaluate(encoded(trajectories), actions, from, to, costs);
    }

    private LatentTrajectories encoded(LatentTrajectories states) {
        LatentTrajectories latents = new LatentTrajectories(states.candidates(), states.steps(), model.latentSize());
        for (int t = 0; t < states.steps(); t++) {
            List<Latent> seen = model.encodeAll(pictures(states, t));
            for (int n = 0; n < seen.size(); n++) {
                store(seen.get(n), n, t, latents);
            }
        }
        return latents;
    }

    private List<Observation> pictures(LatentTrajectories states, int t) {
        List<Observation> pictures = new ArrayList<>();
        for (int n = 0; n < states.candidates(); n++) {
            pictures.add(
                    Entrants.observe(model, environment, states.latent(n, t).toArray()));
        }
        return pictures;
    }

    private static void store(Latent latent, int n, int t, LatentTrajectories out) {
        for (int d = 0; d < latent.size(); d++) {
            out.set(n, t, d, latent.get(d));
        }
    }
}
