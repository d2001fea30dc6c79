package foresee.envs;

import foresee.envs.BallInBox.Layout;
import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.List;

/**
 * Episodes of {@link BallInBox} to learn from: the world runs on from a random start.
 *
 * @param environment where they take place
 * @param steps of each episode
 * @param mixture kinds are scenes, by their {@link Layout#word}: all of the environment's, alike often unless told otherwise
 */
public record BallInBoxData(BallInBox environment, int steps, Mixture mixture) implements DataPolicy {
    private static final long SCENE = 1;

    public BallInBoxData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
    }

    /** 64 steps: 3.2 s. */
    public static BallInBoxData defaults(BallInBox environment) {
        List<Mixture.Kind> kinds = environment.scenes().stream()
                .map(scene -> new Mixture.Kind(scene.word(), 1))
                .toList();
        return new BallInBoxData(environment, 64, new Mixture(kinds));
    }

    /** The same with other {@link #steps}. */
    public BallInBoxData withSteps(int other) {
        return new BallInBoxData(environment, other, mixture);
    }

    @Override
    public BallInBoxData withMixture(Mixture other) {
        return new BallInBoxData(environment, steps, mixture.weighted(other, environment.id()));
    }

    @Override
    public String describe() {
        return "ball-in-box-data(steps=" + steps + ", " + mixture + ")";
    }

    @Override
    public Episode collect(long seed) {
        long key = SeedStream.COLLECTION.seed(seed);
        Layout scene = Layout.of(mixture.draw(KeyedRandom.of(key, SCENE)));
        EpisodeRecorder recorder = new EpisodeRecorder(environment, seed, environment.reset(key, scene));
        double[] nothing = new double[0];
        for (int t = 0; t < steps; t++) {
            recorder.act(nothing);
        }
        return recorder.episode();
    }
}
