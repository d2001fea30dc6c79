package foresee.control;

import foresee.model.Observation;

/** Chooses an action for what is observed; called once per environment step. */
@FunctionalInterface
public interface Policy extends AutoCloseable {

    /**
     * The action to take now.
     *
     * @return (A), in the environment's units and action space; the caller owns it
     */
    double[] act(Observation observation);

    /** Ends what belongs to it, such as threads; it is not asked any more. Most policies have nothing to end. */
    @Override
    default void close() {}
}
