package foresee.benchmarks;

import foresee.planning.CemPlanner;
import foresee.planning.GradientPlanner;
import foresee.planning.RefinedPlanner;
import foresee.planning.TrajectoryCost;

/**
 * Settings of the cross-entropy method with descents after it.
 *
 * @param first finds a plan
 * @param second improves it
 * @param share of the budget that the first may spend, 0 to 1
 */
record RefinedCem(CemPlanner.Config first, GradientPlanner.Config second, double share) {

    /**
     * A slice of plans descends from the one found and from near it: in a model, as many take no longer than one alone, which
     * made 256 evaluations 11 times as long for the same success.
     */
    static RefinedCem of(int samples, int iterations) {
        int evaluations = Math.multiplyExact(samples, iterations);
        GradientPlanner.Config descent = GradientPlanner.Config.defaults()
                .withRestarts(Math.max(1, Math.min(TrajectoryCost.SLICE, evaluations / 16)))
                .withStartSigma(0.1)
                .withLearningRate(0.1)
                .withMaxIterations(evaluations);
        return new RefinedCem(CemPlanner.Config.defaults().withSamples(Math.max(2, samples / 2)), descent, 0.5);
    }

    RefinedPlanner planner() {
        return new RefinedPlanner(new CemPlanner(first), new GradientPlanner(second), share);
    }
}
