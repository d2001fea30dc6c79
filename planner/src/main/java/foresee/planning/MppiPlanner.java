package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Locale;

/**
 * Model-predictive path integral control: draw plans around a mean, move the mean to their average weighted by how little
 * they cost, narrow the noise, repeat.
 *
 * <pre>{@code
 * mean = guess, sigma = 1 half-width, rho = 0.8, s = 0.7^sqrt(4 / K) for K > 4 iterations, else 0.7
 * repeat until the budget is spent:
 *     1. draw N plans a(n) ~ Normal(mean, sigma^2), correlated by rho from action to action (or of a colour),
 *        projected to the action space; a(0) = mean
 *     2. score them:  J(n)
 *     3. weigh them:  w(n) = exp(-(J(n) - min J) / lambda),   lambda = 0.05 (mean J - min J)
 *     4. mean = sum over n of w(n) a(n) / sum over n of w(n),   sigma = s sigma,   rho = s rho
 * score the last mean too; return the cheapest plan of all
 * }</pre>
 *
 * <p><b>Shapes:</b> mean and sigma (H,A), plans (N,H,A), costs and weights (N). In a ball the noise is isotropic.
 *
 * <p><b>Why</b> the mean is scored, in each iteration and at the end: on a linear-quadratic problem of 20 dimensions with
 * 4 iterations of 64 and independent noise of 0.8 half-widths, plans cost 17 % more than the optimum with it, 34 % without;
 * at a wall it makes no difference.
 *
 * <p><b>Why</b> the first noise lasts from action to action and the last does not: it carries a plan through a door beside the
 * straight way. Of 1000 searches of 256 plans past a wall with one door all found it, with independent noise of 0.8
 * half-widths 93 %. Noise that stays smooth to the end cannot settle on an optimum that is not. Coloured noise
 * ({@link Config#withBeta}) of 3 does as well.
 *
 * <p><b>Why</b> the noise shrinks more slowly where the budget allows more than four iterations: by 0.7 each time it is too narrow
 * after ten to correct anything. With 10 240 evaluations plans of that linear-quadratic problem cost 0.4 % more than the
 * optimum (worst of 20 seeds 1.1 %), with the root 0.03 % (0.05 %). Under a deadline K is not known, and s = 0.7.
 *
 * <p><b>Bounds:</b> where the optimum lies on a bound, plans that were projected can err to the inside alone, and their average
 * falls short: by 1.3 % of a half-width after four iterations on a bowl of five actions. Averages of the plans as drawn,
 * projected once ({@link Config#withAverageDrawn}), reach the bound exactly, but count what lies far outside as much as what it
 * is projected to, and overshoot an optimum near a bound by more (a tenth of a half-width from it: 0.097 against 0.050 after
 * four iterations; gone in both after 24). Past the wall, along the edge of a ball, plans then cost 4 % less; on the
 * linear-quadratic problem, 4 % more. Across two rooms, 200 trials in each of two
 * layouts, the two succeed alike in the learned model (98.0 and 98.0 % against 98.5 and 97.5 %); planning in the true simulator,
 * the strict goal is reached in 99.5 and 100 % against 97.5 and 97.0 %. The default is to average projected plans: the plan
 * returned is the cheapest one scored, and candidates lie on the bound either way.
 *
 * <p><b>Source:</b> Williams, Drews, Goldfain, Rehg, Theodorou, "Information theoretic model predictive control: theory and
 * applications to autonomous driving", arXiv 1707.02342. Where we differ: lambda is relative to the costs of the
 * iteration, so that no setting depends on the scale of a latent space; the cost carries no term lambda u' Sigma^-1 e
 * (theirs keeps the controls near a nominal distribution; add an {@link ActionPenalty} if that is wanted); several
 * iterations with shrinking noise per plan rather than one; projection of every sample instead of clamping inside the
 * dynamics, and averages of projected samples unless told otherwise; the mean is one of the candidates, and the last one gets an
 * evaluation that is kept back for it; no smoothing of the result; the answer is the cheapest plan scored,
 * not the last mean.
 */
public final class MppiPlanner implements Planner {
    private final Config config;

    /** A planner with the default settings. */
    public MppiPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public MppiPlanner(Config config) {
        this.config = config;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the action space is not continuous
     */
    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        double shrink = shrink(problem.budget());
        double memory = Math.max(config.correlation(), config.beta());
        GaussianPlans distribution = GaussianPlans.around(problem, config.sigma(), noise(problem, memory));
        Search search = new Search(problem, config.samples(), config.maxIterations(), 1);
        ActionBatch averaged = config.averageDrawn()
                ? new ActionBatch(
                        config.samples(),
                        problem.horizon(),
                        problem.actionSpace().size())
                : search.candidates();
        while (search.nextIteration()) {
            sample(distribution, seed, search, averaged);
            boolean complete = search.score(distribution.spread());
            CostSummary summary = CostSummary.of(search.costs(), search.count());
            if (complete && summary.cheapest() >= 0) {
                memory *= shrink;
                distribution =
                        distribution.movedTo(mean(problem, search, averaged, summary), shrink, noise(problem, memory));
            }
        }
        search.scoreLast(distribution.mean());
        return search.plan();
    }

    /** Draws the candidates; where plans are averaged as drawn, keeps them so. */
    private void sample(GaussianPlans distribution, long seed, Search search, ActionBatch averaged) {
        if (config.averageDrawn()) {
            distribution.sample(seed, search.iteration(), search.candidates(), averaged, search.count());
        } else {
            distribution.sample(seed, search.iteration(), search.candidates(), search.count());
        }
    }

    /** sum over n of w(n) a(n) / sum over n of w(n); where plans are averaged as drawn, projected. */
    private double[] mean(PlanningProblem problem, Search search, ActionBatch averaged, CostSummary summary) {
        double[] mean = average(averaged, weights(search.costs(), search.count(), summary));
        if (config.averageDrawn()) {
            problem.project(mean, 0);
        }
        return mean;
    }

    /** shrink^sqrt(4 / K) where the budget is known to allow K iterations, more than 4. */
    private double shrink(Budget budget) {
        if (!(budget instanceof Budget.Evaluations evaluations)) {
            return config.shrink();
        }
        double iterations = Math.min(config.maxIterations(), (double) evaluations.count() / config.samples());
        return iterations <= 4 ? config.shrink() : StrictMath.pow(config.shrink(), Math.sqrt(4 / iterations));
    }

    /** Noise of this colour, or of this correlation. */
    private PlanNoise noise(PlanningProblem problem, double memory) {
        int size = problem.actionSpace().size();
        return config.beta() > 0 ? ColoredNoise.of(problem.horizon(), size, memory) : new SmoothNoise(size, memory);
    }

    /** w(n) = exp(-(J(n) - min J) / lambda), 0 where J(n) is not finite; 1 for all that attain the minimum. */
    private double[] weights(double[] costs, int count, CostSummary summary) {
        double least = costs[summary.cheapest()];
        double lambda = Math.min(Double.MAX_VALUE, config.temperature() * Math.max(0, summary.mean() - least));
        double[] weights = new double[count];
        for (int n = 0; n < count; n++) {
            if (Double.isFinite(costs[n])) {
                weights[n] = costs[n] == least ? 1 : StrictMath.exp((least - costs[n]) / lambda);
            }
        }
        return weights;
    }

    private static double[] average(ActionBatch candidates, double[] weights) {
        double[] mean = new double[candidates.horizon() * candidates.actionSize()];
        double total = 0;
        for (int n = 0; n < weights.length; n++) {
            total += weights[n];
            int offset = candidates.offset(n, 0);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weights[n] * candidates.values()[offset + j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= total;
        }
        return mean;
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "mppi(samples=%d, temperature=%s, sigma=%s, shrink=%s, correlation=%s, beta=%s, average drawn=%s, "
                        + "max iterations=%d)",
                config.samples(),
                config.temperature(),
                config.sigma(),
                config.shrink(),
                config.correlation(),
                config.beta(),
                config.averageDrawn(),
                config.maxIterations());
    }

    /**
     * Settings of an {@link MppiPlanner}.
     *
     * @param samples candidates N of one iteration, at least 2
     * @param temperature lambda as a share of (mean cost - least cost) of the iteration, positive
     * @param sigma first deviation of the noise, in half-widths of the action space, positive
     * @param shrink what deviation, and correlation or beta, are multiplied by after each of four iterations, over 0 and at
     *     most 1; for K iterations, more than four, its power sqrt(4 / K)
     * @param correlation rho of the first noise of one action with that of the next, at least 0 (independent) and under 1
     * @param beta colour of the first noise, instead of a correlation, at least 0 (white)
     * @param averageDrawn whether the mean is the average of the plans as they were drawn, projected once, rather than of the
     *     projected ones
     * @param maxIterations iterations after which the search ends with budget left, at least 1: by then the noise is too
     *     narrow to find anything, and a long deadline would be spent for nothing
     */
    public record Config(
            int samples,
            double temperature,
            double sigma,
            double shrink,
            double correlation,
            double beta,
            boolean averageDrawn,
            int maxIterations) {
        public Config {
            Settings.atLeast("samples", samples, 2);
            Settings.atLeast("max iterations", maxIterations, 1);
            Settings.positive("temperature", temperature);
            Settings.positive("sigma", sigma);
            Settings.positive("shrink", shrink);
            Settings.shareUnderOne("correlation", correlation);
            Settings.atLeast("beta", beta, 0.0);
            if (shrink > 1) {
                throw new IllegalArgumentException("shrink (" + shrink + ") must be at most 1.");
            }
            if (correlation > 0 && beta > 0) {
                throw new IllegalArgumentException("correlation (" + correlation + ") or beta (" + beta
                        + ") must be 0: noise is smooth or coloured.");
            }
        }

        /** 64 samples, temperature 0.05, sigma 1 and correlation 0.8, both shrinking by 0.7, at most 50 iterations. */
        public static Config defaults() {
            return new Config(64, 0.05, 1, 0.7, 0.8, 0, false, 50);
        }

        /** The same with other {@link #samples}. */
        public Config withSamples(int value) {
            return new Config(value, temperature, sigma, shrink, correlation, beta, averageDrawn, maxIterations);
        }

        /** The same with another {@link #temperature}. */
        public Config withTemperature(double value) {
            return new Config(samples, value, sigma, shrink, correlation, beta, averageDrawn, maxIterations);
        }

        /** The same with another {@link #sigma}. */
        public Config withSigma(double value) {
            return new Config(samples, temperature, value, shrink, correlation, beta, averageDrawn, maxIterations);
        }

        /** The same with another {@link #shrink}. */
        public Config withShrink(double value) {
            return new Config(samples, temperature, sigma, value, correlation, beta, averageDrawn, maxIterations);
        }

        /** The same with smooth noise of another {@link #correlation}, and no colour. */
        public Config withCorrelation(double value) {
            return new Config(samples, temperature, sigma, shrink, value, 0, averageDrawn, maxIterations);
        }

        /** The same with noise of another colour {@link #beta}, and no correlation. */
        public Config withBeta(double value) {
            return new Config(samples, temperature, sigma, shrink, 0, value, averageDrawn, maxIterations);
        }

        /** The same averaging plans as drawn, or as projected: {@link #averageDrawn}. */
        public Config withAverageDrawn(boolean value) {
            return new Config(samples, temperature, sigma, shrink, correlation, beta, value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(samples, temperature, sigma, shrink, correlation, beta, averageDrawn, value);
        }
    }
}
