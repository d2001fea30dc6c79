package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.Arrays;

/**
 * A distribution over plans: every component of every action normal, then projected to what may be executed.
 *
 * <p>a(t) = mean(t) + sigma(t) e(t),   e(t) = rho e(t-1) + sqrt(1 - rho^2) Normal(0, 1),   e(1) ~ Normal(0, 1)
 *
 * <p>The correlation rho of one action's noise with the next is 0 for independent noise; near 1 it lasts, and carries a plan
 * far away from its mean, where independent noise shakes it on the spot. Components are independent of each other.
 *
 * <p><b>Shapes:</b> mean and deviation (H,A). <b>Units:</b> the environment's; settings are in half-widths of the space.
 * Immutable.
 */
final class GaussianPlans {
    private final PlanningProblem problem;
    private final ActionSpace space;
    private final double[] mean;
    private final double[] deviation;
    private final double correlation;

    private GaussianPlans(PlanningProblem problem, double[] mean, double[] deviation, double correlation) {
        this.problem = problem;
        this.space = problem.actionSpace();
        this.mean = mean;
        this.deviation = deviation;
        this.correlation = correlation;
    }

    /**
     * Plans around the problem's guess, every component with a deviation of {@code sigma} half-widths.
     *
     * @param correlation rho, at least 0 and under 1
     * @throws IllegalArgumentException if the action space is not continuous
     */
    static GaussianPlans around(PlanningProblem problem, double sigma, double correlation) {
        ActionSpace space = problem.actionSpace();
        if (!space.isContinuous()) {
            throw new IllegalArgumentException(
                    "action space (" + space
                            + ") must be continuous for a planner that samples normal noise.\nMaybe use RandomShootingPlanner.");
        }
        double[] deviation = new double[problem.horizon() * space.size()];
        for (int j = 0; j < deviation.length; j++) {
            deviation[j] = sigma * space.halfWidth(j % space.size());
        }
        return new GaussianPlans(problem, problem.guess().toArray(), deviation, correlation);
    }

    /** Draws {@code count} candidates: the mean as candidate 0, the others keyed by (seed, iteration, candidate). */
    void sample(long seed, int iteration, ActionBatch candidates, int count) {
        candidates.set(0, mean());
        double[] noise = new double[mean.length];
        for (int n = 1; n < count; n++) {
            draw(KeyedRandom.of(seed, iteration, n), noise);
            sample(noise, candidates.values(), candidates.offset(n, 0));
        }
    }

    /** Fills in e (H,A). */
    private void draw(KeyedRandom random, double[] noise) {
        int size = space.size();
        double innovation = Math.sqrt(1 - correlation * correlation);
        for (int j = 0; j < noise.length; j++) {
            double fresh = random.nextGaussian();
            noise[j] = j < size ? fresh : correlation * noise[j - size] + innovation * fresh;
        }
    }

    private void sample(double[] noise, double[] values, int offset) {
        for (int j = 0; j < mean.length; j++) {
            values[offset + j] = mean[j] + deviation[j] * noise[j];
        }
        problem.project(values, offset);
    }

    /** The normal of the elites' mean and deviation, no narrower than {@code floor} half-widths; this one if there are none. */
    GaussianPlans fittedTo(Elites elites, double floor) {
        if (elites.isEmpty()) {
            return this;
        }
        double[] newMean = elites.mean();
        double[] newDeviation = elites.deviation(newMean);
        for (int j = 0; j < newDeviation.length; j++) {
            newDeviation[j] = Math.max(newDeviation[j], floor * space.halfWidth(j % space.size()));
        }
        return new GaussianPlans(problem, newMean, newDeviation, correlation);
    }

    /** The normal around {@code newMean} (H,A) whose deviations and correlation are {@code factor} times this one's. */
    GaussianPlans movedTo(double[] newMean, double factor) {
        double[] newDeviation = new double[deviation.length];
        for (int j = 0; j < newDeviation.length; j++) {
            newDeviation[j] = factor * deviation[j];
        }
        return new GaussianPlans(problem, newMean, newDeviation, factor * correlation);
    }

    /** The mean as a plan that may be executed. */
    ActionSequence mean() {
        double[] values = Arrays.copyOf(mean, mean.length);
        problem.project(values, 0);
        return ActionSequence.of(mean.length / space.size(), space.size(), values);
    }

    /** Root mean square of the deviations in half-widths. */
    double spread() {
        double sum = 0;
        for (int j = 0; j < deviation.length; j++) {
            double scaled = deviation[j] / space.halfWidth(j % space.size());
            sum += scaled * scaled;
        }
        return Math.sqrt(sum / deviation.length);
    }
}
