package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.Arrays;

/**
 * A distribution over plans: every component of every action normal, then projected to what may be executed.
 *
 * <p>a(t) = mean(t) + sigma(t) e(t),   e from a {@link PlanNoise}
 *
 * <p><b>Shapes:</b> mean and deviation (H,A). <b>Units:</b> the environment's; settings are in half-widths of the space.
 * Immutable, but for what its noise keeps in mind: for one search and its thread.
 */
final class GaussianPlans {
    private final PlanningProblem problem;
    private final ActionSpace space;
    private final double[] mean;
    private final double[] deviation;
    private final PlanNoise noise;

    private GaussianPlans(PlanningProblem problem, double[] mean, double[] deviation, PlanNoise noise) {
        this.problem = problem;
        this.space = problem.actionSpace();
        this.mean = mean;
        this.deviation = deviation;
        this.noise = noise;
    }

    /**
     * Plans around the problem's guess, every component with a deviation of {@code sigma} half-widths.
     *
     * @throws IllegalArgumentException if the action space is not continuous
     */
    static GaussianPlans around(PlanningProblem problem, double sigma, PlanNoise noise) {
        ActionSpace space = problem.actionSpace();
        if (!space.isContinuous()) {
            throw new IllegalArgumentException(
                    "action space (" + space
                            + ") must be continuous for a planner that samples normal noise.\nMaybe use CategoricalCemPlanner.");
        }
        double[] deviation = new double[problem.horizon() * space.size()];
        for (int j = 0; j < deviation.length; j++) {
            deviation[j] = sigma * space.halfWidth(j % space.size());
        }
        return new GaussianPlans(problem, problem.guess().toArray(), deviation, noise);
    }

    /** Draws {@code count} candidates: the mean as candidate 0, the others keyed by (seed, iteration, candidate). */
    void sample(long seed, int iteration, ActionBatch candidates, int count) {
        candidates.set(0, mean());
        sample(seed, iteration, candidates, 1, count);
    }

    /** Draws candidates {@code from} (inclusive) to {@code to} (exclusive), keyed by (seed, iteration, candidate). */
    void sample(long seed, int iteration, ActionBatch candidates, int from, int to) {
        draw(seed, iteration, candidates, from, to);
        project(candidates, from, to);
    }

    /** The same, not projected yet. */
    void draw(long seed, int iteration, ActionBatch candidates, int from, int to) {
        double[] drawn = new double[mean.length];
        for (int n = from; n < to; n++) {
            noise.draw(KeyedRandom.of(seed, iteration, n), drawn);
            int offset = candidates.offset(n, 0);
            for (int j = 0; j < mean.length; j++) {
                candidates.values()[offset + j] = mean[j] + deviation[j] * drawn[j];
            }
        }
    }

    private void project(ActionBatch candidates, int from, int to) {
        for (int n = from; n < to; n++) {
            problem.project(candidates.values(), candidates.offset(n, 0));
        }
    }

    /**
     * Draws {@code count} candidates like {@link #sample}, and writes them to {@code drawn} as they were before they were
     * projected; the mean, candidate 0 of both, is the same in both.
     */
    void sample(long seed, int iteration, ActionBatch candidates, ActionBatch drawn, int count) {
        candidates.set(0, mean());
        draw(seed, iteration, candidates, 1, count);
        int length = candidates.offset(count, 0);
        System.arraycopy(candidates.values(), 0, drawn.values(), 0, length);
        project(candidates, 1, count);
    }

    /** The normal of the elites' mean and deviation, no narrower than {@code floor} half-widths; this one if there are none. */
    GaussianPlans fittedTo(Elites elites, double floor) {
        return fittedTo(elites, floor, 0);
    }

    /**
     * The same, of which a share stays as it was: mean = momentum mean + (1 - momentum) mean of the elites, and so the
     * deviation.
     */
    GaussianPlans fittedTo(Elites elites, double floor, double momentum) {
        if (elites.isEmpty()) {
            return this;
        }
        double[] newMean = elites.mean();
        double[] newDeviation = elites.deviation(newMean);
        for (int j = 0; j < newDeviation.length; j++) {
            newMean[j] = momentum * mean[j] + (1 - momentum) * newMean[j];
            double mixed = momentum * deviation[j] + (1 - momentum) * newDeviation[j];
            newDeviation[j] = Math.max(mixed, floor * space.halfWidth(j % space.size()));
        }
        return new GaussianPlans(problem, newMean, newDeviation, noise);
    }

    /** The normal around {@code newMean} (H,A) with other noise, whose deviations are {@code factor} times this one's. */
    GaussianPlans movedTo(double[] newMean, double factor, PlanNoise newNoise) {
        double[] newDeviation = new double[deviation.length];
        for (int j = 0; j < newDeviation.length; j++) {
            newDeviation[j] = factor * deviation[j];
        }
        return new GaussianPlans(problem, newMean, newDeviation, newNoise);
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
