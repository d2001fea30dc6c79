package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * Episodes of {@link WalledRoom} to learn from: walks from place to place around the corners, walkers who head straight for a place
 * whatever stands between, and smooth walks; all at changing paces.
 *
 * <p><b>Source:</b> ours, after {@link TwoRoomData}.
 *
 * <p>Kinds: {@code walk}, who walk around the corners; {@code straight}, who head straight for places; {@code wander}, smooth walks.
 */
public final class WalledRoomData {
    private static final String WALK = "walk";
    private static final String STRAIGHT = "straight";
    private static final String WANDER = "wander";

    private WalledRoomData() {}

    /** 64 steps, 40 % of the episodes walking around the corners, 36 % heading straight, turns of about 20 degrees. */
    public static ScriptedPolicy defaults(WalledRoom environment) {
        return new ScriptedPolicy(
                environment,
                Mixture.of(WALK, 0.4).and(STRAIGHT, 0.36).and(WANDER, 0.24),
                "concentration=" + TwoRoomMover.CONCENTRATION,
                (kind, random) -> mover(environment, kind, random));
    }

    private static TwoRoomMover mover(WalledRoom environment, String kind, RandomGenerator random) {
        return switch (kind) {
            case WALK -> new Walker(environment, random, true);
            case STRAIGHT -> new Walker(environment, random, false);
            default -> new TwoRoomMover.Wanderer(random, TwoRoomMover.ANGLES);
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
        private final Gait gait;
        private final boolean knowsTheWay;
        private MazeWay.ToGoal target;
        private int left;

        Walker(WalledRoom rooms, RandomGenerator random, boolean knowsTheWay) {
            this.rooms = rooms;
            this.random = random;
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
            return TwoRoomMover.toward(first[0] - x, first[1] - y, gait.next(), TwoRoomMover.ANGLES.sample(random));
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
