package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * Episodes of {@link Reacher} to learn from: arms that go from pose to pose with some hurry and noise, and arms under torques that
 * last a few steps.
 *
 * <p>Kinds: {@code pose}, arms that go from pose to pose; {@code hold}, arms under torques that last.
 */
public final class ReacherData {
    private static final String POSE = "pose";
    private static final String HOLD = "hold";
    /** Standard deviation of what is added to the torques of those that pose, in the action's unit. */
    private static final double NOISE = 0.1;

    private static final double STIFFNESS = 4;
    private static final double BRAKE = 0.15;
    private static final double NEAR = 0.1;
    private static final double LINGER = 0.8;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 15;

    private ReacherData() {}

    /** 64 steps, six in ten episodes from pose to pose. */
    public static ScriptedPolicy defaults(Reacher environment) {
        return new ScriptedPolicy(
                environment,
                Mixture.of(POSE, 0.6).and(HOLD, 0.4),
                "noise=" + NOISE,
                (kind, random) -> kind.equals(POSE)
                        ? new Poser(environment, random)
                        : new RandomHolds(random, environment.actionSpace(), SHORTEST, LONGEST));
    }

    /** Goes to a pose, lingers, and goes to the next. */
    private static final class Poser implements ScriptedPolicy.Actor {
        private final Reacher environment;
        private final RandomGenerator random;
        private final Gait gait;
        private float[] pose;

        Poser(Reacher environment, RandomGenerator random) {
            this.environment = environment;
            this.random = random;
            this.gait = new Gait(random, 1);
        }

        @Override
        public double[] next(float[] state) {
            if (pose == null || (isThere(state) && random.nextDouble() > LINGER)) {
                pose = environment.placed(random, state);
            }
            double strength = gait.next();
            double turn = Angles.wrapped(pose[Reacher.SHOULDER] - (double) state[Reacher.SHOULDER]);
            double bend = (double) pose[Reacher.ELBOW] - state[Reacher.ELBOW];
            return new double[] {
                torque(turn, state[Reacher.SHOULDER_VELOCITY], strength),
                torque(bend, state[Reacher.ELBOW_VELOCITY], strength)
            };
        }

        private boolean isThere(float[] state) {
            return Angles.between(pose[Reacher.SHOULDER], state[Reacher.SHOULDER]) < NEAR
                    && Math.abs(pose[Reacher.ELBOW] - state[Reacher.ELBOW]) < NEAR;
        }

        private double torque(double left, double velocity, double strength) {
            double wanted = STIFFNESS * left - BRAKE * velocity;
            return Math.max(-strength, Math.min(strength, wanted)) + NOISE * random.nextGaussian();
        }
    }
}
