package foresee.envs;

import java.util.random.RandomGenerator;

/** Somebody who moves the pusher of {@link Push}. Mutable, one per episode. */
interface PushMover {

    /** The displacement to ask for in a state, in px; longer ones than the pusher can are cut off. */
    double[] next(float[] state);

    /** A displacement of some length toward a place. */
    static double[] toward(float[] state, double x, double y, double pace) {
        double dx = x - state[Push.PUSHER_X];
        double dy = y - state[Push.PUSHER_Y];
        double share = Math.min(1, pace / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy)));
        return new double[] {share * dx, share * dy};
    }

    /**
     * Chooses a place on the block's edge, goes around the block to it, pushes for a while, inward with some slant, and chooses the next,
     * often near by.
     */
    final class Pusher implements PushMover {
        private static final double GAP = 4;
        private static final double SAFE = 8;
        private static final double NEAR_BY = 0.85;
        private static final double BESIDE = 0.5;
        private static final double SLANT = 0.5;
        private static final double ROOM = 24;
        private static final double OFF = 8;
        private static final double SLOWEST = 0.5;
        private static final int SHORTEST = 8;
        private static final int LONGEST = 24;
        private static final int PATIENCE = 30;
        private static final int TRIES = 20;

        private final Push table;
        private final RandomGenerator random;
        private final Gait gait;
        private double bearing;
        private double slant;
        private double haste;
        private int pushes;
        private int waits = PATIENCE;

        Pusher(Push table, RandomGenerator random) {
            this.table = table;
            this.random = random;
            this.gait = new Gait(random, Push.STRIDE);
        }

        @Override
        public double[] next(float[] state) {
            if (waits >= PATIENCE || (waits == 0 && (pushes == 0 || hasSlippedOff(state)))) {
                choose(state);
            }
            if (waits > 0 && !isThere(state)) {
                waits++;
                return approach(state, haste);
            }
            waits = 0;
            pushes--;
            double pace = gait.next();
            double heading = bearing + Math.PI + slant;
            return new double[] {pace * StrictMath.cos(heading), pace * StrictMath.sin(heading)};
        }

        private boolean hasSlippedOff(float[] state) {
            return table.outside(state, state[Push.PUSHER_X], state[Push.PUSHER_Y]) > table.pusherRadius(state) + OFF;
        }

        /** A bearing from the block from which there is room to push, preferably away from the walls. */
        private void choose(float[] state) {
            double now = StrictMath.atan2(
                    state[Push.PUSHER_Y] - state[Push.BLOCK_Y], state[Push.PUSHER_X] - state[Push.BLOCK_X]);
            for (int i = 0; i < TRIES; i++) {
                bearing = random.nextDouble() < NEAR_BY
                        ? now + BESIDE * random.nextGaussian()
                        : Math.PI * (2 * random.nextDouble() - 1);
                double[] place = place(state);
                if (isOnTheTable(place[0], place[1]) && leadsInward(state)) {
                    break;
                }
            }
            slant = SLANT * random.nextGaussian();
            pushes = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            haste = Push.STRIDE * (1 - SLOWEST * random.nextDouble());
            waits = 1;
        }

        private boolean leadsInward(float[] state) {
            double dx = state[Push.BLOCK_X] - 0.5 * Push.SIZE;
            double dy = state[Push.BLOCK_Y] - 0.5 * Push.SIZE;
            double outward = -(StrictMath.cos(bearing) * dx + StrictMath.sin(bearing) * dy);
            return outward < 0.15 * Push.SIZE * random.nextDouble();
        }

        private static boolean isOnTheTable(double x, double y) {
            return x > ROOM && x < Push.SIZE - ROOM && y > ROOM && y < Push.SIZE - ROOM;
        }

        /** Beside the block's edge in the direction of the bearing. */
        private double[] place(float[] state) {
            double cos = StrictMath.cos(bearing);
            double sin = StrictMath.sin(bearing);
            double off = table.block().reach() * table.blockScale(state) + table.pusherRadius(state) + GAP;
            double step = 4;
            while (off > 0
                    && table.outside(
                                    state,
                                    state[Push.BLOCK_X] + (off - step) * cos,
                                    state[Push.BLOCK_Y] + (off - step) * sin)
                            > table.pusherRadius(state) + GAP) {
                off -= step;
            }
            return new double[] {state[Push.BLOCK_X] + off * cos, state[Push.BLOCK_Y] + off * sin};
        }

        private boolean isThere(float[] state) {
            double[] place = place(state);
            double dx = place[0] - state[Push.PUSHER_X];
            double dy = place[1] - state[Push.PUSHER_Y];
            return dx * dx + dy * dy < SAFE * SAFE;
        }

        /** Straight if that does not touch the block, else around it by the shorter way. */
        private double[] approach(float[] state, double pace) {
            double[] place = place(state);
            if (isClear(state, place[0], place[1])) {
                return toward(state, place[0], place[1], pace);
            }
            double x = state[Push.PUSHER_X] - state[Push.BLOCK_X];
            double y = state[Push.PUSHER_Y] - state[Push.BLOCK_Y];
            double now = StrictMath.atan2(y, x);
            double left = Angles.wrapped(bearing - now);
            double radius = table.block().reach() * table.blockScale(state) + table.pusherRadius(state) + SAFE;
            double next = now + Math.copySign(Math.min(Math.abs(left), 1.2 * pace / radius), left);
            return toward(
                    state,
                    state[Push.BLOCK_X] + radius * StrictMath.cos(next),
                    state[Push.BLOCK_Y] + radius * StrictMath.sin(next),
                    pace);
        }

        private boolean isClear(float[] state, double x, double y) {
            double least = Math.min(
                    table.pusherRadius(state) + 1,
                    table.outside(state, state[Push.PUSHER_X], state[Push.PUSHER_Y]) - 1);
            int parts = 12;
            for (int i = 1; i <= parts; i++) {
                double share = i / (double) parts;
                double outside = table.outside(
                        state,
                        state[Push.PUSHER_X] + share * (x - state[Push.PUSHER_X]),
                        state[Push.PUSHER_Y] + share * (y - state[Push.PUSHER_Y]));
                if (outside < least) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Heads straight for places, whatever stands between: anywhere, or within some distance of the block. */
    final class Straight implements PushMover {
        private static final double NEAR = 6;
        private static final int LONGEST = 15;

        private final RandomGenerator random;
        private final Gait gait;
        private final double spread;
        private double x;
        private double y;
        private int left;

        /** @param spread furthest from the block in px; infinite for anywhere */
        Straight(RandomGenerator random, double spread) {
            this.random = random;
            this.gait = new Gait(random, Push.STRIDE);
            this.spread = spread;
        }

        @Override
        public double[] next(float[] state) {
            double dx = x - state[Push.PUSHER_X];
            double dy = y - state[Push.PUSHER_Y];
            if (left == 0 || dx * dx + dy * dy < NEAR * NEAR) {
                x = coordinate(state[Push.BLOCK_X]);
                y = coordinate(state[Push.BLOCK_Y]);
                left = LONGEST;
            }
            left--;
            return toward(state, x, y, gait.next());
        }

        private double coordinate(float block) {
            double low = Push.BORDER + Push.RADIUS;
            double high = Push.SIZE - low;
            double u = random.nextDouble();
            if (spread == Double.POSITIVE_INFINITY) {
                return low + (high - low) * u;
            }
            return Math.max(low, Math.min(high, block + spread * (2 * u - 1)));
        }
    }
}
