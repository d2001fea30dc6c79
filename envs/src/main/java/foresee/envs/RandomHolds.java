package foresee.envs;

import foresee.model.ActionSpace;
import java.util.random.RandomGenerator;

/** Actions drawn uniformly, each held for some steps. Mutable, one per episode. */
final class RandomHolds implements ScriptedPolicy.Actor {
    private final RandomGenerator random;
    private final ActionSpace space;
    private final int shortest;
    private final int longest;
    private final double[] action;
    private int left;

    /** Each held for {@code shortest} to {@code longest} steps, both inclusive. */
    RandomHolds(RandomGenerator random, ActionSpace space, int shortest, int longest) {
        this.random = random;
        this.space = space;
        this.shortest = shortest;
        this.longest = longest;
        this.action = new double[space.size()];
    }

    /** The next action, a copy, whatever the state. */
    @Override
    public double[] next(float[] state) {
        if (left == 0) {
            space.sample(random, action, 0);
            left = shortest + random.nextInt(longest - shortest + 1);
        }
        left--;
        return action.clone();
    }
}
