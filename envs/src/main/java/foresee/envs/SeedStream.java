package foresee.envs;

import foresee.model.KeyedRandom;

/**
 * What a random state is drawn for. Streams never meet: the lowest two bits of every seed of a stream are its own.
 *
 * <p>seed(user) = hash(stream, user) with its lowest two bits replaced by the stream's number
 *
 * <p><b>Why:</b> a case that is evaluated must not occur in training data, whichever seeds somebody happens to pass to
 * collecting and evaluating. {@link DataPolicy} and {@link Task} each go through their own stream, so that
 * {@code collect(7)} and {@code draw(7)} have nothing in common.
 */
public enum SeedStream {
    /** Episodes to learn from. */
    COLLECTION(0),
    /** Starts and goals of tasks. */
    EVALUATION(1),
    /** Actions of {@link RandomPolicy}. */
    ACTIONS(2);

    private static final long NUMBER_BITS = 3;

    private final long number;

    SeedStream(long number) {
        this.number = number;
    }

    /** The seed of this stream that belongs to {@code user}'s seed; differs from every seed of every other stream. */
    public long seed(long user) {
        return (KeyedRandom.key(number, user) & ~NUMBER_BITS) | number;
    }

    /** Random numbers of {@link #seed}. */
    public KeyedRandom random(long user) {
        return new KeyedRandom(seed(user));
    }
}
