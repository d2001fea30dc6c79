package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Locale;

/**
 * Gradient descent on the actions, from several plans at once: the cost's own gradient, through the world model, tells where
 * to go.
 *
 * <pre>{@code
 * a(0) = guess, a(1..R-1) ~ Normal(guess, sigma^2), correlated from action to action, projected
 * repeat until the budget is spent:
 *     1. score all with gradients in one batch:  J(n), dJ(n)/da(n)
 *     2. a(n) = project(a(n) - alpha h d(n)),   d(n) = what Adam or SGD make of h dJ(n)/da(n),   h the half-widths
 *     3. alpha falls in proportion to the budget that is left
 *     a plan without a finite cost and gradient is drawn anew, its descent begun again
 * return the cheapest plan of all
 * }</pre>
 *
 * <p><b>Shapes:</b> plans and gradients (R,H,A), costs (R). <b>Units:</b> alpha and sigma are in half-widths of the space; Adam's
 * first step moves each component by alpha.
 *
 * <p><b>Budget:</b> an evaluation with a gradient counts as one, though it takes about three times the time of one without.
 *
 * <p><b>Why</b> restarts: a descent ends in the nearest valley; beside a wall that is a trap, whatever the number of steps. They
 * cost no more time than steps, since a model rolls out a batch as fast as its candidates one by one or faster.
 *
 * <p><b>Source:</b> gradient descent on actions through a learned latent model: Srinivas, Jabri, Abbeel, Levine, Finn, "Universal
 * planning networks", arXiv 1804.00645; with Adam or SGD and noise, Henaff, Whitney, LeCun, "Model-based planning with
 * discrete and continuous actions", arXiv 1705.07177. Where we differ: projection after each step (projected gradient)
 * instead of none; several restarts; steps in half-widths and gradients in units of the first, so that no setting depends on the scale of
 * a latent space; the answer is the cheapest plan scored, not the last.
 */
public final class GradientPlanner implements Planner {
    private final Config config;

    /** A planner with the default settings. */
    public GradientPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public GradientPlanner(Config config) {
        this.config = config;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the action space is not continuous or the cost has no gradient
     */
    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        problem.differentiableCost();
        return new Run(problem, seed).plan();
    }

    /** The state of one search. */
    private final class Run {
        private final long seed;
        private final GaussianPlans starts;
        private final Search search;
        private final ActionBatch plans;
        private final double[] gradient;
        private final Descents descents;

        Run(PlanningProblem problem, long seed) {
            this.seed = seed;
            this.starts = GaussianPlans.around(
                    problem,
                    config.startSigma(),
                    new SmoothNoise(problem.actionSpace().size(), config.correlation()));
            this.search = new Search(problem, config.restarts(), config.maxIterations(), 0);
            this.plans = search.candidates();
            this.gradient = new double[plans.values().length];
            this.descents = new Descents(problem, config.rule(), config.restarts());
        }

        Plan plan() {
            starts.sample(seed, 0, plans, config.restarts());
            while (search.nextIteration()) {
                if (search.scoreWithGradient(gradient)) {
                    descend();
                }
            }
            return search.plan();
        }

        private void descend() {
            double rate = config.learningRate() * Math.max(config.lastShare(), 1 - search.progress());
            for (int n = 0; n < search.count(); n++) {
                if (Double.isFinite(search.costs()[n]) && search.isFinite(gradient, n)) {
                    descents.step(plans, n, gradient, rate);
                } else {
                    starts.sample(seed, search.iteration(), plans, n, n + 1);
                    descents.restart(n);
                }
            }
        }
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "gradient(restarts=%d, rule=%s, learning rate=%s, last share=%s, start sigma=%s, correlation=%s, max iterations=%d)",
                config.restarts(),
                config.rule().describe(),
                config.learningRate(),
                config.lastShare(),
                config.startSigma(),
                config.correlation(),
                config.maxIterations());
    }

    /**
     * Settings of a {@link GradientPlanner}.
     *
     * @param restarts plans R that descend at the same time, at least 1; the first from the guess
     * @param rule how gradients become steps
     * @param learningRate alpha of the first step, in half-widths of the action space, positive
     * @param lastShare share of the learning rate below which it does not fall, 0 to 1; 1 is a constant rate
     * @param startSigma deviation of the other starts from the guess, in half-widths, positive
     * @param correlation of the noise of one action with that of the next in these starts, at least 0 (independent) and under 1
     * @param maxIterations iterations after which the search ends with budget left, at least 1
     */
    public record Config(
            int restarts,
            StepRule rule,
            double learningRate,
            double lastShare,
            double startSigma,
            double correlation,
            int maxIterations) {
        public Config {
            Settings.atLeast("restarts", restarts, 1);
            Settings.atLeast("max iterations", maxIterations, 1);
            Settings.positive("learning rate", learningRate);
            Settings.positive("start sigma", startSigma);
            Settings.shareUpToOne("last share", lastShare);
            Settings.shareUnderOne("correlation", correlation);
        }

        /** 16 restarts; Adam (0.9, 0.99) from 0.2 down to 0.002; starts of sigma 1, correlated by 0.8; at most 1000 iterations. */
        public static Config defaults() {
            return new Config(16, new StepRule.Adam(0.9, 0.99), 0.2, 0.01, 1, 0.8, 1000);
        }

        /** The same with other {@link #restarts}. */
        public Config withRestarts(int value) {
            return new Config(value, rule, learningRate, lastShare, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #rule}. */
        public Config withRule(StepRule value) {
            return new Config(restarts, value, learningRate, lastShare, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #learningRate}. */
        public Config withLearningRate(double value) {
            return new Config(restarts, rule, value, lastShare, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #lastShare}. */
        public Config withLastShare(double value) {
            return new Config(restarts, rule, learningRate, value, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #startSigma}. */
        public Config withStartSigma(double value) {
            return new Config(restarts, rule, learningRate, lastShare, value, correlation, maxIterations);
        }

        /** The same with another {@link #correlation}. */
        public Config withCorrelation(double value) {
            return new Config(restarts, rule, learningRate, lastShare, startSigma, value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(restarts, rule, learningRate, lastShare, startSigma, correlation, value);
        }
    }
}
