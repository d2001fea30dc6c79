package foresee.control;

import foresee.model.Observation;

/** Chooses an action for what is observed; called once per environment step. */
@FunctionalInterface
public interface Policy {

    /**
     * The action to take now.
     *
     * @return (A), in the environment's units and action space; the caller owns it
     */
    double[] act(Observation observation);
}
