package foresee.benchmarks;

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
 * <p>Where a criterion asks to stay for more than {@value #BALANCE} steps, as that of a pole which falls over by itself does, it looks 24
 * steps ahead, and decides every 2. <b>Why:</b> random actions 48 steps ahead all let the pole fall, so that none is better than another.
 * In cart-pole it held 15 poles of 30 as elsewhere, 25 when it looked 24 steps ahead, 30 when it also decided every 2.
 */
public final class Oracle {
    /** Environment steps from one moment that is charged for to the next, as many as in the bundled models' steps. */
    public static final int ACTION_CHUNK = 4;

    private static final int BALANCE = 10;
    private static final int BALANCE_HORIZON = 24 / ACTION_CHUNK;
    private static final int BALANCE_INTERVAL = 2;

    private Oracle() {}

    /** The settings that suit a task. */
    public static PlannerSettings settings(Task task) {
        PlannerSettings settings = PlannerSettings.defaults();
        int half = Math.max(1, task.budget() / (2 * ACTION_CHUNK));
        PlannerSettings inBudget = settings.withHorizon(Math.min(settings.horizon(), half));
        return balances(task) ? quick(inBudget) : inBudget;
    }

    private static boolean balances(Task task) {
        return task.criteria().stream().anyMatch(criterion -> criterion.consecutive() > BALANCE);
    }

    private static PlannerSettings quick(PlannerSettings settings) {
        return settings.withHorizon(Math.min(settings.horizon(), BALANCE_HORIZON))
                .withHold(BALANCE_INTERVAL)
                .withReplanInterval(BALANCE_INTERVAL);
    }

    /** The oracle, as it takes part in an evaluation. */
    public static Entrant entrant(Task task) {
        return Entrants.simulator(task, settings(task), ACTION_CHUNK);
    }
}
