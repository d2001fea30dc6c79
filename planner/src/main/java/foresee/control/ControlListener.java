package foresee.control;

/**
 * Watches a controller; what is not overridden is ignored. Called by the thread that acts, after the action is decided.
 */
public interface ControlListener {
    /** A listener that ignores everything, and for which nothing is computed. */
    ControlListener NONE = new ControlListener() {};

    /** A plan was made. */
    default void onPlan(PlanEvent event) {}

    /** A model step is over, and what it led to can be compared with what was predicted. */
    default void onStep(StepEvent event) {}
}
