package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link Reacher} to learn from: arms that go from pose to pose with some hurry and noise, and arms under torques that
 * last a few steps.
 *
 * @param environment where they take place
 * @param steps actions per episode
 * @param mixture {@code pose}: arms that go from pose to pose; {@code hold}: arms under torques that last
 * @param noise standard deviation of what is added to the torques of those that pose, in the action's unit
 */
public record ReacherData(Reacher environment, int steps, Mixture mixture, double noise) implements DataPolicy {
    private static final long MOVES = 1;
    private static final String POSE = "pose";
    private static final String HOLD = "hold";
    private static final double STIFFNESS = 4;
    private static final double BRAKE = 0.15;
    private static final double NEAR = 0.1;
    private static final double LINGER = 0.8;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 15;

    public ReacherData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        if (!(noise >= 0) || !Double.isFinite(noise)) {
            throw new IllegalArgumentException("noise (" + noise + ") must be at least 0 and finite.");
        }
    }

    /** 64 steps, six in ten episodes from pose to pose, a noise of 0.1. */
    public static ReacherData defaults(Reacher environment) {
        return new ReacherData(environment, 64, Mixture.of(POSE, 0.6).and(HOLD, 0.4), 0.1);
    }

    /** The same with other {@link #steps}. */
    public ReacherData withSteps(int other) {
        return new ReacherData(environment, other, mixture, noise);
    }

    @Override
    public ReacherData withMixture(Mixture other) {
        return new ReacherData(environment, steps, mixture.weighted(other, environment.id()), noise);
    }

    @Override
    public String describe() {
        return "reacher-data(steps=" + steps + ", " + mixture + ", noise=" + noise + ")";
    }

    @Override
    public Episode collect(long seed) {
        long key = SeedStream.COLLECTION.seed(seed);
        KeyedRandom random = KeyedRandom.of(key, MOVES);
        boolean poses = mixture.draw(random).equals(POSE);
        Poser poser = new Poser(environment, random, noise);
        RandomHolds held = new RandomHolds(random, environment.actionSpace(), SHORTEST, LONGEST);
        EpisodeRecorder recorder = new EpisodeRecorder(environment, seed, environment.reset(key));
        for (int t = 0; t < steps; t++) {
            recorder.act(poses ? poser.next(recorder.state()) : held.next());
        }
        return recorder.episode();
    }

    /** Goes to a pose, lingers, and goes to the next. */
    private static final class Poser {
        private final Reacher environment;
        private final RandomGenerator random;
        private final double noise;
        private final Gait gait;
        private float[] pose;

        Poser(Reacher environment, RandomGenerator random, double noise) {
            this.environment = environment;
            this.random = random;
            this.noise = noise;
            this.gait = new Gait(random, 1);
        }

        double[] next(float[] state) {
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
            return Math.max(-strength, Math.min(strength, wanted)) + noise * random.nextGaussian();
        }
    }
}
