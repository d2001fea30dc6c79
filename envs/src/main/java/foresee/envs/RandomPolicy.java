package foresee.envs;

import foresee.control.Policy;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.Observation;

/**
 * Acts at random, uniformly over the action space: the floor that every success rate is compared with.
 *
 * <p>Looks at nothing; its t-th action depends on the seed and t alone. Mutable, one per run.
 */
public final class RandomPolicy implements Policy {
    private final ActionSpace space;
    private final KeyedRandom random;

    /** A run of its own for each seed, drawn from {@link SeedStream#ACTIONS}. */
    public RandomPolicy(ActionSpace space, long seed) {
        this.space = space;
        this.random = SeedStream.ACTIONS.random(seed);
    }

    @Override
    public double[] act(Observation observation) {
        double[] action = new double[space.size()];
        space.sample(random, action, 0);
        return action;
    }
}
