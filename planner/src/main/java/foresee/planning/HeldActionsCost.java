package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ScratchPool;
import java.util.Arrays;
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
    private final ScratchPool<Scratch> pool = new ScratchPool<>(Scratch::new);

    private HeldActionsCost(TrajectoryCost inner, int hold) {
        if (hold < 1) {
            throw new IllegalArgumentException("hold (" + hold + ") must be at least 1.");
        }
        this.inner = inner;
        this.hold = hold;
    }

    /**
     * Holds each decision for {@code hold} environment steps: a {@link Differentiable} cost if the inner one is.
     *
     * @throws IllegalArgumentException if hold is below 1
     */
    public static TrajectoryCost of(TrajectoryCost inner, int hold) {
        Optional<ConstrainedCost> constrained = ConstrainedCost.within(inner);
        if (constrained.isPresent()) {
            return constrained.get().adapted(cost -> of(cost, hold));
        }
        return inner instanceof DifferentiableTrajectoryCost smooth
                ? of(smooth, hold)
                : new HeldActionsCost(inner, hold);
    }

    /**
     * Holds each decision for {@code hold} environment steps, with the gradient.
     *
     * @throws IllegalArgumentException if hold is below 1
     */
    public static Differentiable of(DifferentiableTrajectoryCost inner, int hold) {
        return new Differentiable(inner, hold);
    }

    @Override
    public void evaluate(ActionBatch decisions, int from, int to, double[] costs) {
        Scratch scratch = pool.acquire();
        try {
            for (int n = from; n < to; n += SLICE) {
                int count = Math.min(SLICE, to - n);
                ActionBatch actions = scratch.held(decisions, n, count, hold);
                inner.evaluate(actions, 0, count, scratch.costs);
                System.arraycopy(scratch.costs, 0, costs, n, count);
            }
        } finally {
            pool.release(scratch);
        }
    }

    /** A {@link HeldActionsCost} with a gradient by decisions. */
    public static final class Differentiable implements DifferentiableTrajectoryCost {
        private final HeldActionsCost cost;
        private final DifferentiableTrajectoryCost inner;
        private final Optional<LiftedSteps> lifted;

        private Differentiable(DifferentiableTrajectoryCost inner, int hold) {
            this.cost = new HeldActionsCost(inner, hold);
            this.inner = inner;
            this.lifted = inner.lifted().map(steps -> new HeldSteps(steps, hold));
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
            Scratch scratch = cost.pool.acquire();
            try {
                for (int n = from; n < to; n += SLICE) {
                    int count = Math.min(SLICE, to - n);
                    ActionBatch actions = scratch.held(decisions, n, count, cost.hold);
                    double[] gradient = scratch.zeroGradient();
                    inner.evaluateWithGradient(actions, 0, count, scratch.costs, gradient);
                    System.arraycopy(scratch.costs, 0, costs, n, count);
                    addSums(gradient, decisions, n, count, actionGradient);
                }
            } finally {
                cost.pool.release(scratch);
            }
        }

        private void addSums(double[] gradient, ActionBatch decisions, int first, int count, double[] sums) {
            int size = decisions.actionSize();
            int steps = count * decisions.horizon() * cost.hold;
            int start = decisions.offset(first, 0);
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < size; i++) {
                    sums[start + step / cost.hold * size + i] += gradient[step * size + i];
                }
            }
        }
    }

    /** Held actions, their costs and gradient for one slice. */
    private static final class Scratch {
        private final double[] costs = new double[SLICE];
        private ActionBatch actions = new ActionBatch(SLICE, 1, 1);
        private double[] gradient = {};

        ActionBatch held(ActionBatch decisions, int first, int count, int hold) {
            int horizon = decisions.horizon() * hold;
            int size = decisions.actionSize();
            if (actions.horizon() != horizon || actions.actionSize() != size) {
                actions = new ActionBatch(SLICE, horizon, size);
            }
            int source = decisions.offset(first, 0);
            for (int step = 0; step < count * horizon; step++) {
                System.arraycopy(decisions.values(), source + step / hold * size, actions.values(), step * size, size);
            }
            return actions;
        }

        double[] zeroGradient() {
            if (gradient.length != actions.values().length) {
                gradient = new double[actions.values().length];
            }
            Arrays.fill(gradient, 0.0);
            return gradient;
        }
    }
}
