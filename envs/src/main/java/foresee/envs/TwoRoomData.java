package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link TwoRoom} to learn from: smooth walks, walkers who pass the door on purpose, and walkers who head straight
 * for a place whatever stands between.
 *
 * <p>Every kind walks at changing paces, slow ones and standing still among them. Without the second kind hardly one episode in
 * ten would pass the door.
 *
 * <p><b>Source:</b> PLDM (see {@link TwoRoom}) draws its walks from von Mises angles as well; the other kinds are ours.
 *
 * @param environment where they take place
 * @param steps actions per episode
 * @param mixture {@code cross}: those who pass the door on purpose; {@code straight}: who head straight for places; {@code wander}: smooth
 *     walks
 * @param concentration of the von Mises angles: by how little a walk turns, or a crosser sways, per step
 */
public record TwoRoomData(TwoRoom environment, int steps, Mixture mixture, double concentration) implements DataPolicy {
    private static final long MOVES = 1;
    private static final String CROSS = "cross";
    private static final String STRAIGHT = "straight";
    private static final String WANDER = "wander";

    public TwoRoomData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        if (!(concentration > 0) || !Double.isFinite(concentration)) {
            throw new IllegalArgumentException("concentration (" + concentration + ") must be positive and finite.");
        }
    }

    /** 64 steps, 30 % of the episodes crossing on purpose, 42 % heading straight, turns of about 20 degrees. */
    public static TwoRoomData defaults(TwoRoom environment) {
        return new TwoRoomData(
                environment, 64, Mixture.of(CROSS, 0.3).and(STRAIGHT, 0.42).and(WANDER, 0.28), 8);
    }

    /** The same with other {@link #steps}. */
    public TwoRoomData withSteps(int other) {
        return new TwoRoomData(environment, other, mixture, concentration);
    }

    @Override
    public TwoRoomData withMixture(Mixture other) {
        return new TwoRoomData(environment, steps, mixture.weighted(other, environment.id()), concentration);
    }

    @Override
    public String describe() {
        return "two-room-data(steps=" + steps + ", " + mixture + ", concentration=" + concentration + ")";
    }

    @Override
    public Episode collect(long seed) {
        long key = SeedStream.COLLECTION.seed(seed);
        TwoRoomMover mover = mover(KeyedRandom.of(key, MOVES));
        EpisodeRecorder recorder = new EpisodeRecorder(environment, seed, environment.reset(key));
        for (int t = 0; t < steps; t++) {
            recorder.act(mover.next(recorder.state()));
        }
        return recorder.episode();
    }

    private TwoRoomMover mover(RandomGenerator random) {
        VonMises angles = new VonMises(concentration);
        return switch (mixture.draw(random)) {
            case CROSS -> new TwoRoomMover.Crosser(environment, random, angles);
            case STRAIGHT -> new TwoRoomMover.Straight(environment, random, angles);
            default -> new TwoRoomMover.Wanderer(random, angles);
        };
    }
}
