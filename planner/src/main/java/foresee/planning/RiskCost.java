package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ScratchPool;
import java.util.Arrays;
import java.util.List;

/**
 * A cost that is wary of what several costs disagree about: their mean plus k times their spread.
 *
 * <p>J(n) = m(n) + k s(n),   m(n) = 1/M sum over i of J(i,n),   s(n)^2 = 1/M sum over i of (J(i,n) - m(n))^2
 *
 * <p>The spread is the <em>population</em> standard deviation (division by M, not M - 1), so one cost alone has spread 0. A
 * candidate that is non-finite to one part is non-finite in all.
 *
 * <p><b>Gradient</b>, where all parts have one:
 *
 * <p>dJ/da = sum over i of w(i) dJ(i)/da,   w(i) = 1/M + k (J(i) - m) / (M s),   w(i) = 1/M where s = 0
 *
 * <p><b>Shapes:</b> actions (N,H,A), costs (N). <b>Why:</b> one part per model of an ensemble, or per guess of what cannot be
 * seen; k &gt; 0 avoids, k &lt; 0 seeks disagreement.
 */
public final class RiskCost implements TrajectoryCost {
    private final List<TrajectoryCost> parts;
    private final double spreadWeight;
    private final ScratchPool<GrowingDoubles> pool = new ScratchPool<>(GrowingDoubles::new);

    /**
     * A cost without a gradient; {@link #of} gives it one where the parts have.
     *
     * @param parts the costs, at least one, copied
     * @param spreadWeight k, finite
     * @throws IllegalArgumentException if there is no part or k is not finite
     */
    public RiskCost(List<? extends TrajectoryCost> parts, double spreadWeight) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts (0) must be at least 1.");
        }
        if (!Double.isFinite(spreadWeight)) {
            throw new IllegalArgumentException("spread weight (" + spreadWeight + ") must be finite.");
        }
        this.parts = List.copyOf(parts);
        this.spreadWeight = spreadWeight;
    }

    /**
     * Mean plus k times spread: a {@link Differentiable} cost if all parts have gradients.
     *
     * @param parts the costs, at least one, copied
     * @param spreadWeight k, finite
     * @throws IllegalArgumentException if there is no part or k is not finite
     */
    public static TrajectoryCost of(List<? extends TrajectoryCost> parts, double spreadWeight) {
        boolean smooth = parts.stream().allMatch(part -> part instanceof DifferentiableTrajectoryCost);
        RiskCost cost = new RiskCost(parts, spreadWeight);
        return smooth ? new Differentiable(cost) : cost;
    }

    /**
     * Mean plus k times spread of costs with gradients.
     *
     * @param parts the costs, at least one, copied
     * @param spreadWeight k, finite
     * @throws IllegalArgumentException if there is no part or k is not finite
     */
    public static Differentiable differentiable(
            List<? extends DifferentiableTrajectoryCost> parts, double spreadWeight) {
        return new Differentiable(new RiskCost(parts, spreadWeight));
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        GrowingDoubles scratch = pool.acquire();
        try {
            int count = to - from;
            double[] byPart = scratch.atLeast(parts.size() * count);
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).evaluate(actions, from, to, costs);
                System.arraycopy(costs, from, byPart, i * count, count);
            }
            meanPlusSpread(byPart, from, to, costs);
        } finally {
            pool.release(scratch);
        }
    }

    private void meanPlusSpread(double[] byPart, int from, int to, double[] costs) {
        int count = to - from;
        for (int n = 0; n < count; n++) {
            double mean = mean(byPart, n, count);
            costs[from + n] = mean + spreadWeight * spread(byPart, n, count, mean);
        }
    }

    private double mean(double[] byPart, int n, int stride) {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += byPart[i * stride + n];
        }
        return sum / parts.size();
    }

    private double spread(double[] byPart, int n, int stride, double mean) {
        double squares = 0;
        for (int i = 0; i < parts.size(); i++) {
            double deviation = byPart[i * stride + n] - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / parts.size());
    }

    /** A {@link RiskCost} whose parts all have gradients. */
    public static final class Differentiable implements DifferentiableTrajectoryCost {
        private final RiskCost cost;
        private final ScratchPool<GrowingDoubles> gradients = new ScratchPool<>(GrowingDoubles::new);

        private Differentiable(RiskCost cost) {
            this.cost = cost;
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            cost.evaluate(actions, from, to, costs);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
            int count = to - from;
            GrowingDoubles costScratch = cost.pool.acquire();
            GrowingDoubles[] byPartScratch = acquire();
            try {
                double[] byPart = costScratch.atLeast(cost.parts.size() * count);
                double[][] gradient = new double[cost.parts.size()][];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = byPartScratch[i].atLeast(actions.values().length);
                    Arrays.fill(gradient[i], actions.offset(from, 0), actions.offset(to, 0), 0.0);
                    part(i).evaluateWithGradient(actions, from, to, costs, gradient[i]);
                    System.arraycopy(costs, from, byPart, i * count, count);
                }
                cost.meanPlusSpread(byPart, from, to, costs);
                for (int n = from; n < to; n++) {
                    addWeighted(
                            byPart, n - from, count, gradient, actions.offset(n, 0), rowSize(actions), actionGradient);
                }
            } finally {
                release(byPartScratch);
                cost.pool.release(costScratch);
            }
        }

        private DifferentiableTrajectoryCost part(int i) {
            return (DifferentiableTrajectoryCost) cost.parts.get(i);
        }

        private static int rowSize(ActionBatch actions) {
            return actions.horizon() * actions.actionSize();
        }

        private void addWeighted(
                double[] byPart, int n, int stride, double[][] gradient, int offset, int rowSize, double[] sum) {
            int m = gradient.length;
            double mean = cost.mean(byPart, n, stride);
            double spread = cost.spread(byPart, n, stride, mean);
            for (int i = 0; i < m; i++) {
                double slope = spread > 0 ? (byPart[i * stride + n] - mean) / (m * spread) : 0;
                double weight = 1.0 / m + cost.spreadWeight * slope;
                for (int j = offset; j < offset + rowSize; j++) {
                    sum[j] += weight * gradient[i][j];
                }
            }
        }

        private GrowingDoubles[] acquire() {
            GrowingDoubles[] pieces = new GrowingDoubles[cost.parts.size()];
            Arrays.setAll(pieces, i -> gradients.acquire());
            return pieces;
        }

        private void release(GrowingDoubles[] pieces) {
            for (GrowingDoubles piece : pieces) {
                gradients.release(piece);
            }
        }
    }
}
