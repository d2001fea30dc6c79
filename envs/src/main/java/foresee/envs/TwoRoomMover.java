package foresee.envs;

import java.util.random.RandomGenerator;

/** Somebody who walks about in {@link TwoRoom} or {@link WalledRoom}, by displacements in px. */
interface TwoRoomMover extends ScriptedPolicy.Actor {
    /** Of the von Mises angles by which walks turn and walkers sway in a step. */
    double CONCENTRATION = 8;

    /** About 20 degrees. */
    VonMises ANGLES = new VonMises(CONCENTRATION);

    /** A displacement of some length in some direction. */
    static double[] displacement(double heading, double length) {
        return new double[] {length * StrictMath.cos(heading), length * StrictMath.sin(heading)};
    }

    /**
     * A displacement toward what is (dx, dy) px away: {@code sway} rad beside it, no longer than {@code pace} and the way that
     * is left.
     */
    static double[] toward(double dx, double dy, double pace, double sway) {
        double length = Math.min(pace, Math.sqrt(dx * dx + dy * dy));
        return displacement(StrictMath.atan2(dy, dx) + sway, length);
    }

    /** A direction, uniformly. */
    static double anyHeading(RandomGenerator random) {
        return Math.PI * (2 * random.nextDouble() - 1);
    }

    /**
     * A smooth walk: every step turns a little by a von Mises angle. Whoever is held up by a wall pushes on for a few steps
     * and then turns anywhere.
     */
    final class Wanderer implements TwoRoomMover {
        private static final double PATIENCE = 0.75;
        private static final double HELD_UP = 0.5;

        private final RandomGenerator random;
        private final VonMises turn;
        private final Gait gait;
        private double heading;
        private double length;
        private float[] before;

        Wanderer(RandomGenerator random, VonMises turn) {
            this.random = random;
            this.turn = turn;
            this.gait = new Gait(random, TwoRoom.REACH);
            this.heading = anyHeading(random);
        }

        @Override
        public double[] next(float[] state) {
            boolean turnsBack = isHeldUp(state) && random.nextDouble() > PATIENCE;
            heading = turnsBack ? anyHeading(random) : heading + turn.sample(random);
            length = gait.next();
            before = state.clone();
            return displacement(heading, length);
        }

        private boolean isHeldUp(float[] state) {
            return before != null && TwoRoom.distance(before, state) < HELD_UP * length;
        }
    }

    /**
     * Goes through the nearest door to some place in the other room, unsteadily, slows down there, lingers, and comes back through the
     * door.
     */
    final class Crosser implements TwoRoomMover {
        private static final double BEFORE_DOOR = 5;
        private static final double NEAR = 1.5;
        private static final double LINGER = 0.9;

        private final TwoRoom rooms;
        private final RandomGenerator random;
        private final VonMises sway;
        private final Gait gait;
        private float[] target;

        Crosser(TwoRoom rooms, RandomGenerator random, VonMises sway) {
            this.rooms = rooms;
            this.random = random;
            this.sway = sway;
            this.gait = new Gait(random, TwoRoom.REACH);
        }

        @Override
        public double[] next(float[] state) {
            if (target == null || (TwoRoom.distance(state, target) < NEAR && random.nextDouble() > LINGER)) {
                target = rooms.placed(random, state, !TwoRoom.isLeft(state));
            }
            double[] next = wayPoint(state);
            double dx = next[0] - state[TwoRoom.AGENT_X];
            double dy = next[1] - state[TwoRoom.AGENT_Y];
            return toward(dx, dy, gait.next(), sway.sample(random));
        }

        /** The target if it is in this room; else the other side of the door, once it is straight ahead; else this side. */
        private double[] wayPoint(float[] state) {
            if (TwoRoom.isLeft(state) == TwoRoom.isLeft(target)) {
                return new double[] {target[TwoRoom.AGENT_X], target[TwoRoom.AGENT_Y]};
            }
            double side = TwoRoom.isLeft(state) ? 1 : -1;
            float door = TwoRoomWay.door(rooms, state, target);
            double ahead = Math.abs(state[TwoRoom.AGENT_Y] - door) < rooms.halfDoor(state) - rooms.radius(state)
                    ? side * BEFORE_DOOR
                    : -side * BEFORE_DOOR;
            return new double[] {state[TwoRoom.WALL_X] + ahead, door};
        }
    }

    /**
     * Heads straight for places anywhere, whatever stands between, and so presses against walls and slides along them.
     *
     * <p><b>Why:</b> a planner asks what happens when one walks into a wall. A model that has seldom seen it imagines a way
     * through.
     */
    final class Straight implements TwoRoomMover {
        private static final double OTHER_ROOM = 0.75;
        private static final int SHORTEST = 6;
        private static final int LONGEST = 24;

        private final TwoRoom rooms;
        private final RandomGenerator random;
        private final VonMises sway;
        private final Gait gait;
        private float[] target;
        private int left;

        Straight(TwoRoom rooms, RandomGenerator random, VonMises sway) {
            this.rooms = rooms;
            this.random = random;
            this.sway = sway;
            this.gait = new Gait(random, TwoRoom.REACH);
        }

        @Override
        public double[] next(float[] state) {
            if (left == 0) {
                boolean otherRoom = random.nextDouble() < OTHER_ROOM;
                target = rooms.placed(random, state, TwoRoom.isLeft(state) != otherRoom);
                left = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            }
            left--;
            double dx = target[TwoRoom.AGENT_X] - state[TwoRoom.AGENT_X];
            double dy = target[TwoRoom.AGENT_Y] - state[TwoRoom.AGENT_Y];
            return toward(dx, dy, gait.next(), sway.sample(random));
        }
    }
}
