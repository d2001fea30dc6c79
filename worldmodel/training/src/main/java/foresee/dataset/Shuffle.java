package foresee.dataset;

import java.util.random.RandomGenerator;

/**
 * Uniform permutations.
 *
 * <p><b>Source:</b> Fisher and Yates in Durstenfeld's form, "Algorithm 235: random permutation", 1964.
 */
final class Shuffle {
    private Shuffle() {}

    /** Fills {@code target} with a random order of 0 to length - 1. */
    static void identity(int[] target, RandomGenerator random) {
        for (int i = 0; i < target.length; i++) {
            int j = random.nextInt(i + 1);
            target[i] = target[j];
            target[j] = i;
        }
    }
}
