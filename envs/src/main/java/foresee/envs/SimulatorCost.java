package foresee.envs;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.Objective;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;

/**
 * The true simulator as a trajectory cost: candidates are carried out from a state and scored by what they lead to.
 *
 * <p>J(n) = objective(step(... step(start, a(n,1)) ..., a(n,H)))
 *
 * <p><b>Shapes:</b> actions (N,H,A), costs (N). Safe for several threads at once.
 */
public final class SimulatorCost implements TrajectoryCost {
    private final TrajectoryCost cost;

    /**
     * Any objective over states, one environment step per trajectory step.
     *
     * @param start a state of the environment, copied
     * @throws IllegalArgumentException if it is not of the state's size
     */
    public SimulatorCost(Environment environment, float[] start, Objective objective) {
        this.cost = ShootingCost.of(new SimulatorModel(environment), Context.of(new Latent(start)), objective);
    }

    /** Ground-truth distance to a case's goal from its start. */
    public static SimulatorCost of(Task task, Task.Case problem) {
        return new SimulatorCost(task.environment(), problem.start(), new DistanceObjective(task, problem.goal()));
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        cost.evaluate(actions, from, to, costs);
    }
}
