package foresee.control;

import foresee.model.WorldModel;
import foresee.planning.Cancellation;
import foresee.planning.HeldActionsCost;
import foresee.planning.Objective;
import foresee.planning.ParallelCost;
import foresee.planning.Plan;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;

/**
 * Answers requests for plans: makes the problem out of model, objective and settings, and has the planner solve it.
 *
 * <p>{@link #close}, from any thread, ends a running plan within one slice.
 */
final class Deliberation implements AutoCloseable {
    private final WorldModel model;
    private final Objective objective;
    private final Planner planner;
    private final MpcConfig config;
    private final Cancellation cancellation;
    private final ParallelCost workers;

    Deliberation(WorldModel model, Objective objective, Planner planner, MpcConfig config) {
        if (config.horizon() % model.actionChunk() != 0) {
            throw new IllegalArgumentException("horizon (" + config.horizon()
                    + ") must be a multiple of the model's action chunk (" + model.actionChunk() + ").");
        }
        this.model = model;
        this.objective = objective;
        this.planner = planner;
        this.config = config;
        this.cancellation = config.budget().cancellation().child();
        this.workers = new ParallelCost((actions, from, to, costs) -> {}, config.threads());
    }

    /** The planner's answer, its actions and those of its alternatives held: one per environment step (H,A). */
    Plan plan(PlanRequest request) {
        Plan decisions = planner.plan(problem(request), request.seed());
        return new Plan(
                decisions.actions().held(config.hold()),
                decisions.cost(),
                decisions.verdict(),
                decisions.trace(),
                decisions.alternatives().stream()
                        .map(other -> other.held(config.hold()))
                        .toList());
    }

    private PlanningProblem problem(PlanRequest request) {
        Objective current = objective.after(request.previous().action(0));
        TrajectoryCost cost = HeldActionsCost.of(ShootingCost.of(model, request.context(), current), config.hold());
        return new PlanningProblem(
                config.threads() == 1 ? cost : workers.around(cost),
                model.actionSpace(),
                request.guess(),
                config.budget().with(cancellation),
                config.rateLimit().map(limit -> limit.after(request.previous().action(0))),
                request.alternatives());
    }

    @Override
    public void close() {
        cancellation.cancel();
        workers.close();
    }
}
