package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ScratchPool;
import java.util.Optional;

/**
 * A cost of few decisions: each planned action is held for several environment steps and then scored by another cost.
 *
 * <p>J(b) = inner(a),   a(n, t) = b(n, floor(t / hold))
 *
 * <p><b>Shapes:</b> a planner sees decisions (N,K,A), the inner cost sees actions (N, K x hold, A). The gradient by a
 * decision is the sum of the gradients by the actions it is held for.
 *
 * <p><b>Why:</b> a search in fewer dimensions, and smoother plans.
 */
public final class HeldActionsCost implements TrajectoryCost {
    private final TrajectoryCost inner;
    private final int hold;
    private final ScratchPool<HeldActions> pool;

    private HeldActionsCost(TrajectoryCost inner, int hold, CostScratch scratch) {
        if (hold < 1) {
            throw new IllegalArgumentException("hold (" + hold + ") must be at least 1.");
        }
        this.inner = inner;
        this.hold = hold;
        this.pool = scratch.heldActions();
    }

    /**
     * Holds each decision for {@code hold} environment steps: a {@link Differentiable} cost if the inner one is.
     *
     * @throws IllegalArgumentException if hold is below 1
     */
    public static TrajectoryCost of(TrajectoryCost inner, int hold) {
        return of(inner, hold, new CostScratch());
    }

    /**
     * The same, with working memory that other costs use, too.
     *
     * @throws IllegalArgumentException if hold is below 1
     */
    public static TrajectoryCost of(TrajectoryCost inner, int hold, CostScratch scratch) {
        Optional<ConstrainedCost> constrained = ConstrainedCost.within(inner);
        if (constrained.isPresent()) {
            return constrained.get().adapted(cost -> of(cost, hold, scratch));
        }
        return inner instanceof DifferentiableTrajectoryCost smooth
                ? new Differentiable(smooth, hold, scratch)
                : new HeldActionsCost(inner, hold, scratch);
    }

    /**
     * Holds each decision for {@code hold} environment steps, with the gradient.
     *
     * @throws IllegalArgumentException if hold is below 1
     */
    public static Differentiable of(DifferentiableTrajectoryCost inner, int hold) {
        return new Differentiable(inner, hold, new CostScratch());
    }

    @Override
    public void evaluate(ActionBatch decisions, int from, int to, double[] costs) {
        HeldActions held = pool.acquire();
        try {
            for (int n = from; n < to; n += WIDE_SLICE) {
                int count = Math.min(WIDE_SLICE, to - n);
                held.hold(decisions, n, n + count, hold);
                inner.evaluate(held.actions(), 0, count, held.costs());
                System.arraycopy(held.costs(), 0, costs, n, count);
            }
        } finally {
            pool.release(held);
        }
    }

    /** A {@link HeldActionsCost} with a gradient by decisions. */
    public static final class Differentiable implements DifferentiableTrajectoryCost {
        private final HeldActionsCost cost;
        private final DifferentiableTrajectoryCost inner;
        private final Optional<LiftedSteps> lifted;

        private Differentiable(DifferentiableTrajectoryCost inner, int hold, CostScratch scratch) {
            this.cost = new HeldActionsCost(inner, hold, scratch);
            this.inner = inner;
            this.lifted = inner.lifted().map(steps -> new HeldSteps(steps, hold, scratch));
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return lifted;
        }

        @Override
        public void evaluate(ActionBatch decisions, int from, int to, double[] costs) {
            cost.evaluate(decisions, from, to, costs);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch decisions, int from, int to, double[] costs, double[] actionGradient) {
            HeldActions held = cost.pool.acquire();
            try {
                for (int n = from; n < to; n += WIDE_SLICE) {
                    int count = Math.min(WIDE_SLICE, to - n);
                    held.hold(decisions, n, n + count, cost.hold);
                    inner.evaluateWithGradient(held.actions(), 0, count, held.costs(), held.zeroGradient());
                    System.arraycopy(held.costs(), 0, costs, n, count);
                    held.addSums(decisions, n, actionGradient);
                }
            } finally {
                cost.pool.release(held);
            }
        }
    }
}
