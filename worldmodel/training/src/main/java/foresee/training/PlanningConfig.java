package foresee.training;

import foresee.runtime.PlanningAdvice;

/**
 * How the trained model is best planned with: what its card will say, and how it plans in its own {@linkplain RoundsConfig rounds}. No
 * weight depends on it otherwise.
 *
 * @param samples candidates of one iteration, at least 2
 * @param iterations of one plan, at least 1
 * @param horizon <em>model</em> steps that a plan looks ahead, at least 1
 * @param hold <em>environment</em> steps for which a planned action is held; 0 for as many as one model step has. Divides horizon x
 *     action chunk
 * @param replanInterval <em>environment</em> steps from one plan to the next, at most horizon x action chunk; 0 for as many as one model
 *     step has
 */
public record PlanningConfig(int samples, int iterations, int horizon, int hold, int replanInterval) {
    /** As many environment steps as one model step has. */
    private static final int ONE_MODEL_STEP = 0;

    public PlanningConfig {
        if (hold < 0 || replanInterval < 0) {
            throw new IllegalArgumentException("planning.hold (" + hold + ") and planning.replanInterval ("
                    + replanInterval + ") must be at least 0, which stands for the steps of one model step.");
        }
        new PlanningAdvice(samples, iterations, horizon, 1, 1);
    }

    /** Samples, iterations and horizon are the usual ones; an action is held for one model step, and then there is a new plan. */
    public static PlanningConfig defaults() {
        PlanningAdvice usual = PlanningAdvice.defaults();
        return new PlanningConfig(usual.samples(), usual.iterations(), usual.horizon(), ONE_MODEL_STEP, ONE_MODEL_STEP);
    }

    /** What gives that advice, whatever the action chunk. */
    public static PlanningConfig of(PlanningAdvice advice) {
        return new PlanningConfig(
                advice.samples(), advice.iterations(), advice.horizon(), advice.hold(), advice.replanInterval());
    }

    /**
     * The same for a model whose steps have so many environment steps.
     *
     * @throws IllegalArgumentException as {@link PlanningAdvice#requireFits}
     */
    public PlanningAdvice advice(int actionChunk) {
        PlanningAdvice advice = new PlanningAdvice(
                samples,
                iterations,
                horizon,
                hold == ONE_MODEL_STEP ? actionChunk : hold,
                replanInterval == ONE_MODEL_STEP ? actionChunk : replanInterval);
        advice.requireFits(actionChunk);
        return advice;
    }
}
