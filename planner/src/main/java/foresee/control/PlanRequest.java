package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.Context;
import java.util.List;

/**
 * All that a plan depends on besides model, objective, planner and settings: the same request gives the same plan, bit for
 * bit, where the budget is in evaluations.
 *
 * @param tick environment step at which the plan begins, from 0 at the start of the episode
 * @param context what it is imagined from
 * @param guess one action per decision (H / hold, A): the warm start
 * @param previous the action executed last (1,A), from which a rate limit counts; the centre of the space at the beginning
 * @param seed what the planner is given
 * @param alternatives (H / hold, A) each: the last plan's alternatives, moved on like the guess; copied
 */
public record PlanRequest(
        long tick,
        Context context,
        ActionSequence guess,
        ActionSequence previous,
        long seed,
        List<ActionSequence> alternatives) {
    public PlanRequest {
        alternatives = List.copyOf(alternatives);
    }

    /** A request with no more than a guess to start from. */
    public PlanRequest(long tick, Context context, ActionSequence guess, ActionSequence previous, long seed) {
        this(tick, context, guess, previous, seed, List.of());
    }
}
