package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link WalledRoom} to learn from: walks from place to place around the corners, walkers who head straight for a place
 * whatever stands between, and smooth walks; all at changing paces.
 *
 * <p><b>Source:</b> ours, after {@link TwoRoomData}.
 *
 * @param environment where they take place
 * @param steps actions per episode
 * @param mixture {@code walk}: those who walk around the corners; {@code straight}: who head straight for places; {@code wander}: smooth
 *     walks
 * @param concentration of the von Mises angles: by how little a walk turns or sways per step
 */
public record WalledRoomData(WalledRoom environment, int steps, Mixture mixture, double concentration)
        implements DataPolicy {
    private static final long MOVES = 1;
    private static final String WALK = "walk";
    private static final String STRAIGHT = "straight";
    private static final String WANDER = "wander";

    public WalledRoomData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        if (!(concentration > 0) || !Double.isFinite(concentration)) {
            throw new IllegalArgumentException("concentration (" + concentration + ") must be positive and finite.");
        }
    }

    /** 64 steps, 40 % of the episodes walking around the corners, 36 % heading straight, turns of about 20 degrees. */
    public static WalledRoomData defaults(WalledRoom environment) {
        return new WalledRoomData(
                environment, 64, Mixture.of(WALK, 0.4).and(STRAIGHT, 0.36).and(WANDER, 0.24), 8);
    }

    /** The same with other {@link #steps}. */
    public WalledRoomData withSteps(int other) {
        return new WalledRoomData(environment, other, mixture, concentration);
    }

    @Override
    public WalledRoomData withMixture(Mixture other) {
        return new WalledRoomData(environment, steps, mixture.weighted(other, environment.id()), concentration);
    }

    @Override
    public String describe() {
        return "walled-room-data(steps=" + steps + ", " + mixture + ", concentration=" + concentration + ")";
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
            case WALK -> new Walker(environment, random, angles, true);
            case STRAIGHT -> new Walker(environment, random, angles, false);
            default -> new TwoRoomMover.Wanderer(random, angles);
        };
    }

    /** Heads for a place, around the corners or straight, and for the next when it is there or has tried for long enough. */
    private static final class Walker implements TwoRoomMover {
        private static final double NEAR = 1.5;
        private static final double LINGER = 0.9;
        private static final int SHORTEST = 6;
        private static final int LONGEST = 24;

        private final WalledRoom rooms;
        private final RandomGenerator random;
        private final VonMises sway;
        private final Gait gait;
        private final boolean knowsTheWay;
        private MazeWay.ToGoal target;
        private int left;

        Walker(WalledRoom rooms, RandomGenerator random, VonMises sway, boolean knowsTheWay) {
            this.rooms = rooms;
            this.random = random;
            this.sway = sway;
            this.gait = new Gait(random, TwoRoom.REACH);
            this.knowsTheWay = knowsTheWay;
        }

        @Override
        public double[] next(float[] state) {
            double x = state[TwoRoom.AGENT_X];
            double y = state[TwoRoom.AGENT_Y];
            if (target == null || isDone(x, y)) {
                float[] place = rooms.placed(random, state);
                target = rooms.way().to(place[TwoRoom.AGENT_X], place[TwoRoom.AGENT_Y]);
                left = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            }
            left--;
            double[] first = knowsTheWay ? rooms.way().first(x, y, target) : new double[] {target.x(), target.y()};
            return TwoRoomMover.toward(first[0] - x, first[1] - y, gait.next(), sway.sample(random));
        }

        private boolean isDone(double x, double y) {
            if (!knowsTheWay) {
                return left == 0;
            }
            double dx = x - target.x();
            double dy = y - target.y();
            return dx * dx + dy * dy < NEAR * NEAR && random.nextDouble() > LINGER;
        }
    }
}
