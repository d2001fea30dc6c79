package foresee.benchmarks.failure;

import foresee.benchmarks.Entrants;
import foresee.control.PlanEvent;
import foresee.envs.DistanceObjective;
import foresee.envs.Environment;
import foresee.envs.SimulatorModel;
import foresee.envs.Task;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.GoalCost;
import foresee.planning.HeldActionsCost;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a failed trial that should have brought it to the goal and did not: the first that was made once the agent was as near as it
 * ever came. Immutable.
 */
public final class TellingPlan {
    private final long step;
    private final Plan plan;
    private final Optional<LatentPath> path;
    private final Optional<CostLandscape> landscape;

    private TellingPlan(long step, Plan plan, Optional<LatentPath> path, Optional<CostLandscape> landscape) {
        this.step = step;
        this.plan = plan;
        this.path = path;
        this.landscape = landscape;
    }

    /**
     * What there is to show of a plan.
     *
     * @param state of the environment when it was made
     * @param seed of the landscape's directions
     */
    static TellingPlan of(Task task, Planned planned, float[] goal, PlanEvent event, float[] state, long seed) {
        Optional<LatentPath> path = planned instanceof Planned.InModel cell
                ? Optional.of(LatentPath.of(task, cell.model(), goal, event, state))
                : Optional.empty();
        ActionSpace space = task.environment().actionSpace();
        ActionSequence decisions =
                decisions(event.plan().actions(), planned.settings().hold());
        boolean drawable = space.isContinuous() && decisions.horizon() * decisions.actionSize() > 1;
        Optional<CostLandscape> landscape = drawable
                ? Optional.of(new CostLandscape(decisions, space, surfaces(task, planned, goal, event, state), seed))
                : Optional.empty();
        return new TellingPlan(event.tick(), event.plan(), path, landscape);
    }

    /** One action for each that was held (H / hold, A). */
    private static ActionSequence decisions(ActionSequence actions, int hold) {
        int size = actions.actionSize();
        double[] values = new double[actions.horizon() / hold * size];
        for (int k = 0; k < actions.horizon() / hold; k++) {
            System.arraycopy(actions.action(k * hold), 0, values, k * size, size);
        }
        return ActionSequence.of(actions.horizon() / hold, size, values);
    }

    private static Map<CostLandscape.Surface, TrajectoryCost> surfaces(
            Task task, Planned planned, float[] goal, PlanEvent event, float[] state) {
        Environment environment = task.environment();
        int hold = planned.settings().hold();
        SimulatorModel simulator = new SimulatorModel(environment, planned.actionChunk());
        Context now = Context.of(new Latent(state));
        Map<CostLandscape.Surface, TrajectoryCost> surfaces = new EnumMap<>(CostLandscape.Surface.class);
        if (planned instanceof Planned.InModel cell) {
            Latent seen = Entrants.seen(cell.model(), environment, goal);
            TrajectoryCost imagined = ShootingCost.of(cell.model(), event.context(), GoalCost.nearest(seen));
            TrajectoryCost rendered =
                    ShootingCost.of(simulator, now, new RenderedGoalCost(environment, cell.model(), goal));
            surfaces.put(CostLandscape.Surface.IMAGINED, HeldActionsCost.of(imagined, hold));
            surfaces.put(CostLandscape.Surface.TRUE_DYNAMICS, HeldActionsCost.of(rendered, hold));
        }
        TrajectoryCost distance = ShootingCost.of(simulator, now, new DistanceObjective(task, goal));
        surfaces.put(CostLandscape.Surface.TRUE_DISTANCE, HeldActionsCost.of(distance, hold));
        return surfaces;
    }

    /** Environment step at which it begins, from 0. */
    public long step() {
        return step;
    }

    /** The plan, one action per environment step. */
    public Plan plan() {
        return plan;
    }

    /** Its search, iteration by iteration. */
    public PlanTrace trace() {
        return plan.trace();
    }

    /** Where it leads, imagined and real; empty if it was not planned in a model. */
    public Optional<LatentPath> path() {
        return path;
    }

    /** What the plans around it cost; empty where actions are choices, or a plan is a single number. */
    public Optional<CostLandscape> landscape() {
        return landscape;
    }
}
