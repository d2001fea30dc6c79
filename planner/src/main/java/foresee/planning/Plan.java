package foresee.planning;

import foresee.model.ActionSequence;
import java.util.List;

/**
 * The answer of a planner: the best sequence, what it costs, and how much to trust it.
 *
 * @param actions (H,A), inside the action space
 * @param cost of these actions; NaN if nothing could be scored
 * @param verdict what to know before acting on it
 * @param trace what happened per iteration
 * @param alternatives other good sequences (H,A) that the planner ended with, cheapest first, copied: a later search may
 *     start from them too ({@link PlanningProblem#alternatives}); empty for most planners
 */
public record Plan(
        ActionSequence actions, double cost, Verdict verdict, PlanTrace trace, List<ActionSequence> alternatives) {
    public Plan {
        alternatives = List.copyOf(alternatives);
    }

    /** A plan without alternatives. */
    public Plan(ActionSequence actions, double cost, Verdict verdict, PlanTrace trace) {
        this(actions, cost, verdict, trace, List.of());
    }

    /**
     * What to know before acting on a plan.
     *
     * @param improved whether the plan costs less than the guess did
     * @param atBounds share of the plan's actions, 0 to 1, that lie on the edge of the action space
     * @param nonFiniteCosts how many candidates scored NaN or infinite
     * @param violation by how much the plan breaks the constraint that it breaks most, in that constraint's unit; 0 if it
     *     keeps all or there is none, NaN if it could not be told
     */
    public record Verdict(boolean improved, double atBounds, long nonFiniteCosts, double violation) {

        /** The verdict where there are no constraints. */
        public Verdict(boolean improved, double atBounds, long nonFiniteCosts) {
            this(improved, atBounds, nonFiniteCosts, 0);
        }
    }
}
