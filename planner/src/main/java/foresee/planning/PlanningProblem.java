package foresee.planning;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.util.List;
import java.util.Optional;

/**
 * What a planner is asked: find H actions of the space that cost little, starting from a guess, within a budget.
 *
 * @param cost scores candidates (N,H,A)
 * @param actionSpace every action of the plan lies in it
 * @param guess (H,A): the warm start, and what is returned when the budget is zero; sets the horizon. Made to lie in the
 *     space and to keep the rate limit
 * @param budget how much may be spent
 * @param rateLimit how much an action may differ from the one before; in continuous spaces only
 * @param alternatives (H,A) each: more plans worth starting from, made executable like the guess, copied; a planner that has
 *     no use for them ignores them
 */
public record PlanningProblem(
        TrajectoryCost cost,
        ActionSpace actionSpace,
        ActionSequence guess,
        Budget budget,
        Optional<RateLimit> rateLimit,
        List<ActionSequence> alternatives) {
    public PlanningProblem {
        if (actionSpace.size() == 0) {
            throw new IllegalArgumentException(
                    "action space (size 0) must have a component to plan with: nothing acts here.");
        }
        if (guess.actionSize() != actionSpace.size()) {
            throw new IllegalArgumentException("action size of the guess (" + guess.actionSize()
                    + ") must be that of the action space (" + actionSpace.size() + ").");
        }
        rateLimit.ifPresent(limit -> check(limit, actionSpace));
        guess = executable(actionSpace, rateLimit, guess);
        for (ActionSequence alternative : alternatives) {
            check(alternative, guess);
        }
        alternatives = alternatives.stream()
                .map(alternative -> executable(actionSpace, rateLimit, alternative))
                .toList();
    }

    private static void check(ActionSequence alternative, ActionSequence guess) {
        if (alternative.horizon() != guess.horizon() || alternative.actionSize() != guess.actionSize()) {
            throw new IllegalArgumentException("alternatives (" + alternative.horizon() + " x "
                    + alternative.actionSize() + ") must be of the guess's shape (" + guess.horizon() + " x "
                    + guess.actionSize() + ").");
        }
    }

    private static ActionSequence executable(
            ActionSpace space, Optional<RateLimit> rateLimit, ActionSequence sequence) {
        double[] values = sequence.toArray();
        project(space, rateLimit, values, 0, values.length);
        return ActionSequence.of(sequence.horizon(), sequence.actionSize(), values);
    }

    /** A problem with no more than a guess to start from. */
    public PlanningProblem(
            TrajectoryCost cost,
            ActionSpace actionSpace,
            ActionSequence guess,
            Budget budget,
            Optional<RateLimit> rateLimit) {
        this(cost, actionSpace, guess, budget, rateLimit, List.of());
    }

    /** A problem whose actions may jump. */
    public PlanningProblem(TrajectoryCost cost, ActionSpace actionSpace, ActionSequence guess, Budget budget) {
        this(cost, actionSpace, guess, budget, Optional.empty());
    }

    private static void check(RateLimit limit, ActionSpace space) {
        if (limit.size() != space.size()) {
            throw new IllegalArgumentException("action size of the rate limit (" + limit.size()
                    + ") must be that of the action space (" + space.size() + ").");
        }
        if (!space.isContinuous()) {
            throw new IllegalArgumentException("action space (" + space + ") must be continuous for a rate limit.");
        }
        if (!space.contains(limit.previous(), 0)) {
            throw new IllegalArgumentException(limit + " must start from an action of the space (" + space + ").");
        }
    }

    /** A problem without a warm start: the guess is the centre of the space. */
    public static PlanningProblem of(TrajectoryCost cost, ActionSpace space, int horizon, Budget budget) {
        return new PlanningProblem(cost, space, ActionSequence.centered(space, horizon), budget);
    }

    /** Number of actions H in a plan. */
    public int horizon() {
        return guess.horizon();
    }

    /**
     * Makes the plan (H,A) at {@code offset} one that may be executed, in place: each action the nearest of the space, then
     * no further from the one before than the rate limit allows.
     */
    public void project(double[] plans, int offset) {
        project(actionSpace, rateLimit, plans, offset, guess.horizon() * guess.actionSize());
    }

    private static void project(
            ActionSpace space, Optional<RateLimit> rateLimit, double[] plans, int offset, int length) {
        for (int t = offset; t < offset + length; t += space.size()) {
            space.project(plans, t);
        }
        if (rateLimit.isPresent()) {
            rateLimit.get().apply(space, plans, offset, length);
        }
    }

    /** The same problem from another guess. */
    public PlanningProblem withGuess(ActionSequence other) {
        return new PlanningProblem(cost, actionSpace, other, budget, rateLimit, alternatives);
    }

    /** The same problem with another cost. */
    public PlanningProblem withCost(TrajectoryCost other) {
        return new PlanningProblem(other, actionSpace, guess, budget, rateLimit, alternatives);
    }

    /** The same problem with another budget. */
    public PlanningProblem withBudget(Budget other) {
        return new PlanningProblem(cost, actionSpace, guess, other, rateLimit, alternatives);
    }

    /** The same problem with a limit on how fast actions change. */
    public PlanningProblem withRateLimit(RateLimit limit) {
        return new PlanningProblem(cost, actionSpace, guess, budget, Optional.of(limit), alternatives);
    }

    /** The same problem with other {@link #alternatives}. */
    public PlanningProblem withAlternatives(List<ActionSequence> others) {
        return new PlanningProblem(cost, actionSpace, guess, budget, rateLimit, others);
    }

    /**
     * The cost, for a planner that needs its gradient.
     *
     * @throws IllegalArgumentException if it has none
     */
    public DifferentiableTrajectoryCost differentiableCost() {
        if (cost instanceof DifferentiableTrajectoryCost smooth) {
            return smooth;
        }
        throw new IllegalArgumentException("cost (" + cost.getClass().getSimpleName()
                + ") must have a gradient for this planner.\nMaybe use one that samples, such as CemPlanner.");
    }
}
