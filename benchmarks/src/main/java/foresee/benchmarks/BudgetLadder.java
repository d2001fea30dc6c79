package foresee.benchmarks;

import java.util.List;
import java.util.OptionalInt;

/**
 * How much search a planner needs: budgets are tried in ascending order until a share of the trials meets a criterion.
 *
 * <p><b>Why:</b> at one budget most planners look alike; the least that is enough tells them apart.
 *
 * @param rungs evaluations of one plan, ascending, copied
 * @param criterion that trials are to meet
 * @param share of the trials that are to meet it, over 0 and at most 1
 */
public record BudgetLadder(List<Integer> rungs, String criterion, double share) {
    public BudgetLadder {
        rungs = List.copyOf(rungs);
        for (int i = 1; i < rungs.size(); i++) {
            if (rungs.get(i) <= rungs.get(i - 1)) {
                throw new IllegalArgumentException("rungs (" + rungs + ") must ascend.");
            }
        }
        if (rungs.isEmpty() || rungs.get(0) < 1) {
            throw new IllegalArgumentException("rungs (" + rungs + ") must be at least one, and positive.");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share (" + share + ") must be over 0 and at most 1.");
        }
    }

    /** 95 % of the trials moderately successful, with 32, 64, 128, 256, 512, 1024 or 2048 evaluations. */
    public static BudgetLadder defaults() {
        return new BudgetLadder(List.of(32, 64, 128, 256, 512, 1024, 2048), "moderate", 0.95);
    }

    /** The lowest rung that is enough; empty if none is. Higher ones are not tried. */
    OptionalInt climb(Rung rung) throws InterruptedException {
        for (int evaluations : rungs) {
            if (rung.isEnough(evaluations)) {
                return OptionalInt.of(evaluations);
            }
        }
        return OptionalInt.empty();
    }

    /** Tries a budget. */
    @FunctionalInterface
    interface Rung {
        boolean isEnough(int evaluations) throws InterruptedException;
    }
}
