package foresee.model;

import java.util.List;

/**
 * What happened once: T + 1 observations and the T actions that were <em>executed</em> between them.
 *
 * @param environment id of the environment it comes from
 * @param seed what it was drawn from
 * @param observations T + 1, in time order, copied
 * @param actions (T,A), in the environment's units
 */
public record Episode(String environment, long seed, List<Observation> observations, ActionSequence actions) {
    public Episode {
        observations = List.copyOf(observations);
        if (observations.size() != actions.horizon() + 1) {
            throw new IllegalArgumentException("observations (" + observations.size()
                    + ") must be one more than actions (" + actions.horizon() + ").");
        }
    }

    /** Number of steps T. */
    public int steps() {
        return actions.horizon();
    }
}
