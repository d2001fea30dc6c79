package foresee.control;

/**
 * Watches a controller; what is not overridden is ignored.
 *
 * <p>Called by the thread that acts, never by the one that plans, once the action of the tick is decided and before {@link
 * MpcController#act} returns it: observation, goals, plan, step, action, in this order. A listener that takes long delays the
 * action. Every goal and every plan is told of once: if {@code act} throws, before it does.
 *
 * <p>An exception of a listener does not reach the caller of {@code act}: it is counted ({@link
 * ControlStatistics#listenerFailures}), the first one is logged, and the loop goes on. An Error does reach the caller, once all is told.
 *
 * <p>A listener may call the controller's {@link MpcController#executed}, which is about the action that {@code act} is to return
 * and is told after all else of the tick, {@link MpcController#reset} and {@link MpcController#close}. It must not call {@code
 * act}, which throws.
 */
public interface ControlListener {
    /** A listener that ignores everything, and for which nothing is computed. */
    ControlListener NONE = new ControlListener() {};

    /** The time stamp of an observation is wrong. */
    default void onObservation(ObservationEvent event) {}

    /** A goal was reached. */
    default void onGoal(GoalEvent event) {}

    /** A plan was made, and acted on or dropped. */
    default void onPlan(PlanEvent event) {}

    /** A model step is over, and what it led to can be compared with what was predicted. */
    default void onStep(StepEvent event) {}

    /** An action was decided; or, from {@link MpcController#executed}, another one was executed. */
    default void onAction(ActionEvent event) {}

    /** This listener and then another, which hears everything even where this one fails. */
    default ControlListener and(ControlListener other) {
        return new ListenerPair(this, other);
    }
}
