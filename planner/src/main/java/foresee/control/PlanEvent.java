package foresee.control;

import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.Plan;

/**
 * One plan that a controller has made.
 *
 * @param observation what was seen when it was made
 * @param request what it was made from
 * @param plan the planner's answer, its actions held: one per environment step (H,A); rolled out from the context they give
 *     the imagined path
 * @param wallNanos how long the whole call of {@link MpcController#act} took, listeners excluded
 * @param cpuNanos processor time of the calling thread in it, helper threads not included; -1 where it cannot be measured
 */
public record PlanEvent(Observation observation, PlanRequest request, Plan plan, long wallNanos, long cpuNanos) {

    /** Environment step at which the plan begins, from 0 at the start of the episode. */
    public long tick() {
        return request.tick();
    }

    /** What the plan was imagined from. */
    public Context context() {
        return request.context();
    }

    /** The latest latent of the context. */
    public Latent observed() {
        return request.context().now();
    }

    /** What the planner was given. */
    public long seed() {
        return request.seed();
    }
}
