package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link Sweep} to learn from: strokes through a piece drawn at random, the tool going to the beginning of the next one
 * straight, a bar with its narrow side ahead; and, in a share of the episodes, ways to places anywhere.
 *
 * <p><b>Source:</b> strokes are how DINO-WM (arXiv 2411.04983) makes its data.
 *
 * @param environment where they take place
 * @param steps actions per episode
 * @param mixture {@code stroke}: those who make strokes through pieces; {@code wander}: who head for places anywhere
 */
public record SweepData(Sweep environment, int steps, Mixture mixture) implements DataPolicy {
    private static final long MOVES = 1;
    private static final String STROKE = "stroke";
    private static final String WANDER = "wander";

    public SweepData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
    }

    /** 64 steps, nine in ten episodes making strokes. */
    public static SweepData defaults(Sweep environment) {
        return new SweepData(environment, 64, Mixture.of(STROKE, 0.9).and(WANDER, 0.1));
    }

    /** The same with other {@link #steps}. */
    public SweepData withSteps(int other) {
        return new SweepData(environment, other, mixture);
    }

    @Override
    public SweepData withMixture(Mixture other) {
        return new SweepData(environment, steps, mixture.weighted(other, environment.id()));
    }

    @Override
    public String describe() {
        return environment.id() + "-data(steps=" + steps + ", " + mixture + ")";
    }

    @Override
    public Episode collect(long seed) {
        long key = SeedStream.COLLECTION.seed(seed);
        Sweeper sweeper = new Sweeper(environment, KeyedRandom.of(key, MOVES), mixture);
        EpisodeRecorder recorder = new EpisodeRecorder(environment, seed, environment.reset(key));
        for (int t = 0; t < steps; t++) {
            recorder.act(sweeper.next(recorder.state()));
        }
        return recorder.episode();
    }

    /** The episode that belongs to a key at its start: what {@link #collect} does, step by step and without pictures. */
    Run start(long key) {
        return new Run(
                environment, new Sweeper(environment, KeyedRandom.of(key, MOVES), mixture), environment.reset(key));
    }

    /** An episode that goes on as far as is wanted. Mutable. */
    static final class Run {
        private final Sweep table;
        private final Sweeper sweeper;
        private final List<float[]> states = new ArrayList<>();
        private final List<double[]> actions = new ArrayList<>();

        private Run(Sweep table, Sweeper sweeper, float[] start) {
            this.table = table;
            this.sweeper = sweeper;
            states.add(start);
        }

        /** Goes on until so many steps are made in all. */
        void until(int steps) {
            while (actions.size() < steps) {
                float[] state = states.get(actions.size());
                actions.add(sweeper.next(state));
                states.add(table.step(state, actions.get(actions.size() - 1)));
            }
        }

        /** Steps that were made. */
        int steps() {
            return actions.size();
        }

        /** States from the start on, one more than steps. */
        List<float[]> states() {
            return states;
        }

        /** Actions in between. */
        List<double[]> actions() {
            return actions;
        }
    }

    /** Who moves the tool; one per episode. */
    private static final class Sweeper {
        private static final double NEAR = 10;
        private static final double ROOM = 40;
        private static final double SHORTEST_RUN = 50;
        private static final double LONGEST_RUN = 90;
        private static final double LONGEST_STROKE = 160;
        private static final int PATIENCE = 25;

        private final Sweep table;
        private final RandomGenerator random;
        private final boolean strokes;
        private final Gait gait;
        private double x;
        private double y;
        private double heading;
        private boolean stroking = true;
        private int left;

        Sweeper(Sweep table, RandomGenerator random, Mixture mixture) {
            this.table = table;
            this.random = random;
            this.strokes = mixture.draw(random).equals(STROKE);
            this.gait = new Gait(random, Sweep.BAR_STRIDE);
        }

        double[] next(float[] state) {
            double dx = x - state[Sweep.TOOL_X];
            double dy = y - state[Sweep.TOOL_Y];
            if (left == 0 || dx * dx + dy * dy < NEAR * NEAR) {
                aim(state);
                dx = x - state[Sweep.TOOL_X];
                dy = y - state[Sweep.TOOL_Y];
            }
            left--;
            double pace = stroking ? gait.next() : Sweep.BAR_STRIDE;
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
