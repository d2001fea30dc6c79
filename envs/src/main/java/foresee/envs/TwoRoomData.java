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
 * @param crossers share of episodes, 0 to 1, that pass the door on purpose
 * @param concentration of the von Mises angles: by how little a walk turns, or a crosser sways, per step
 */
public record TwoRoomData(TwoRoom environment, int steps, double crossers, double concentration) implements DataPolicy {
    private static final long MOVES = 1;

    /** Of those who do not cross on purpose. */
    private static final double STRAIGHT = 0.6;

    public TwoRoomData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        if (!(crossers >= 0 && crossers <= 1)) {
            throw new IllegalArgumentException("crossers (" + crossers + ") must be within 0 to 1.");
        }
        if (!(concentration > 0) || !Double.isFinite(concentration)) {
            throw new IllegalArgumentException("concentration (" + concentration + ") must be positive and finite.");
        }
    }

    /** 64 steps, three in ten episodes crossing on purpose, of the others three in five heading straight, turns of about 20 degrees. */
    public static TwoRoomData defaults(TwoRoom environment) {
        return new TwoRoomData(environment, 64, 0.3, 8);
    }

    /** The same with other {@link #steps}. */
    public TwoRoomData withSteps(int other) {
        return new TwoRoomData(environment, other, crossers, concentration);
    }

    /** The same with another share of {@link #crossers}. */
    public TwoRoomData withCrossers(double other) {
        return new TwoRoomData(environment, steps, other, concentration);
    }

    @Override
    public String describe() {
        return "two-room-data(steps=" + steps + ", crossers=" + crossers + ", concentration=" + concentration + ")";
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
        double kind = random.nextDouble();
        if (kind < crossers) {
            return new TwoRoomMover.Crosser(environment, random, angles);
        }
        return kind < crossers + STRAIGHT * (1 - crossers)
                ? new TwoRoomMover.Straight(environment, random, angles)
                : new TwoRoomMover.Wanderer(random, angles);
    }
}
