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
import java.util.List;
import java.util.Optional;

/** Every planner by name: the one list behind {@code --planner}, its help, its messages and the table of planners. */
public final class PlannerCatalogue {
    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "mppi",
                    "mean of the candidates, the cheaper the heavier; noise that lasts and shrinks",
                    Needs.CONTINUOUS_ACTIONS,
                    new PlannerRecipe<>(
                            (samples, iterations) ->
                                    MppiPlanner.Config.defaults().withSamples(samples),
                            MppiPlanner::new)),
            new Entry(
                    "cem",
                    "cross-entropy: fits a normal distribution to the cheapest tenth",
                    Needs.CONTINUOUS_ACTIONS,
                    new PlannerRecipe<>(
                            (samples, iterations) ->
                                    CemPlanner.Config.defaults().withSamples(samples),
                            CemPlanner::new)),
            new Entry(
                    "icem",
                    "cem with smooth noise, a shrinking population, elites that are kept",
                    Needs.CONTINUOUS_ACTIONS,
                    new PlannerRecipe<>((samples, iterations) -> icem(samples), IcemPlanner::new)),
            new Entry(
                    "predictive-sampling",
                    "shakes the best plan so far and keeps the cheapest; for any actions",
                    Needs.NOTHING,
                    new PlannerRecipe<>(
                            (samples, iterations) ->
                                    PredictiveSamplingPlanner.Config.defaults().withSamples(samples),
                            PredictiveSamplingPlanner::new)),
            new Entry(
                    "cma-es",
                    "a normal distribution that learns how far and in which directions to search",
                    Needs.CONTINUOUS_ACTIONS,
                    new PlannerRecipe<>(
                            (samples, iterations) -> CmaEsPlanner.Config.defaults()
                                    .withSamples(
                                            Math.max(4, powerOfTwoWithin(Math.sqrt((double) samples * iterations)))),
                            CmaEsPlanner::new)),
            new Entry(
                    "gradient",
                    "descends the model's gradient from several plans at once, by Adam",
                    Needs.GRADIENTS,
                    new PlannerRecipe<>(
                            (samples, iterations) -> descents(Math.multiplyExact(samples, iterations)),
                            GradientPlanner::new)),
            new Entry(
                    "gradient-sgd",
                    "the same by plain steps with momentum",
                    Needs.GRADIENTS,
                    new PlannerRecipe<>(
                            (samples, iterations) -> descents(Math.multiplyExact(samples, iterations))
                                    .withRule(StepRuleJson.SGD),
                            GradientPlanner::new)),
            new Entry(
                    "cem+gradient",
                    "cem for half of the budget, then descents by Adam from its plan and near it",
                    Needs.GRADIENTS,
                    new PlannerRecipe<>(RefinedCem::of, RefinedCem::planner)),
            new Entry(
                    "lifted",
                    "moves the states between now and the goal along with the actions (GRASP)",
                    Needs.MODEL_STEPS,
                    new PlannerRecipe<>(
                            (samples, iterations) -> LiftedPlanner.Config.defaults()
                                    .withSamples(powerOfTwoWithin(Math.sqrt((double) samples * iterations) / 2)),
                            LiftedPlanner::new)),
            new Entry(
                    "categorical-cem",
                    "cross-entropy where actions are choices, or choices beside numbers",
                    Needs.DISCRETE_ACTIONS,
                    new PlannerRecipe<>(
                            (samples, iterations) ->
                                    CategoricalCemPlanner.Config.defaults().withSamples(samples),
                            CategoricalCemPlanner::new)),
            new Entry(
                    "random",
                    "random shooting: the cheapest of plans drawn evenly",
                    Needs.NOTHING,
                    new PlannerRecipe<>(
                            (samples, iterations) ->
                                    RandomShootingPlanner.Config.defaults().withSamples(samples),
                            RandomShootingPlanner::new)));

    private PlannerCatalogue() {}

    /** As many elites as by default, where half of the samples allow it. */
    private static IcemPlanner.Config icem(int samples) {
        IcemPlanner.Selection selection = IcemPlanner.Selection.defaults().withAtMost(samples / 2);
        return IcemPlanner.Config.defaults().withSelection(selection).withSamples(samples);
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
    public record Entry(String name, String words, Needs needs, PlannerRecipe<?> recipe) {

        /**
         * The planner, for plans of {@code samples} x {@code iterations} evaluations. One that descends takes as many as
         * restarts x steps.
         */
        public Planner build(int samples, int iterations) {
            return build(samples, iterations, ConfigOverlay.none());
        }

        /**
         * The same with other settings, by the names of the components of the planner's configuration.
         *
         * @throws IllegalArgumentException as {@link ConfigOverlay#over}
         */
        public Planner build(int samples, int iterations, ConfigOverlay options) {
            return recipe.build(samples, iterations, options, name);
        }

        /** The configuration of {@link #build(int, int, ConfigOverlay)}. */
        public Record config(int samples, int iterations, ConfigOverlay options) {
            return recipe.config(samples, iterations, options, name);
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
}
