package foresee.envs;

import foresee.envs.BallInBox.Layout;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link BallInBox} to learn from: the world runs on from a random start.
 *
 * <p>Kinds are scenes, by their {@link Layout#word}: all of the environment's, alike often unless told otherwise.
 */
public final class BallInBoxData {
    private BallInBoxData() {}

    /** 64 steps: 3.2 s. */
    public static ScriptedPolicy defaults(BallInBox environment) {
        Mixture scenes = new Mixture(environment.scenes().stream()
                .map(scene -> new Mixture.Kind(scene.word(), 1))
                .toList());
        return new ScriptedPolicy(environment, scenes, "", new Scenes(environment));
    }

    private record Scenes(BallInBox environment) implements ScriptedPolicy.Script {

        @Override
        public float[] start(Environment same, String kind, long key, RandomGenerator random) {
            return environment.reset(key, Layout.of(kind));
        }

        /** Nobody. */
        @Override
        public ScriptedPolicy.Actor actor(String kind, RandomGenerator random) {
            return state -> new double[0];
        }
    }
}
