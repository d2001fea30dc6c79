package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * How fast somebody walks: stretches of a few steps at one pace, some of them slow and some standing still. Mutable.
 *
 * <p><b>Why:</b> fine control near a goal needs small displacements, and a model predicts well only what it has seen.
 */
final class Gait {
    private static final double STANDING = 0.06;
    private static final double SLOW = 0.2;
    private static final double SLOW_PACE = 0.3;
    private static final double QUICK_PACE = 0.6;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 16;

    private final RandomGenerator random;
    private final double fastest;
    private double pace;
    private int left;

    Gait(RandomGenerator random, double fastest) {
        this.random = random;
        this.fastest = fastest;
    }

    /** The length of the next step, 0 to {@code fastest}. */
    double next() {
        if (left == 0) {
            left = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            pace = fastest * draw();
        }
        left--;
        return pace;
    }

    private double draw() {
        double kind = random.nextDouble();
        double u = random.nextDouble();
        if (kind < STANDING) {
            return 0;
        }
        return kind < STANDING + SLOW ? SLOW_PACE * u : QUICK_PACE + (1 - QUICK_PACE) * u;
    }
}
