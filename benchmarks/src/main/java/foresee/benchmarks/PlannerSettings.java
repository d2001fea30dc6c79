package foresee.benchmarks;

import foresee.control.MpcConfig;
import foresee.planning.Budget;
import foresee.planning.Planner;
import foresee.runtime.ModelCard;
import foresee.runtime.PlanningAdvice;

/**
 * How to plan, in the few numbers that matter.
 *
 * @param planner one of {@link PlannerCatalogue#names()}
 * @param samples candidates N of one iteration, at least 2
 * @param iterations of one plan, at least 1; its budget is samples x iterations evaluations, whatever the planner makes of them
 * @param horizon model steps that a plan looks ahead, at least 1
 * @param hold environment steps for which a planned action is held, at least 1; divides horizon x the model's action chunk
 * @param replanInterval environment steps from one plan to the next, at least 1
 * @param threads that score candidates of one plan, at least 1; the plan does not depend on it
 * @param risk what it costs that the predictors of a model disagree, k of {@link foresee.planning.RiskCost}, finite: over 0 it shuns
 *     what they disagree about. The true simulator has none
 * @param options changes to the planner's own configuration, by the names of its components; they go before what samples and iterations
 *     make of it, never before the budget; left out of the JSON if there are none
 */
public record PlannerSettings(
        String planner,
        int samples,
        int iterations,
        int horizon,
        int hold,
        int replanInterval,
        int threads,
        double risk,
        ConfigOverlay options) {
    public PlannerSettings {
        PlannerCatalogue.Entry entry = PlannerCatalogue.named(planner);
        atLeast("samples", samples, 2);
        atLeast("iterations", iterations, 1);
        atLeast("horizon", horizon, 1);
        atLeast("hold", hold, 1);
        atLeast("replan interval", replanInterval, 1);
        atLeast("threads", threads, 1);
        if (!Double.isFinite(risk)) {
            throw new IllegalArgumentException("risk (" + risk + ") must be finite.");
        }
        if (!options.isEmpty()) {
            entry.config(samples, iterations, options); // refuses what cannot be
        }
    }

    /** Without {@link #risk} and {@link #options}. */
    public PlannerSettings(
            String planner, int samples, int iterations, int horizon, int hold, int replanInterval, int threads) {
        this(planner, samples, iterations, horizon, hold, replanInterval, threads, 0, ConfigOverlay.none());
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least " + least + ".");
        }
    }

    /** MPPI with {@link PlanningAdvice#defaults}, on one thread. */
    public static PlannerSettings defaults() {
        return of(PlanningAdvice.defaults());
    }

    /** The default planner with the numbers that are advised, on one thread. */
    public static PlannerSettings of(PlanningAdvice advice) {
        return new PlannerSettings(
                "mppi",
                advice.samples(),
                advice.iterations(),
                advice.horizon(),
                advice.hold(),
                advice.replanInterval(),
                1);
    }

    /** How a model is planned in unless something else is asked for: as its card advises, or the {@link #defaults}. */
    public static PlannerSettings of(ModelCard card) {
        return card.planning().map(PlannerSettings::of).orElseGet(PlannerSettings::defaults);
    }

    /** The same with another {@link #planner}, and then without the options, which are those of one planner. */
    public PlannerSettings withPlanner(String value) {
        ConfigOverlay kept = value.equals(planner) ? options : ConfigOverlay.none();
        return new PlannerSettings(value, samples, iterations, horizon, hold, replanInterval, threads, risk, kept);
    }

    /** The same with other {@link #samples}. */
    public PlannerSettings withSamples(int value) {
        return new PlannerSettings(planner, value, iterations, horizon, hold, replanInterval, threads, risk, options);
    }

    /** The same with other {@link #iterations}. */
    public PlannerSettings withIterations(int value) {
        return new PlannerSettings(planner, samples, value, horizon, hold, replanInterval, threads, risk, options);
    }

    /** The same with another {@link #horizon}. */
    public PlannerSettings withHorizon(int value) {
        return new PlannerSettings(planner, samples, iterations, value, hold, replanInterval, threads, risk, options);
    }

    /** The same with another {@link #hold}. */
    public PlannerSettings withHold(int value) {
        return new PlannerSettings(
                planner, samples, iterations, horizon, value, replanInterval, threads, risk, options);
    }

    /** The same with another {@link #replanInterval}. */
    public PlannerSettings withReplanInterval(int value) {
        return new PlannerSettings(planner, samples, iterations, horizon, hold, value, threads, risk, options);
    }

    /** The same with other {@link #threads}. */
    public PlannerSettings withThreads(int value) {
        return new PlannerSettings(planner, samples, iterations, horizon, hold, replanInterval, value, risk, options);
    }

    /** The same with another {@link #risk}. */
    public PlannerSettings withRisk(double value) {
        return new PlannerSettings(
                planner, samples, iterations, horizon, hold, replanInterval, threads, value, options);
    }

    /**
     * The same with other {@link #options} instead of those that were there.
     *
     * @throws IllegalArgumentException as {@link ConfigOverlay#over}
     */
    public PlannerSettings withOptions(ConfigOverlay value) {
        return new PlannerSettings(planner, samples, iterations, horizon, hold, replanInterval, threads, risk, value);
    }

    /**
     * The same with other {@link #evaluations}: as many iterations, samples to fit.
     *
     * @throws IllegalArgumentException if they are no multiple of the iterations, or under two samples each
     */
    public PlannerSettings withEvaluations(int value) {
        if (value % iterations != 0 || value < 2 * iterations) {
            throw new IllegalArgumentException("evaluations (" + value + ") must be a multiple of the iterations ("
                    + iterations + "), and at least twice as many.");
        }
        return withSamples(value / iterations);
    }

    /** The same with a planner that needs no gradients: itself, or the default one. */
    public PlannerSettings withoutGradients() {
        return entry().needs().gradients() ? withPlanner(defaults().planner()) : this;
    }

    /** Scored candidates of one plan. */
    public int evaluations() {
        return Math.multiplyExact(samples, iterations);
    }

    /** The planner's entry in the catalogue. */
    public PlannerCatalogue.Entry entry() {
        return PlannerCatalogue.named(planner);
    }

    /** The planner. */
    public Planner build() {
        return entry().build(samples, iterations, options);
    }

    /**
     * The control loop around the planner.
     *
     * @param actionChunk environment steps in one of the horizon's model steps
     * @throws IllegalArgumentException if the horizon in environment steps is no multiple of hold or under the replan interval
     */
    public MpcConfig control(int actionChunk) {
        return new MpcConfig(
                Math.multiplyExact(horizon, actionChunk),
                hold,
                replanInterval,
                Budget.evaluations(evaluations()),
                threads);
    }
}
