package foresee.planning;

import foresee.model.ActionSequence;
import java.util.Locale;

/**
 * The cross-entropy method where actions are choices, or choices beside continuous components: draw plans, keep the cheapest
 * few, make what they chose more likely, repeat.
 *
 * <pre>{@code
 * every choice of every step equally likely, but the guess's more so;
 * continuous components normal around the guess
 * repeat until the budget is spent:
 *     1. draw N plans; a(0) = the most likely plan (in the first iteration, the guess)
 *     2. score them:  J(n)
 *     3. keep the elites: the E = 10 % of N that cost least
 *     4. probability = (1 - memory) share of the elites that chose it + memory probability, at least a floor;
 *        mean and sigma of the continuous components = those of the elites, sigma at least its floor
 * score the last most likely plan too; return the cheapest plan of all
 * }</pre>
 *
 * <p>Works in every action space: {@code Discrete}, and products of any spaces in any nesting. Where all is continuous,
 * {@link CemPlanner} does the same with less. Steps are independent: two choices that are good together and bad apart are found
 * by the elites alone.
 *
 * <p><b>Shapes:</b> probabilities (H,A,choices), mean and sigma (H,A), plans (N,H,A), costs (N).
 *
 * <p><b>Source:</b> de Boer, Kroese, Mannor, Rubinstein, "A tutorial on the cross-entropy method", Annals of Operations
 * Research 134, 2005, sections 2 and 4, smoothed updates as there (their alpha is 1 - memory). Where we differ: a floor under
 * all probabilities; the guess; the most likely plan is one of the candidates; the answer is the cheapest plan scored.
 */
public final class CategoricalCemPlanner implements Planner {
    private final Config config;

    /** A planner with the default settings. */
    public CategoricalCemPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public CategoricalCemPlanner(Config config) {
        this.config = config;
    }

    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        MixedPlans distribution = MixedPlans.around(problem, config.startSigma(), config.trust());
        Search search = new Search(problem, config.samples(), config.maxIterations(), 1);
        while (search.nextIteration()) {
            ActionSequence first = search.iteration() == 0 ? problem.guess() : distribution.mode();
            distribution.sample(first, seed, search.iteration(), search.candidates(), search.count());
            if (search.score(distribution.spread())) {
                distribution =
                        distribution.fittedTo(elites(search), config.memory(), config.floor(), config.sigmaFloor());
            }
        }
        search.scoreLast(distribution.mode());
        return search.plan();
    }

    private Elites elites(Search search) {
        int wanted = (int) Math.max(1, Math.round(config.eliteShare() * search.count()));
        return Elites.of(search.candidates(), search.costs(), search.count(), wanted);
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "categorical-cem(samples=%d, elites=%.0f %%, memory=%s, floor=%s, trust=%s, start sigma=%s, sigma floor=%s, "
                        + "max iterations=%d)",
                config.samples(),
                100 * config.eliteShare(),
                config.memory(),
                config.floor(),
                config.trust(),
                config.startSigma(),
                config.sigmaFloor(),
                config.maxIterations());
    }

    /**
     * Settings of a {@link CategoricalCemPlanner}.
     *
     * @param samples candidates N of one iteration, at least 2
     * @param eliteShare share of them that the distribution is fitted to, over 0 and at most 1; rounded to at least one
     * @param memory share of the probabilities that stays from iteration to iteration, at least 0 and under 1
     * @param floor share of probability that is spread equally over all choices, so that none dies, at least 0 and under 1
     * @param trust probability of the guess's choices beyond an equal share, at least 0 and under 1
     * @param startSigma first deviation of continuous components, in half-widths, positive
     * @param sigmaFloor their least deviation, in half-widths, at least 0 and at most startSigma
     * @param maxIterations iterations after which the search ends with budget left, at least 1
     */
    public record Config(
            int samples,
            double eliteShare,
            double memory,
            double floor,
            double trust,
            double startSigma,
            double sigmaFloor,
            int maxIterations) {
        public Config {
            Settings.atLeast("samples", samples, 2);
            Settings.atLeast("max iterations", maxIterations, 1);
            Settings.positive("elite share", eliteShare);
            Settings.positive("start sigma", startSigma);
            Settings.shareUnderOne("memory", memory);
            Settings.shareUnderOne("floor", floor);
            Settings.shareUnderOne("trust", trust);
            if (eliteShare > 1) {
                throw new IllegalArgumentException("elite share (" + eliteShare + ") must be at most 1.");
            }
            if (!(sigmaFloor >= 0 && sigmaFloor <= startSigma)) {
                throw new IllegalArgumentException(
                        "sigma floor (" + sigmaFloor + ") must be 0 to start sigma (" + startSigma + ").");
            }
        }

        /** 64 samples, 10 % elites, memory 0.3, floor 0.1, trust 0.1, sigma from 1.5 down to 0.02, at most 200 iterations. */
        public static Config defaults() {
            return new Config(64, 0.1, 0.3, 0.1, 0.1, 1.5, 0.02, 200);
        }

        /** The same with other {@link #samples}. */
        public Config withSamples(int value) {
            return new Config(value, eliteShare, memory, floor, trust, startSigma, sigmaFloor, maxIterations);
        }

        /** The same with another {@link #eliteShare}. */
        public Config withEliteShare(double value) {
            return new Config(samples, value, memory, floor, trust, startSigma, sigmaFloor, maxIterations);
        }

        /** The same with another {@link #memory}. */
        public Config withMemory(double value) {
            return new Config(samples, eliteShare, value, floor, trust, startSigma, sigmaFloor, maxIterations);
        }

        /** The same with another {@link #floor}. */
        public Config withFloor(double value) {
            return new Config(samples, eliteShare, memory, value, trust, startSigma, sigmaFloor, maxIterations);
        }

        /** The same with another {@link #trust}. */
        public Config withTrust(double value) {
            return new Config(samples, eliteShare, memory, floor, value, startSigma, sigmaFloor, maxIterations);
        }

        /** The same with another {@link #startSigma}. */
        public Config withStartSigma(double value) {
            return new Config(samples, eliteShare, memory, floor, trust, value, sigmaFloor, maxIterations);
        }

        /** The same with another {@link #sigmaFloor}. */
        public Config withSigmaFloor(double value) {
            return new Config(samples, eliteShare, memory, floor, trust, startSigma, value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(samples, eliteShare, memory, floor, trust, startSigma, sigmaFloor, value);
        }
    }
}
