package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * Episodes of {@link PointMaze} to learn from: walks from place to place around the corners at changing paces, and drifting under
 * accelerations that last a few steps, into walls and along them.
 *
 * <p><b>Source:</b> D4RL's mazes are walked from way point to way point, too; drifting is ours.
 *
 * <p>Kinds: {@code walk}, who walk from place to place; {@code drift}, who drift.
 */
public final class PointMazeData {
    private static final String WALK = "walk";
    private static final String DRIFT = "drift";
    /** Standard deviation of what is added to a walker's accelerations, in the action's unit. */
    private static final double NOISE = 0.2;

    private PointMazeData() {}

    /** 64 steps, seven in ten episodes walking. */
    public static ScriptedPolicy defaults(PointMaze environment) {
        return new ScriptedPolicy(
                environment,
                Mixture.of(WALK, 0.7).and(DRIFT, 0.3),
                "noise=" + NOISE,
                (kind, random) -> kind.equals(WALK) ? new Walker(environment, random) : new Drifter(random));
    }

    /** Heads for a place along the shortest way, slows down there, and heads for the next. */
    private static final class Walker implements ScriptedPolicy.Actor {
        private static final double GAIN = 0.25;
        private static final double BRAKING = 3;
        private static final double NEAR = 0.25;
        private static final double LINGER = 0.85;

        private final PointMaze environment;
        private final RandomGenerator random;
        private final Gait gait;
        private MazeWay.ToGoal target;

        Walker(PointMaze environment, RandomGenerator random) {
            this.environment = environment;
            this.random = random;
            this.gait = new Gait(random, PointMaze.FASTEST);
        }

        @Override
        public double[] next(float[] state) {
            double x = state[PointMaze.AGENT_X];
            double y = state[PointMaze.AGENT_Y];
            if (target == null || (isNear(x, y) && random.nextDouble() > LINGER)) {
                float[] place = environment.placed(random, state);
                target = environment.way().to(place[PointMaze.AGENT_X], place[PointMaze.AGENT_Y]);
            }
            double[] first = environment.way().first(x, y, target);
            double dx = first[0] - x;
            double dy = first[1] - y;
            double distance = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
            double speed = Math.min(gait.next(), BRAKING * distance);
            return new double[] {
                push(speed * dx / distance - state[PointMaze.VELOCITY_X]),
                push(speed * dy / distance - state[PointMaze.VELOCITY_Y])
            };
        }

        private boolean isNear(double x, double y) {
            double dx = x - target.x();
            double dy = y - target.y();
            return dx * dx + dy * dy < NEAR * NEAR;
        }

        private double push(double lacking) {
            return GAIN * lacking + NOISE * random.nextGaussian();
        }
    }

    /** Pushes one way for a few steps, then another, or lets go. */
    private static final class Drifter implements ScriptedPolicy.Actor {
        private static final double LET_GO = 0.2;
        private static final int SHORTEST = 2;
        private static final int LONGEST = 10;

        private final RandomGenerator random;
        private double[] push = new double[2];
        private int left;

        Drifter(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public double[] next(float[] state) {
            if (left == 0) {
                double strength = random.nextDouble() < LET_GO ? 0 : random.nextDouble();
                double heading = Math.PI * (2 * random.nextDouble() - 1);
                push = new double[] {strength * StrictMath.cos(heading), strength * StrictMath.sin(heading)};
                left = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            }
            left--;
            return push.clone();
        }
    }
}
