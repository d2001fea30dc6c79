package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;

/**
 * The floor under all planners: draw plans uniformly over the action space, return the cheapest.
 *
 * <p>Candidate 0 of the first iteration is the guess; nothing is learnt from one iteration to the next. Works in every
 * action space, discrete ones included.
 *
 * <p><b>Shapes:</b> plans (N,H,A), costs (N).
 *
 * <p><b>Source:</b> the random shooting of Nagabandi, Kahn, Fearing, Levine, "Neural network dynamics for model-based deep
 * reinforcement learning with model-free fine-tuning", arXiv 1708.02596. Where we differ: the guess is one of the candidates.
 */
public final class RandomShootingPlanner implements Planner {
    private final Config config;

    /** A planner with the default settings. */
    public RandomShootingPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public RandomShootingPlanner(Config config) {
        this.config = config;
    }

    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        Search search = new Search(problem, config.samples(), config.maxIterations(), 0);
        while (search.nextIteration()) {
            sample(problem, seed, search);
            search.score(0);
        }
        return search.plan();
    }

    private static void sample(PlanningProblem problem, long seed, Search search) {
        for (int n = 0; n < search.count(); n++) {
            sample(problem, KeyedRandom.of(seed, search.iteration(), n), search.candidates(), n);
        }
        if (search.iteration() == 0) {
            search.candidates().set(0, problem.guess());
        }
    }

    private static void sample(PlanningProblem problem, KeyedRandom random, ActionBatch candidates, int n) {
        for (int t = 0; t < candidates.horizon(); t++) {
            problem.actionSpace().sample(random, candidates.values(), candidates.offset(n, t));
        }
        problem.project(candidates.values(), candidates.offset(n, 0));
    }

    @Override
    public String describe() {
        return "random-shooting(samples=" + config.samples() + ", max iterations=" + config.maxIterations() + ")";
    }

    /**
     * Settings of a {@link RandomShootingPlanner}.
     *
     * @param samples candidates N of one iteration, at least 1; matters for the trace alone
     * @param maxIterations iterations after which the search ends with budget left, at least 1: bounds the trace under a
     *     long deadline
     */
    public record Config(int samples, int maxIterations) {
        public Config {
            Settings.atLeast("samples", samples, 1);
            Settings.atLeast("max iterations", maxIterations, 1);
        }

        /** 64 samples, at most 10 000 iterations. */
        public static Config defaults() {
            return new Config(64, 10_000);
        }

        /** The same with other {@link #samples}. */
        public Config withSamples(int value) {
            return new Config(value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(samples, value);
        }
    }
}
