package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ScratchPool;
import java.util.List;

/**
 * A cost that is wary of what several costs disagree about: their mean plus k times their spread.
 *
 * <p>J(n) = m(n) + k s(n),   m(n) = 1/M sum over i of J(i,n),   s(n)^2 = 1/M sum over i of (J(i,n) - m(n))^2
 *
 * <p>The spread is the <em>population</em> standard deviation (division by M, not M - 1), so one cost alone has spread 0. A
 * candidate that is non-finite to one part is non-finite in all.
 *
 * <p><b>Shapes:</b> actions (N,H,A), costs (N). <b>Why:</b> one part per model of an ensemble, or per guess of what cannot be
 * seen; k &gt; 0 avoids, k &lt; 0 seeks disagreement.
 */
public final class RiskCost implements TrajectoryCost {
    private final List<TrajectoryCost> parts;
    private final double spreadWeight;
    private final ScratchPool<GrowingDoubles> pool = new ScratchPool<>(GrowingDoubles::new);

    /**
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
            for (int n = 0; n < count; n++) {
                costs[from + n] = meanPlusSpread(byPart, n, count);
            }
        } finally {
            pool.release(scratch);
        }
    }

    private double meanPlusSpread(double[] byPart, int n, int stride) {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += byPart[i * stride + n];
        }
        double mean = sum / parts.size();
        double squares = 0;
        for (int i = 0; i < parts.size(); i++) {
            double deviation = byPart[i * stride + n] - mean;
            squares += deviation * deviation;
        }
        return mean + spreadWeight * Math.sqrt(squares / parts.size());
    }
}
