package foresee.control;

import foresee.model.ActionSpace;
import foresee.planning.Cancellation;
import foresee.planning.CostScratch;
import foresee.planning.HeldActionsCost;
import foresee.planning.Objective;
import foresee.planning.ParallelCost;
import foresee.planning.Plan;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.TrajectoryCost;
import java.util.List;

/**
 * Answers requests for plans: makes the problem out of imagination, goal and settings, and has the planner solve it.
 *
 * <p>{@link #close}, from any thread, ends a running plan within one slice.
 */
final class Deliberation implements AutoCloseable {
    private final Imagination imagination;
    private final ActionSpace space;
    private final List<Goal> goals;
    private final Planner planner;
    private final MpcConfig config;
    private final Cancellation cancellation;
    private final ParallelCost workers;
    private final CostScratch scratch = new CostScratch();

    Deliberation(Imagination imagination, ActionSpace space, List<Goal> goals, Planner planner, MpcConfig config) {
        this.imagination = imagination;
        this.space = space;
        this.goals = List.copyOf(goals);
        this.planner = planner;
        this.config = config;
        this.cancellation = config.budget().cancellation().child();
        this.workers = new ParallelCost((actions, from, to, costs) -> {}, config.threads());
    }

    /** A switch for one plan, which is on when this is closed. */
    Cancellation cancellation() {
        return cancellation.child();
    }

    /** Whether a thread is one of those that compute costs for the one that plans. */
    boolean isHelpedBy(Thread thread) {
        return workers.isHelper(thread);
    }

    /** The planner's answer, on the calling thread. */
    Plan plan(PlanRequest request) {
        return plan(request, cancellation());
    }

    /** The planner's answer, its actions and those of its alternatives held: one per environment step (H,A). */
    Plan plan(PlanRequest request, Cancellation switchOff) {
        Plan decisions = planner.plan(problem(request, switchOff), request.seed());
        return new Plan(
                decisions.actions().held(config.hold()),
                decisions.cost(),
                decisions.verdict(),
                decisions.trace(),
                decisions.alternatives().stream()
                        .map(other -> other.held(config.hold()))
                        .toList());
    }

    private PlanningProblem problem(PlanRequest request, Cancellation switchOff) {
        Objective objective =
                goals.get(request.goal()).objective().after(request.previous().action(0));
        TrajectoryCost cost =
                HeldActionsCost.of(imagination.cost(request.context(), objective), config.hold(), scratch);
        return new PlanningProblem(
                config.threads() == 1 ? cost : workers.around(cost),
                space,
                request.guess(),
                config.budget().with(switchOff),
                config.rateLimit().map(limit -> limit.after(request.previous().action(0))),
                request.alternatives());
    }

    @Override
    public void close() {
        cancellation.cancel();
        workers.close();
    }
}
