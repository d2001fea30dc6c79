package foresee.planning;

import foresee.model.ActionSequence;
import java.util.List;
import java.util.Locale;

/**
 * The improved cross-entropy method: noise that is coloured, a population that decays, elites that are kept within a search
 * and carried to the next.
 *
 * <pre>{@code
 * mean = guess, sigma = start sigma
 * for i = 0, 1, ... until the budget is spent:
 *     1. draw N(i) = max(2 E, N / gamma^i) plans a(n) = mean + sigma * e(n), e of colour beta,
 *        projected to the action space
 *        in the first iteration, the guess and the last search's elites, shifted, are among them
 *        in the last iteration, the mean is among them
 *     2. score them:  J(n)
 *     3. the elites are the E that cost least, of these and of the share of the last elites that is kept
 *     4. mean = alpha mean + (1 - alpha) mean of the elites,  sigma likewise, at least the floor
 * return the cheapest plan of all, and the best elites as alternatives for the next search
 * }</pre>
 *
 * <p><b>Shapes:</b> mean and sigma (H,A), plans (N,H,A), costs (N).
 *
 * <p><b>Why</b> each option, over paired seeds: coloured noise finds a door beside the straight way (256 evaluations: all of 500
 * searches, white noise 96 %) and loses a little where the optimum is not smooth; decay buys iterations (linear-quadratic, 20
 * dimensions); kept elites help everywhere; the mean in the last iteration helps small budgets (128 evaluations: 8.3 against
 * 9.9) and matters no more from 256 on; carried elites help from 128 evaluations a plan on, and cost more than they bring at 16;
 * momentum helps where the elites are few (two), and was of no account with six.
 *
 * <p><b>Source:</b> Pinneri, Sawant, Blaes, Achterhold, Stueckler, Rolinek, Martius, "Sample-efficient cross-entropy method for
 * real-time planning", arXiv 2008.06389. Where we differ: kept elites keep their costs instead of being scored again, since
 * costs are deterministic, and take no place in the population; carried elites arrive as
 * {@link PlanningProblem#alternatives}, moved on by whoever runs the loop ({@code MpcController} does, the last action
 * repeated; theirs is drawn at random), beside the guess, which is the best of them; sigma has a floor; under a deadline the
 * last iteration is not known in advance, and the mean is not among its candidates unless it is the last that is allowed.
 */
public final class IcemPlanner implements Planner {
    private final Config config;

    /** A planner with the default settings. */
    public IcemPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public IcemPlanner(Config config) {
        this.config = config;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the action space is not continuous
     */
    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        PlanNoise noise = ColoredNoise.of(
                problem.horizon(), problem.actionSpace().size(), config.noise().beta());
        GaussianPlans distribution =
                GaussianPlans.around(problem, config.noise().startSigma(), noise);
        KeptElites kept = new KeptElites(problem, config.selection().elites());
        Search search = new Search(problem, config.samples(), config.selection().elites(), config.maxIterations(), 0);
        while (search.nextIteration(population(search.iteration()))) {
            sample(distribution, problem, seed, search);
            if (search.score(distribution.spread())) {
                distribution = distribution.fittedTo(
                        elites(search, kept), config.noise().sigmaFloor(), config.momentum());
            }
        }
        return search.plan(kept.sequences(), config.selection().carried());
    }

    /** N(i) = max(2 E, N / gamma^i). */
    private int population(int iteration) {
        double population = config.samples();
        for (int i = 0; i < iteration; i++) {
            population /= config.decay();
        }
        return (int) Math.min(config.samples(), Math.max(2L * config.selection().elites(), Math.round(population)));
    }

    private void sample(GaussianPlans distribution, PlanningProblem problem, long seed, Search search) {
        int given = search.iteration() == 0 ? give(problem.guess(), problem.alternatives(), search) : 0;
        if (given == 0 && config.meanLast() && search.isLastIteration()) {
            given = give(distribution.mean(), List.of(), search);
        }
        distribution.sample(seed, search.iteration(), search.candidates(), given, search.count());
    }

    /** Puts plans in as the first candidates and returns how many. */
    private int give(ActionSequence first, List<ActionSequence> others, Search search) {
        search.candidates().set(0, first);
        int given = 1;
        for (int k = 0; k < Math.min(config.selection().carried(), others.size()) && given < search.count(); k++) {
            search.candidates().set(given++, others.get(k));
        }
        return given;
    }

    private Elites elites(Search search, KeptElites kept) {
        int count = kept.append(config.selection().kept(), search.candidates(), search.costs(), search.count());
        int wanted = Math.min(config.selection().elites(), Math.max(1, count / 2));
        Elites elites = Elites.of(search.candidates(), search.costs(), count, wanted);
        kept.keep(elites, search.candidates(), search.costs());
        return elites;
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "icem(samples=%d, elites=%d, start sigma=%s, sigma floor=%s, beta=%s, decay=%s, kept=%d, carried=%d, "
                        + "mean last=%s, momentum=%s, max iterations=%d)",
                config.samples(),
                config.selection().elites(),
                config.noise().startSigma(),
                config.noise().sigmaFloor(),
                config.noise().beta(),
                config.decay(),
                config.selection().kept(),
                config.selection().carried(),
                config.meanLast(),
                config.momentum(),
                config.maxIterations());
    }

    /**
     * Settings of an {@link IcemPlanner}.
     *
     * @param samples candidates N of the first iteration, at least 2
     * @param decay gamma by which the population is divided from iteration to iteration, at least 1 (as large for ever)
     * @param selection of elites, which are at most half of the samples
     * @param noise that plans are drawn with
     * @param meanLast whether the mean is a candidate of the last iteration
     * @param momentum alpha, the share of mean and deviation that stays as it was, at least 0 and under 1
     * @param maxIterations iterations after which the search ends with budget left, at least 1; many, since they are small
     */
    public record Config(
            int samples,
            double decay,
            Selection selection,
            Noise noise,
            boolean meanLast,
            double momentum,
            int maxIterations) {
        public Config {
            Settings.atLeast("samples", samples, 2);
            Settings.atLeast("max iterations", maxIterations, 1);
            Settings.atLeast("decay", decay, 1.0);
            Settings.shareUnderOne("momentum", momentum);
            if (selection.elites() > samples / 2) {
                throw new IllegalArgumentException("elites (" + selection.elites()
                        + ") must be at most half of samples (" + samples + ").\nMaybe raise samples.");
            }
        }

        /**
         * 48 samples decaying by 1.25, {@link Selection#defaults} and {@link Noise#defaults}, the mean in the last iteration,
         * momentum 0.1, at most 1000 iterations.
         */
        public static Config defaults() {
            return new Config(48, 1.25, Selection.defaults(), Noise.defaults(), true, 0.1, 1000);
        }

        /** The same with other {@link #samples}. */
        public Config withSamples(int value) {
            return new Config(value, decay, selection, noise, meanLast, momentum, maxIterations);
        }

        /** The same with another {@link #decay}. */
        public Config withDecay(double value) {
            return new Config(samples, value, selection, noise, meanLast, momentum, maxIterations);
        }

        /** The same with another {@link #selection}. */
        public Config withSelection(Selection value) {
            return new Config(samples, decay, value, noise, meanLast, momentum, maxIterations);
        }

        /** The same with other {@link #noise}. */
        public Config withNoise(Noise value) {
            return new Config(samples, decay, selection, value, meanLast, momentum, maxIterations);
        }

        /** The same with or without {@link #meanLast}. */
        public Config withMeanLast(boolean value) {
            return new Config(samples, decay, selection, noise, value, momentum, maxIterations);
        }

        /** The same with another {@link #momentum}. */
        public Config withMomentum(double value) {
            return new Config(samples, decay, selection, noise, meanLast, value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(samples, decay, selection, noise, meanLast, momentum, value);
        }
    }

    /**
     * Which candidates a search learns from, and which it passes on.
     *
     * @param elites E that the distribution is fitted to, at least 1
     * @param kept how many of them compete in the next iteration too, 0 to elites
     * @param carried how many of them are handed to the next search, and taken from the last, beside the best; 0 to elites
     */
    public record Selection(int elites, int kept, int carried) {
        public Selection {
            Settings.atLeast("elites", elites, 1);
            Settings.between("kept", kept, 0, "elites", elites);
            Settings.between("carried", carried, 0, "elites", elites);
        }

        /** 6 elites, of which 4 are kept and 4 carried. */
        public static Selection defaults() {
            return new Selection(6, 4, 4);
        }

        /** The same with at most so many elites, and no more of them kept or carried. */
        public Selection withAtMost(int most) {
            return new Selection(Math.min(elites, most), Math.min(kept, most), Math.min(carried, most));
        }

        /** The same with other {@link #elites}. */
        public Selection withElites(int value) {
            return new Selection(value, kept, carried);
        }

        /** The same with other {@link #kept}. */
        public Selection withKept(int value) {
            return new Selection(elites, value, carried);
        }

        /** The same with other {@link #carried}. */
        public Selection withCarried(int value) {
            return new Selection(elites, kept, value);
        }
    }

    /**
     * The noise that plans are drawn with.
     *
     * @param startSigma first deviation, in half-widths of the action space, positive
     * @param sigmaFloor least deviation, in half-widths, at least 0 and at most startSigma
     * @param beta colour, at least 0 (white); 2 is Brownian, far in one direction
     */
    public record Noise(double startSigma, double sigmaFloor, double beta) {
        public Noise {
            Settings.positive("start sigma", startSigma);
            Settings.atLeast("beta", beta, 0.0);
            if (!(sigmaFloor >= 0 && sigmaFloor <= startSigma)) {
                throw new IllegalArgumentException(
                        "sigma floor (" + sigmaFloor + ") must be 0 to start sigma (" + startSigma + ").");
            }
        }

        /** Sigma from 1 down to 0.02, colour 1.5. */
        public static Noise defaults() {
            return new Noise(1, 0.02, 1.5);
        }

        /** The same with another {@link #startSigma}. */
        public Noise withStartSigma(double value) {
            return new Noise(value, sigmaFloor, beta);
        }

        /** The same with another {@link #sigmaFloor}. */
        public Noise withSigmaFloor(double value) {
            return new Noise(startSigma, value, beta);
        }

        /** The same with another {@link #beta}. */
        public Noise withBeta(double value) {
            return new Noise(startSigma, sigmaFloor, value);
        }
    }
}
