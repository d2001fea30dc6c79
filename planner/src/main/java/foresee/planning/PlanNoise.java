package foresee.planning;

import foresee.model.KeyedRandom;

/**
 * The random part of a plan: noise over the horizon with mean 0 and variance 1 in every component of every action. Made for one
 * search, and used by its thread.
 */
@FunctionalInterface
interface PlanNoise {
    /** Noise without memory: all values independent. */
    PlanNoise WHITE = (random, noise) -> {
        for (int j = 0; j < noise.length; j++) {
            noise[j] = random.nextGaussian();
        }
    };

    /** Fills in e (H,A), all of it. Components of one action are independent of each other. */
    void draw(KeyedRandom random, double[] noise);
}
