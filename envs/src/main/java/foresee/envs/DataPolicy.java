package foresee.envs;

import foresee.model.Episode;

/**
 * A way of acting whose episodes are worth learning from. Immutable and safe for several threads at once.
 *
 * <p>Everything random in an episode, its start included, comes from {@link SeedStream#COLLECTION}: no case of a
 * {@link Task} occurs in it.
 */
public interface DataPolicy {

    /** Where it acts. */
    Environment environment();

    /** Name and settings in one line, for data sets: {@code two-room-data(steps=64, ...)}. */
    String describe();

    /** The kinds of episodes there are, and how often each is drawn; one of its own, unless a policy says so. */
    default Mixture mixture() {
        return Mixture.of("scripted", 1);
    }

    /**
     * The same with other weights of the kinds in {@link #mixture}; those that are not named are not drawn.
     *
     * @throws IllegalArgumentException if a kind is named that there is not
     */
    default DataPolicy withMixture(Mixture other) {
        mixture().weighted(other, environment().id());
        return this;
    }

    /** The episode that belongs to a seed; observations carry frame and state, actions are the executed ones. */
    Episode collect(long seed);
}
