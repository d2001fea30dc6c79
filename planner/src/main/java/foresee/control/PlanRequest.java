package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.Context;
import java.util.List;

/**
 * All that a plan depends on besides model, objectives, planner and settings: the same request gives the same plan, bit for
 * bit, where the budget is in evaluations.
 *
 * @param tick environment step at which the plan begins, from 0 at the start of the episode
 * @param context what it is imagined from, as of {@code tick}: observed, or predicted where the plan was started before
 * @param guess one action per decision (H / hold, A): the warm start
 * @param previous the action executed before {@code tick} (1,A), from which a rate limit counts; the centre of the space at
 *     the beginning
 * @param seed what the planner is given
 * @param alternatives (H / hold, A) each: the last plan's alternatives, moved on like the guess; copied
 * @param goal which of the controller's goals it is for, from 0
 */
public record PlanRequest(
        long tick,
        Context context,
        ActionSequence guess,
        ActionSequence previous,
        long seed,
        List<ActionSequence> alternatives,
        int goal) {
    public PlanRequest {
        alternatives = List.copyOf(alternatives);
        if (goal < 0) {
            throw new IllegalArgumentException("goal (" + goal + ") must not be negative.");
        }
    }

    /** A request for the first goal, with no more than a guess to start from. */
    public PlanRequest(long tick, Context context, ActionSequence guess, ActionSequence previous, long seed) {
        this(tick, context, guess, previous, seed, List.of(), 0);
    }
}
