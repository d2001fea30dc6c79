package foresee.dataset;

import foresee.model.KeyedRandom;
import java.util.Arrays;

/**
 * Which episodes are trained on and which are held out, drawn by a seed.
 *
 * <p><b>Why:</b> by episode, since two sub-sequences of one episode share frames.
 */
public final class EpisodeSplit {
    private static final long PURPOSE = 0x73706c6974L;

    private final int[] training;
    private final int[] heldOut;

    private EpisodeSplit(int[] training, int[] heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /**
     * Holds out round(share x episodes), at least one and not all.
     *
     * @param episodes number of episodes, at least 2
     * @param share part to hold out, over 0 and under 1
     * @throws IllegalArgumentException if a bound is not kept
     */
    public static EpisodeSplit of(int episodes, double share, long seed) {
        if (episodes < 2) {
            throw new IllegalArgumentException("episodes (" + episodes + ") must be at least 2, one to hold out.\n"
                    + "Maybe collect more episodes.");
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share (" + share + ") must be over 0 and under 1.");
        }
        int held = (int) Math.min(episodes - 1, Math.max(1, Math.round(share * episodes)));
        int[] order = new int[episodes];
        Shuffle.identity(order, KeyedRandom.of(seed, PURPOSE));
        return new EpisodeSplit(sorted(order, held, episodes), sorted(order, 0, held));
    }

    private static int[] sorted(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return part;
    }

    /** Indices of the episodes to train on, ascending, a copy. */
    public int[] training() {
        return training.clone();
    }

    /** Indices of the episodes held out, ascending, a copy. */
    public int[] heldOut() {
        return heldOut.clone();
    }
}
