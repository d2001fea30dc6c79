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

    /** The episode that belongs to a seed; observations carry frame and state, actions are the executed ones. */
    Episode collect(long seed);
}
