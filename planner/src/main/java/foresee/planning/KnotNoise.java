package foresee.planning;

import foresee.model.KeyedRandom;

/**
 * Noise drawn at a few knots, evenly spread over the horizon, and drawn out to straight lines between them.
 *
 * <p>e(t) = ((1 - w) k(p) + w k(p+1)) / sqrt((1 - w)^2 + w^2),   t (P - 1) / (H - 1) = p + w,   k ~ Normal(0, 1)
 *
 * <p>The root keeps the variance at 1 between knots too. A single knot moves all actions alike. The knots are kept to be
 * overwritten, so that one of these serves one thread.
 */
final class KnotNoise implements PlanNoise {
    private final int horizon;
    private final int actionSize;
    private final int knots;
    private final double[] at;

    private KnotNoise(int horizon, int actionSize, int knots) {
        this.horizon = horizon;
        this.actionSize = actionSize;
        this.knots = knots;
        this.at = new double[(knots + 1) * actionSize]; // one knot more, of no weight, past the end
    }

    /** Noise of so many knots, at least 1; {@link PlanNoise#WHITE} where there are as many as actions. */
    static PlanNoise of(int horizon, int actionSize, int knots) {
        return knots >= horizon ? WHITE : new KnotNoise(horizon, actionSize, knots);
    }

    @Override
    public void draw(KeyedRandom random, double[] noise) {
        WHITE.draw(random, at);
        for (int t = 0; t < horizon; t++) {
            double place = (double) t * (knots - 1) / (horizon - 1);
            int before = (int) place;
            double weight = place - before;
            double scale = Math.sqrt((1 - weight) * (1 - weight) + weight * weight);
            for (int i = 0; i < actionSize; i++) {
                double left = at[before * actionSize + i];
                double right = at[(before + 1) * actionSize + i];
                noise[t * actionSize + i] = ((1 - weight) * left + weight * right) / scale;
            }
        }
    }
}
