package foresee.benchmarks;

import foresee.envs.DistanceObjective;
import foresee.envs.Sweep;
import foresee.envs.SweptStuff;
import foresee.envs.Task;

/**
 * The planner with which the true simulator is planned in unless something else is asked for: what the published ceilings are
 * measured with.
 *
 * <p>The default planner, as far ahead as half of the task's budget, and no further than by default: 24 environment steps of
 * {@code ahead-25}, 48 of most others.
 *
 * <p><b>Why:</b> half of the budget is how far the goals of {@code ahead-k} are. In push-t {@code ahead-75} it reached 4 goals of 8
 * when it looked 24 steps ahead, 8 of 10 when 48; too few trials to say by how much that is better.
 *
 * <p>Where a task {@link Task#asksToStay}, it looks 24 steps ahead, decides every 2, and charges more for the whole way ({@link
 * DistanceObjective#STAYING_SHARE}). <b>Why:</b> the nearest approach alone lets go of a pole that was upright once: 6 poles of 100 were held
 * for a second. With the larger share 15 of 30 were, 25 when it looked 24 steps ahead instead of 48, 30 when it also decided every 2.
 *
 * <p>Grains ({@link SweptStuff#GRAINS}) it sweeps looking 24 steps ahead. <b>Why:</b> of {@code ahead-50} it reached the same 3 goals of 4 as when it
 * looked 48 ahead, with half the work a plan. The larger share of the whole way, alone or with a charge for the tool's way to the nearest
 * piece that is out of place, reached no more: 5 of 6 each.
 */
public final class Oracle {
    /** Environment steps from one moment that is charged for to the next, as many as in the bundled models' steps. */
    public static final int ACTION_CHUNK = 4;

    private static final int SHORT_HORIZON = 24 / ACTION_CHUNK;
    private static final int STAYING_INTERVAL = 2;

    private Oracle() {}

    /** The settings that suit a task. */
    public static PlannerSettings settings(Task task) {
        PlannerSettings settings = PlannerSettings.defaults();
        int half = Math.max(1, task.budget() / (2 * ACTION_CHUNK));
        PlannerSettings inBudget = settings.withHorizon(Math.min(settings.horizon(), half));
        if (task.asksToStay()) {
            return near(inBudget).withHold(STAYING_INTERVAL).withReplanInterval(STAYING_INTERVAL);
        }
        boolean grains = task.environment() instanceof Sweep table && table.stuff() == SweptStuff.GRAINS;
        return grains ? near(inBudget) : inBudget;
    }

    private static PlannerSettings near(PlannerSettings settings) {
        return settings.withHorizon(Math.min(settings.horizon(), SHORT_HORIZON));
    }

    /** The oracle, as it takes part in an evaluation. */
    public static Entrant entrant(Task task) {
        return Entrants.simulator(task, settings(task), ACTION_CHUNK);
    }
}
