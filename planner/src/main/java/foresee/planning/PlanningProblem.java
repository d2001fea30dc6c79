package foresee.planning;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;

/**
 * What a planner is asked: find H actions of the space that cost little, starting from a guess, within a budget.
 *
 * @param cost scores candidates (N,H,A)
 * @param actionSpace every action of the plan lies in it
 * @param guess (H,A): the warm start, and what is returned when the budget is zero; sets the horizon
 * @param budget how much may be spent
 */
public record PlanningProblem(TrajectoryCost cost, ActionSpace actionSpace, ActionSequence guess, Budget budget) {
    public PlanningProblem {
        if (guess.actionSize() != actionSpace.size()) {
            throw new IllegalArgumentException("action size of the guess (" + guess.actionSize()
                    + ") must be that of the action space (" + actionSpace.size() + ").");
        }
        guess = projected(guess, actionSpace);
    }

    private static ActionSequence projected(ActionSequence guess, ActionSpace space) {
        double[] values = guess.toArray();
        for (int t = 0; t < guess.horizon(); t++) {
            space.project(values, t * space.size());
        }
        return ActionSequence.of(guess.horizon(), guess.actionSize(), values);
    }

    /** A problem without a warm start: the guess is the centre of the space. */
    public static PlanningProblem of(TrajectoryCost cost, ActionSpace space, int horizon, Budget budget) {
        return new PlanningProblem(cost, space, ActionSequence.centered(space, horizon), budget);
    }

    /** Number of actions H in a plan. */
    public int horizon() {
        return guess.horizon();
    }

    /** The same problem from another guess. */
    public PlanningProblem withGuess(ActionSequence other) {
        return new PlanningProblem(cost, actionSpace, other, budget);
    }
}
