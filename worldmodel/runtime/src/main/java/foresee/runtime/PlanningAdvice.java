package foresee.runtime;

import foresee.control.MpcConfig;
import foresee.planning.Budget;

/**
 * How a model is best planned with, as whoever trained it says.
 *
 * <pre>{@code
 * PlanningAdvice advice = model.card().planning().orElse(PlanningAdvice.defaults());
 * MpcConfig control = advice.control(model.actionChunk());
 * Planner planner = new MppiPlanner(MppiPlanner.Config.defaults().withSamples(advice.samples()));
 * }</pre>
 *
 * <p><b>Units:</b> {@code horizon} is in <em>model</em> steps, each as many environment steps as the model's action chunk; {@code hold}
 * and {@code replanInterval} are in <em>environment</em> steps. <b>Why</b> a model carries it: how far ahead its predictions can be
 * relied on, and how long an action must be held to do something, differ from model to model.
 *
 * @param samples candidates N of one iteration, at least 2
 * @param iterations of one plan, at least 1; its budget is samples x iterations evaluations
 * @param horizon model steps that a plan looks ahead, at least 1
 * @param hold environment steps for which a planned action is held, at least 1; divides horizon x action chunk
 * @param replanInterval environment steps from one plan to the next, 1 to horizon x action chunk
 */
public record PlanningAdvice(int samples, int iterations, int horizon, int hold, int replanInterval) {
    public PlanningAdvice {
        atLeast("samples", samples, 2);
        atLeast("iterations", iterations, 1);
        atLeast("horizon", horizon, 1);
        atLeast("hold", hold, 1);
        atLeast("replanInterval", replanInterval, 1);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("planning." + name + " (" + value + ") must be at least " + least + ".");
        }
    }

    /**
     * What is usual where nobody says anything: 64 samples and 4 iterations, 12 model steps ahead, actions held for 4 steps, a new plan
     * every 4 steps. It fits every action chunk.
     */
    public static PlanningAdvice defaults() {
        return new PlanningAdvice(64, 4, 12, 4, 4);
    }

    /**
     * Refuses an action chunk with which there is no such plan.
     *
     * @param actionChunk environment steps in one model step
     * @throws IllegalArgumentException if horizon x action chunk is no multiple of hold, or under the replan interval; names all values
     */
    public void requireFits(int actionChunk) {
        long steps = (long) horizon * actionChunk;
        String ahead = "planning.horizon (" + horizon + ") x action chunk (" + actionChunk + ")";
        if (steps % hold != 0) {
            throw new IllegalArgumentException(ahead + " must be a multiple of planning.hold (" + hold
                    + ").\nMaybe hold for " + actionChunk + " steps.");
        }
        if (steps < replanInterval) {
            throw new IllegalArgumentException(ahead + " must be at least planning.replanInterval (" + replanInterval
                    + ").\nMaybe raise planning.horizon.");
        }
    }

    /**
     * The control loop, on one thread; a live one takes a deadline instead of its budget, {@link MpcConfig#withBudget}.
     *
     * @param actionChunk environment steps in one model step
     */
    public MpcConfig control(int actionChunk) {
        return new MpcConfig(
                Math.multiplyExact(horizon, actionChunk),
                hold,
                replanInterval,
                Budget.evaluations(Math.multiplyExact(samples, iterations)),
                1);
    }
}
