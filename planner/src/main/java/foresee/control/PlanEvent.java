package foresee.control;

import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.Plan;

/**
 * One plan that a controller has made.
 *
 * @param tick environment step at which it begins, from 0 at the start of the episode
 * @param observed what the frame of this step was encoded to
 * @param context what the plan was imagined from; its latest latent is {@code observed}
 * @param plan the planner's answer, its actions held: one per environment step (H,A); rolled out from the context they give
 *     the imagined path
 * @param seed what the planner was given
 * @param wallNanos how long the whole call of {@link MpcController#act} took, listeners excluded
 * @param cpuNanos processor time of the calling thread in it, helper threads not included; -1 where it cannot be measured
 */
public record PlanEvent(
        long tick, Latent observed, Context context, Plan plan, long seed, long wallNanos, long cpuNanos) {}
