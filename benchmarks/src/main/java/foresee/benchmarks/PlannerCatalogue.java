package foresee.benchmarks;

import foresee.envs.NearestName;
import foresee.model.ActionSpace;
import foresee.planning.CategoricalCemPlanner;
import foresee.planning.CemPlanner;
import foresee.planning.CmaEsPlanner;
import foresee.planning.GradientPlanner;
import foresee.planning.IcemPlanner;
import foresee.planning.LiftedPlanner;
import foresee.planning.MppiPlanner;
import foresee.planning.Planner;
import foresee.planning.PredictiveSamplingPlanner;
import foresee.planning.RandomShootingPlanner;
import foresee.planning.RefinedPlanner;
import foresee.planning.StepRule;
import foresee.planning.TrajectoryCost;
import java.util.List;
import java.util.Optional;

/** Every planner by name: the one list behind {@code --planner}, its help, its messages and the table of planners. */
public final class PlannerCatalogue {
    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "mppi",
                    "mean of the candidates, the cheaper the heavier; noise that lasts and shrinks",
                    Needs.CONTINUOUS_ACTIONS,
                    (samples, iterations) ->
                            new MppiPlanner(MppiPlanner.Config.defaults().withSamples(samples))),
            new Entry(
                    "cem",
                    "cross-entropy: fits a normal distribution to the cheapest tenth",
                    Needs.CONTINUOUS_ACTIONS,
                    (samples, iterations) -> cem(samples)),
            new Entry(
                    "icem",
                    "cem with smooth noise, a shrinking population, elites that are kept",
                    Needs.CONTINUOUS_ACTIONS,
                    (samples, iterations) -> icem(samples)),
            new Entry(
                    "predictive-sampling",
                    "shakes the best plan so far and keeps the cheapest; for any actions",
                    Needs.NOTHING,
                    (samples, iterations) -> new PredictiveSamplingPlanner(
                            PredictiveSamplingPlanner.Config.defaults().withSamples(samples))),
            new Entry(
                    "cma-es",
                    "a normal distribution that learns how far and in which directions to search",
                    Needs.CONTINUOUS_ACTIONS,
                    (samples, iterations) -> new CmaEsPlanner(CmaEsPlanner.Config.defaults()
                            .withSamples(Math.max(4, powerOfTwoWithin(Math.sqrt((double) samples * iterations)))))),
            new Entry(
                    "gradient",
                    "descends the model's gradient from several plans at once, by Adam",
                    Needs.GRADIENTS,
                    (samples, iterations) -> new GradientPlanner(descents(Math.multiplyExact(samples, iterations)))),
            new Entry(
                    "gradient-sgd",
                    "the same by plain steps with momentum",
                    Needs.GRADIENTS,
                    (samples, iterations) -> new GradientPlanner(
                            descents(Math.multiplyExact(samples, iterations)).withRule(new StepRule.Sgd(0.5)))),
            new Entry(
                    "cem+gradient",
                    "cem for half of the budget, then descents by Adam from its plan and near it",
                    Needs.GRADIENTS,
                    (samples, iterations) -> refinedCem(samples, iterations)),
            new Entry(
                    "lifted",
                    "moves the states between now and the goal along with the actions (GRASP)",
                    Needs.MODEL_STEPS,
                    (samples, iterations) -> new LiftedPlanner(LiftedPlanner.Config.defaults()
                            .withSamples(powerOfTwoWithin(Math.sqrt((double) samples * iterations) / 2)))),
            new Entry(
                    "categorical-cem",
                    "cross-entropy where actions are choices, or choices beside numbers",
                    Needs.DISCRETE_ACTIONS,
                    (samples, iterations) -> new CategoricalCemPlanner(
                            CategoricalCemPlanner.Config.defaults().withSamples(samples))),
            new Entry(
                    "random",
                    "random shooting: the cheapest of plans drawn evenly",
                    Needs.NOTHING,
                    (samples, iterations) -> new RandomShootingPlanner(
                            RandomShootingPlanner.Config.defaults().withSamples(samples))));

    private PlannerCatalogue() {}

    private static CemPlanner cem(int samples) {
        return new CemPlanner(CemPlanner.Config.defaults().withSamples(samples));
    }

    /** As many elites as by default, where half of the samples allow it. */
    private static IcemPlanner icem(int samples) {
        IcemPlanner.Selection selection = IcemPlanner.Selection.defaults().withAtMost(samples / 2);
        return new IcemPlanner(
                IcemPlanner.Config.defaults().withSelection(selection).withSamples(samples));
    }

    /** Restarts x steps: as many restarts as a power of two within the root, 16 for 256 evaluations. */
    private static GradientPlanner.Config descents(int evaluations) {
        return GradientPlanner.Config.defaults()
                .withRestarts(powerOfTwoWithin(Math.sqrt(evaluations)))
                .withMaxIterations(evaluations);
    }

    private static int powerOfTwoWithin(double value) {
        return Integer.highestOneBit((int) Math.max(1, value));
    }

    /**
     * A slice of plans descends from the one found and from near it: in a model, as many take no longer than one alone, which
     * made 256 evaluations 11 times as long for the same success.
     */
    private static Planner refinedCem(int samples, int iterations) {
        int evaluations = Math.multiplyExact(samples, iterations);
        GradientPlanner descent = new GradientPlanner(GradientPlanner.Config.defaults()
                .withRestarts(Math.max(1, Math.min(TrajectoryCost.SLICE, evaluations / 16)))
                .withStartSigma(0.1)
                .withLearningRate(0.1)
                .withMaxIterations(evaluations));
        return new RefinedPlanner(cem(Math.max(2, samples / 2)), descent, 0.5);
    }

    /** All entries, the default planner's first. */
    public static List<Entry> all() {
        return ENTRIES;
    }

    /** All names, the default planner's first. */
    public static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    /**
     * All that can work on a problem.
     *
     * @param space of the actions
     * @param gradient whether costs come with their gradients
     */
    public static List<Entry> fitting(ActionSpace space, boolean gradient) {
        return ENTRIES.stream()
                .filter(entry -> entry.misfit(space, gradient).isEmpty())
                .toList();
    }

    /**
     * The planner of a name.
     *
     * @throws IllegalArgumentException if there is none; lists all, and the nearest
     */
    public static Entry named(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("planner", name, names())));
    }

    /**
     * A planner that can be asked for by name.
     *
     * @param name as on the command line
     * @param words what it is, in one line
     * @param needs what it cannot do without
     * @param recipe how to make it
     */
    public record Entry(String name, String words, Needs needs, Recipe recipe) {

        /**
         * The planner, for plans of {@code samples} x {@code iterations} evaluations. One that descends takes as many as
         * restarts x steps.
         */
        public Planner build(int samples, int iterations) {
            return recipe.build(samples, iterations);
        }

        /**
         * Refuses a problem that this planner cannot work on.
         *
         * @param space of the actions
         * @param gradient whether costs come with their gradients
         * @throws IllegalArgumentException if it needs other actions, or a gradient where there is none
         */
        public void requireFits(ActionSpace space, boolean gradient) {
            misfit(space, gradient).ifPresent(what -> {
                throw new IllegalArgumentException(
                        "planner (" + name + ") needs " + what + ".\nMaybe take another, such as random.");
            });
        }

        /** What is missing to work on a problem; empty if nothing is. */
        private Optional<String> misfit(ActionSpace space, boolean gradient) {
            if (needs.discrete() && space.isContinuous()) {
                return Optional.of("discrete actions, and " + space + " is continuous");
            }
            if (!needs.discrete() && needs != Needs.NOTHING && !space.isContinuous()) {
                return Optional.of("continuous actions, and " + space + " is not");
            }
            return needs.gradients() && !gradient
                    ? Optional.of("gradients, which the true simulator does not have")
                    : Optional.empty();
        }
    }

    /** What a planner cannot do without. */
    public enum Needs {
        /** Works everywhere. */
        NOTHING,
        /** Actions that are numbers with a middle between any two. */
        CONTINUOUS_ACTIONS,
        /** Actions that are one of a few. */
        DISCRETE_ACTIONS,
        /** Continuous actions, and costs with their gradients. */
        GRADIENTS,
        /** Continuous actions, and costs that show the single steps of the model they are made of, with gradients. */
        MODEL_STEPS;

        private boolean discrete() {
            return this == DISCRETE_ACTIONS;
        }

        /** Whether costs must come with their gradients. */
        public boolean gradients() {
            return this == GRADIENTS || this == MODEL_STEPS;
        }
    }

    /** Makes a planner. */
    @FunctionalInterface
    public interface Recipe {
        /**
         * A planner whose plans have samples x iterations evaluations.
         *
         * @param samples at least 2
         * @param iterations at least 1
         */
        Planner build(int samples, int iterations);
    }
}
