package foresee.envs;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.planning.Objective;
import foresee.planning.TrajectoryCost;

/**
 * The true simulator as a trajectory cost: candidates are carried out from a state and scored by what they lead to.
 *
 * <p>J(n) = objective(step(... step(start, a(n,1)) ..., a(n,H)))
 *
 * <p><b>Shapes:</b> actions (N,H,A), costs (N). Safe for several threads at once.
 */
public final class SimulatorCost implements TrajectoryCost {
    private final SimulatorModel model;
    private final Context start;
    private final Objective objective;

    /** Any objective over states, one environment step per trajectory step. */
    public SimulatorCost(Environment environment, float[] start, Objective objective) {
        this.model = new SimulatorModel(environment);
        this.start = Context.of(new Latent(start));
        this.objective = objective;
    }

    /** Ground-truth distance to a case's goal from its start. */
    public static SimulatorCost of(Task task, Task.Case problem) {
        return new SimulatorCost(task.environment(), problem.start(), new DistanceObjective(task, problem.goal()));
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        LatentTrajectories trajectories = new LatentTrajectories(to - from, actions.horizon(), model.latentSize());
        model.rollout(start, actions, from, to, trajectories);
        objective.evaluate(trajectories, actions, from, to, costs);
    }
}
