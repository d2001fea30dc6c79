package foresee.cli;

import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Mixture;
import foresee.envs.Sandbox;
import java.util.List;

/**
 * Which episodes to collect before training.
 *
 * @param layout of the environment
 * @param variation nominal, mild or strong
 * @param policy weights of the kinds of episodes, {@code push=0.7,uniform=0.3}; empty for those that the environment has by itself
 * @param episodes how many
 * @param steps of each
 */
record CollectSettings(String layout, String variation, String policy, int episodes, int steps) {
    private static final int EPISODES = 4000;
    private static final String MIXED = "mixed";

    CollectSettings {
        if (episodes < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "episodes (" + episodes + ") and steps (" + steps + ") must be at least 1.");
        }
    }

    /** 4000 episodes of 64 steps, nothing varied, in all layouts together where the environment has them so, else in its first. */
    static CollectSettings defaults(String environment) {
        return new CollectSettings(usualLayout(environment), "nominal", "", EPISODES, Collection.STEPS);
    }

    private static String usualLayout(String environment) {
        if (environment.isEmpty()) {
            return "";
        }
        List<String> layouts = Sandbox.layouts(environment);
        return layouts.contains(MIXED) ? MIXED : layouts.get(0);
    }

    /** These settings with another number of episodes. */
    CollectSettings withEpisodes(int newEpisodes) {
        return new CollectSettings(layout, variation, policy, newEpisodes, steps);
    }

    /** What acts in a world. */
    DataPolicy policy(Environment world) {
        DataPolicy usual = Sandbox.dataPolicy(world, steps);
        return policy.isEmpty() ? usual : usual.withMixture(Mixture.parse(policy));
    }
}
