package foresee.benchmarks;

import foresee.envs.Environment;
import foresee.envs.Task;

/**
 * The planner with which the true simulator is planned in unless something else is asked for: what the published ceilings are
 * measured with.
 *
 * @param settings of the planner
 * @param actionChunk environment steps from one moment that is charged for to the next
 */
public record Oracle(PlannerSettings settings, int actionChunk) {

    /** The settings that suit an environment. */
    public static Oracle of(Environment environment) {
        PlannerSettings settings = PlannerSettings.defaults();
        return switch (environment.id()) {
            case "point-maze", "push-t", "push-disc" -> new Oracle(settings.withHorizon(6), 4);
            default -> new Oracle(settings, 4);
        };
    }

    /** It, as it takes part in an evaluation of a task. */
    public Entrant entrant(Task task) {
        return Entrants.simulator(task, settings, actionChunk);
    }
}
