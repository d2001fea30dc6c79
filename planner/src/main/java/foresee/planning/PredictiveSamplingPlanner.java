package foresee.planning;

import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.Locale;

/**
 * Predictive sampling: shake the best plan so far, keep the cheapest, repeat.
 *
 * <pre>{@code
 * best = guess
 * repeat until the budget is spent:
 *     1. draw N plans a(n) = best + sigma(n) e(n), e from a few knots,
 *        sigma(n) falling from sigma to its floor over the plans; where components are choices, each drawn anew
 *        with a probability; projected to the action space
 *     2. score them:  J(n)
 *     3. best = the cheapest of all so far
 * return best
 * }</pre>
 *
 * <p>The simplest planner that learns anything, and one for every action space. <b>Shapes:</b> plans (N,H,A), costs (N).
 *
 * <p><b>Source:</b> Howell, Gileadi, Tunyasuvunakool, Zakka, Erez, Tassa, "Predictive sampling: real-time behaviour synthesis
 * with MuJoCo", arXiv 2212.00541. Where we differ: theirs plans the knots of a spline, ours plans every action and draws the
 * noise alone at knots, so that any warm start can be taken up; theirs has one deviation, which cannot both find and settle,
 * ours a ladder of them (one, where floor = sigma); several iterations a plan rather than one; the best plan, once scored, is
 * not scored again; choices.
 */
public final class PredictiveSamplingPlanner implements Planner {
    private final Config config;

    /** A planner with the default settings. */
    public PredictiveSamplingPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public PredictiveSamplingPlanner(Config config) {
        this.config = config;
    }

    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        double[] ladder = ladder();
        PlanNoise noise = KnotNoise.of(problem.horizon(), problem.actionSpace().size(), config.knots());
        Search search = new Search(problem, config.samples(), config.maxIterations(), 0);
        while (search.nextIteration()) {
            sample(problem, seed, search, noise, ladder);
            search.score(config.sigma());
        }
        return search.plan();
    }

    /** sigma(n) = sigma (floor / sigma)^(n / (N - 1)). */
    private double[] ladder() {
        double[] ladder = new double[config.samples()];
        for (int n = 0; n < ladder.length; n++) {
            double share = (double) n / (ladder.length - 1);
            ladder[n] = config.sigma() * StrictMath.pow(config.sigmaFloor() / config.sigma(), share);
        }
        return ladder;
    }

    private void sample(PlanningProblem problem, long seed, Search search, PlanNoise noise, double[] ladder) {
        Choices choices = Choices.of(problem.actionSpace());
        double[] best = search.best().toArray();
        double[] drawn = new double[best.length];
        for (int n = 0; n < search.count(); n++) {
            KeyedRandom random = KeyedRandom.of(seed, search.iteration(), n);
            noise.draw(random, drawn);
            int offset = search.candidates().offset(n, 0);
            shake(
                    problem.actionSpace(),
                    choices,
                    random,
                    best,
                    drawn,
                    ladder[n],
                    search.candidates().values(),
                    offset);
            problem.project(search.candidates().values(), offset);
        }
        if (search.iteration() == 0) {
            search.candidates().set(0, problem.guess());
        }
    }

    private void shake(
            ActionSpace space,
            Choices choices,
            KeyedRandom random,
            double[] best,
            double[] noise,
            double sigma,
            double[] values,
            int offset) {
        for (int j = 0; j < best.length; j++) {
            int count = choices.at(j);
            if (count == 0) {
                values[offset + j] = best[j] + sigma * space.halfWidth(j % space.size()) * noise[j];
            } else {
                values[offset + j] = random.nextDouble() < config.redraw() ? random.nextInt(count) : best[j];
            }
        }
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "predictive-sampling(samples=%d, sigma=%s, sigma floor=%s, knots=%d, redraw=%s, max iterations=%d)",
                config.samples(),
                config.sigma(),
                config.sigmaFloor(),
                config.knots(),
                config.redraw(),
                config.maxIterations());
    }

    /**
     * Settings of a {@link PredictiveSamplingPlanner}.
     *
     * @param samples candidates N of one iteration, at least 2
     * @param sigma deviation of the boldest candidate, in half-widths of the action space, positive
     * @param sigmaFloor deviation of the most timid, positive and at most sigma
     * @param knots of the noise over the horizon, at least 1; as many as actions or more: independent noise
     * @param redraw probability with which a component that is a choice is drawn anew, over 0 and at most 1
     * @param maxIterations iterations after which the search ends with budget left, at least 1
     */
    public record Config(int samples, double sigma, double sigmaFloor, int knots, double redraw, int maxIterations) {
        public Config {
            Settings.atLeast("samples", samples, 2);
            Settings.atLeast("knots", knots, 1);
            Settings.atLeast("max iterations", maxIterations, 1);
            Settings.positive("sigma", sigma);
            Settings.positive("sigma floor", sigmaFloor);
            Settings.positive("redraw", redraw);
            if (sigmaFloor > sigma) {
                throw new IllegalArgumentException(
                        "sigma floor (" + sigmaFloor + ") must be at most sigma (" + sigma + ").");
            }
            if (redraw > 1) {
                throw new IllegalArgumentException("redraw (" + redraw + ") must be at most 1.");
            }
        }

        /** 16 samples, sigma from 1 down to 0.01, 5 knots, a fifth of the choices drawn anew, at most 10 000 iterations. */
        public static Config defaults() {
            return new Config(16, 1, 0.01, 5, 0.2, 10_000);
        }

        /** The same with other {@link #samples}. */
        public Config withSamples(int value) {
            return new Config(value, sigma, sigmaFloor, knots, redraw, maxIterations);
        }

        /** The same with another {@link #sigma}. */
        public Config withSigma(double value) {
            return new Config(samples, value, sigmaFloor, knots, redraw, maxIterations);
        }

        /** The same with another {@link #sigmaFloor}. */
        public Config withSigmaFloor(double value) {
            return new Config(samples, sigma, value, knots, redraw, maxIterations);
        }

        /** The same with other {@link #knots}. */
        public Config withKnots(int value) {
            return new Config(samples, sigma, sigmaFloor, value, redraw, maxIterations);
        }

        /** The same with another {@link #redraw}. */
        public Config withRedraw(double value) {
            return new Config(samples, sigma, sigmaFloor, knots, value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(samples, sigma, sigmaFloor, knots, redraw, value);
        }
    }
}
