package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import java.util.ArrayList;
import java.util.List;

/** The cheapest plans of an iteration and what they cost, copied out of its batch so that the next may compete with them. */
final class KeptElites {
    private final ActionBatch plans;
    private final double[] costs;
    private int count;

    /** Room for {@code most} plans (H,A) of the problem, at least 1. */
    KeptElites(PlanningProblem problem, int most) {
        this.plans =
                new ActionBatch(most, problem.horizon(), problem.actionSpace().size());
        this.costs = new double[most];
    }

    /** Replaces what was kept by the cheapest of {@code elites}, as many as there is room for. */
    void keep(Elites elites, ActionBatch candidates, double[] candidateCosts) {
        int[] indices = elites.indices();
        count = Math.min(costs.length, indices.length);
        for (int k = 0; k < count; k++) {
            copy(candidates, indices[k], plans, k);
            costs[k] = candidateCosts[indices[k]];
        }
    }

    /** Writes the first {@code share} of them behind the first {@code from} candidates and returns how many there are now. */
    int append(int share, ActionBatch candidates, double[] candidateCosts, int from) {
        int added = Math.min(share, count);
        for (int k = 0; k < added; k++) {
            copy(plans, k, candidates, from + k);
            candidateCosts[from + k] = costs[k];
        }
        return from + added;
    }

    /** All of them, cheapest first. */
    List<ActionSequence> sequences() {
        List<ActionSequence> sequences = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            sequences.add(plans.sequence(k));
        }
        return sequences;
    }

    private static void copy(ActionBatch from, int n, ActionBatch to, int m) {
        int length = from.horizon() * from.actionSize();
        System.arraycopy(from.values(), from.offset(n, 0), to.values(), to.offset(m, 0), length);
    }
}
