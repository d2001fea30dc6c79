package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;

/** The cheapest plan that each candidate of a search has been so far. */
final class PersonalBests {
    private final ActionBatch plans;
    private final double[] costs;

    /** No plan yet of as many candidates as the batch has. */
    PersonalBests(ActionBatch candidates) {
        this.plans = new ActionBatch(candidates.candidates(), candidates.horizon(), candidates.actionSize());
        this.costs = new double[candidates.candidates()];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
    }

    /** Remembers those of the first {@code count} candidates that cost less than ever; not finite is never less. */
    void note(ActionBatch candidates, double[] nowCosts, int count) {
        for (int n = 0; n < count; n++) {
            if (Double.isFinite(nowCosts[n]) && nowCosts[n] < costs[n]) {
                costs[n] = nowCosts[n];
                copy(candidates, plans, n);
            }
        }
    }

    /** Makes every candidate its best again, if it has one. */
    void restore(ActionBatch candidates) {
        for (int n = 0; n < costs.length; n++) {
            if (costs[n] < Double.POSITIVE_INFINITY) {
                copy(plans, candidates, n);
            }
        }
    }

    private static void copy(ActionBatch from, ActionBatch to, int n) {
        int length = from.horizon() * from.actionSize();
        System.arraycopy(from.values(), from.offset(n, 0), to.values(), to.offset(n, 0), length);
    }
}
