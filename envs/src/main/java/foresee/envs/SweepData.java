package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * Episodes of {@link Sweep} to learn from: strokes through a piece drawn at random, the tool going to the beginning of the next one
 * straight, a bar with its narrow side ahead; and, in a share of the episodes, ways to places anywhere.
 *
 * <p><b>Source:</b> strokes are how DINO-WM (arXiv 2411.04983) makes its data.
 *
 * <p>Kinds: {@code stroke}, who make strokes through pieces; {@code wander}, who head for places anywhere.
 */
public final class SweepData {
    private static final String STROKE = "stroke";
    private static final String WANDER = "wander";

    private SweepData() {}

    /** 64 steps, nine in ten episodes making strokes. */
    public static ScriptedPolicy defaults(Sweep environment) {
        return new ScriptedPolicy(
                environment,
                Mixture.of(STROKE, 0.9).and(WANDER, 0.1),
                "",
                (kind, random) -> new Sweeper(environment, random, kind.equals(STROKE)));
    }

    /** Who moves the tool; one per episode. */
    private static final class Sweeper implements ScriptedPolicy.Actor {
        private static final double NEAR = 10;
        private static final double ROOM = 40;
        private static final double SHORTEST_RUN = 50;
        private static final double LONGEST_RUN = 90;
        private static final double LONGEST_STROKE = 160;
        private static final int PATIENCE = 25;

        private final Sweep table;
        private final RandomGenerator random;
        private final boolean strokes;
        private final double stride;
        private final Gait gait;
        private double x;
        private double y;
        private double heading;
        private boolean stroking = true;
        private int left;

        Sweeper(Sweep table, RandomGenerator random, boolean strokes) {
            this.table = table;
            this.random = random;
            this.strokes = strokes;
            this.stride = table.stuff().hasBar() ? Sweep.BAR_STRIDE : Sweep.DISC_STRIDE;
            this.gait = new Gait(random, stride);
        }

        @Override
        public double[] next(float[] state) {
            double dx = x - state[Sweep.TOOL_X];
            double dy = y - state[Sweep.TOOL_Y];
            if (left == 0 || dx * dx + dy * dy < NEAR * NEAR) {
                aim(state);
                dx = x - state[Sweep.TOOL_X];
                dy = y - state[Sweep.TOOL_Y];
            }
            left--;
            double pace = stroking ? gait.next() : stride;
            double share = Math.min(1, pace / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy)));
            if (!table.stuff().hasBar()) {
                return new double[] {share * dx, share * dy};
            }
            double wanted = stroking ? heading + Math.PI / 2 : StrictMath.atan2(dy, dx);
            return new double[] {share * dx, share * dy, halfTurn(wanted - state[Sweep.TOOL_ANGLE])};
        }

        /** To the beginning of a stroke after the end of one, and the other way round. */
        private void aim(float[] state) {
            left = PATIENCE;
            if (!strokes) {
                heading = Math.PI * (2 * random.nextDouble() - 1);
                go(Sweep.SIZE * random.nextDouble(), Sweep.SIZE * random.nextDouble());
            } else if (stroking) {
                stroking = false;
                int at = table.stuff().at(random.nextInt(table.stuff().count()));
                heading = Math.PI * (2 * random.nextDouble() - 1);
                double run = SHORTEST_RUN + (LONGEST_RUN - SHORTEST_RUN) * random.nextDouble();
                go(state[at] - run * StrictMath.cos(heading), state[at + 1] - run * StrictMath.sin(heading));
            } else {
                stroking = true;
                double length = LONGEST_RUN + (LONGEST_STROKE - LONGEST_RUN) * random.nextDouble();
                go(
                        state[Sweep.TOOL_X] + length * StrictMath.cos(heading),
                        state[Sweep.TOOL_Y] + length * StrictMath.sin(heading));
            }
        }

        private void go(double toX, double toY) {
            x = Math.max(ROOM, Math.min(Sweep.SIZE - ROOM, toX));
            y = Math.max(ROOM, Math.min(Sweep.SIZE - ROOM, toY));
        }

        /** The least turn by which a bar lies as wanted, either way round. */
        private static double halfTurn(double angle) {
            return angle - Math.PI * Math.rint(angle / Math.PI);
        }
    }
}
