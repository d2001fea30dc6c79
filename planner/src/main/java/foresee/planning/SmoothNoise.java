package foresee.planning;

import foresee.model.KeyedRandom;

/**
 * Noise that lasts: what one action got, the next mostly gets too.
 *
 * <p>e(t) = rho e(t-1) + sqrt(1 - rho^2) Normal(0, 1),   e(1) ~ Normal(0, 1)
 *
 * <p>Near 1, rho carries a plan far away from its mean, where independent noise (rho = 0) shakes it on the spot.
 *
 * @param actionSize components A of one action
 * @param correlation rho, at least 0 and under 1
 */
record SmoothNoise(int actionSize, double correlation) implements PlanNoise {

    @Override
    public void draw(KeyedRandom random, double[] noise) {
        double innovation = Math.sqrt(1 - correlation * correlation);
        for (int j = 0; j < noise.length; j++) {
            double fresh = random.nextGaussian();
            noise[j] = j < actionSize ? fresh : correlation * noise[j - actionSize] + innovation * fresh;
        }
    }
}
