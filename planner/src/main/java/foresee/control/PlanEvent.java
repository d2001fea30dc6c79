package foresee.control;

import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.Plan;
import java.util.List;

/**
 * One plan that a controller has made.
 *
 * @param observation what was seen when it was started
 * @param request what it was made from
 * @param plan the planner's answer, its actions held: one per environment step (H,A)
 * @param adoption whether it was acted on
 * @param wallNanos how long it took, in nanoseconds: without a delay all of {@link MpcController#act} up to the plan, with one
 *     the search alone
 * @param cpuNanos processor time of the planning thread in it, helper threads not included; -1 where it cannot be measured
 */
public record PlanEvent(
        Observation observation, PlanRequest request, Plan plan, Adoption adoption, long wallNanos, long cpuNanos) {

    /** A plan that took effect when it was to. */
    public PlanEvent(Observation observation, PlanRequest request, Plan plan, long wallNanos, long cpuNanos) {
        this(observation, request, plan, Adoption.ON_TIME, wallNanos, cpuNanos);
    }

    /** Environment step at which the plan begins, from 0 at the start of the episode. */
    public long tick() {
        return request.tick();
    }

    /** What the plan was imagined from. */
    public Context context() {
        return request.context();
    }

    /** The latest latent of the context: of the observation, or with a delay what it was predicted to lead to. */
    public Latent observed() {
        return request.context().now();
    }

    /** What the planner was given. */
    public long seed() {
        return request.seed();
    }

    /**
     * Where the plan leads as a model imagines it, computed anew by each call.
     *
     * @param model the controller's, or another with the same latents
     * @return the latent after each model step (H / k)
     */
    public List<Latent> imagined(WorldModel model) {
        return Forecast.after(model, context(), plan.actions());
    }
}
