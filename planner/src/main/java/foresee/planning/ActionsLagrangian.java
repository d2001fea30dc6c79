package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ScratchPool;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The augmented Lagrangian of a cost of actions under constraints that are costs of actions too, each computed once for each
 * candidate.
 */
final class ActionsLagrangian implements TrajectoryCost {
    /** J, then c(1) to c(M). */
    private final List<TrajectoryCost> parts;

    private final Lagrangian lagrangian;
    private final Consumer<Terms> listener;
    private final ScratchPool<Terms> pool;

    private ActionsLagrangian(List<TrajectoryCost> parts, Lagrangian lagrangian, Consumer<Terms> listener) {
        this.parts = parts;
        this.lagrangian = lagrangian;
        this.listener = listener;
        this.pool = new ScratchPool<>(() -> new Terms(parts.size() - 1));
    }

    /** A {@link Differentiable} one if all parts have gradients; {@code listener} gets the terms, valid until it returns. */
    static TrajectoryCost of(List<TrajectoryCost> parts, Lagrangian lagrangian, Consumer<Terms> listener) {
        ActionsLagrangian cost = new ActionsLagrangian(parts, lagrangian, listener);
        boolean smooth = parts.stream().allMatch(part -> part instanceof DifferentiableTrajectoryCost);
        return smooth ? new Differentiable(cost) : cost;
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        Terms terms = pool.acquire();
        try {
            terms.resize(to - from);
            for (int row = 0; row < parts.size(); row++) {
                parts.get(row).evaluate(actions, from, to, costs);
                terms.set(row, costs, from);
            }
            lagrangian.totals(terms, costs, from);
            listener.accept(terms);
        } finally {
            pool.release(terms);
        }
    }

    /** With the gradient dJ + sum over m of max(0, lambda + mu c) dc(m). */
    private static final class Differentiable implements DifferentiableTrajectoryCost {
        private final ActionsLagrangian total;
        private final ScratchPool<GrowingDoubles> gradients = new ScratchPool<>(GrowingDoubles::new);

        Differentiable(ActionsLagrangian total) {
            this.total = total;
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            total.evaluate(actions, from, to, costs);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
            Terms terms = total.pool.acquire();
            GrowingDoubles scratch = gradients.acquire();
            try {
                terms.resize(to - from);
                part(0).evaluateWithGradient(actions, from, to, costs, actionGradient);
                terms.set(0, costs, from);
                double[] own = scratch.atLeast(actions.values().length);
                for (int m = 0; m < terms.constraints(); m++) {
                    Arrays.fill(own, actions.offset(from, 0), actions.offset(to, 0), 0.0);
                    part(1 + m).evaluateWithGradient(actions, from, to, costs, own);
                    terms.set(1 + m, costs, from);
                    addWeighted(m, terms, actions, from, to, own, actionGradient);
                }
                total.lagrangian.totals(terms, costs, from);
                total.listener.accept(terms);
            } finally {
                gradients.release(scratch);
                total.pool.release(terms);
            }
        }

        private DifferentiableTrajectoryCost part(int row) {
            return (DifferentiableTrajectoryCost) total.parts.get(row);
        }

        private void addWeighted(
                int m, Terms terms, ActionBatch actions, int from, int to, double[] own, double[] sum) {
            for (int n = from; n < to; n++) {
                double slope = total.lagrangian.slope(m, terms.constraint(m, n - from));
                for (int j = actions.offset(n, 0); slope != 0 && j < actions.offset(n + 1, 0); j++) {
                    sum[j] += slope * own[j];
                }
            }
        }
    }
}
