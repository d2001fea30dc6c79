package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link CartPole} to learn from: poles that are swung up by their energy and then balanced, with noise, from hanging or from
 * anywhere; and forces that last a few steps.
 *
 * <pre>{@code
 * swinging:   a = 0.8 E w cos q - 0.3 x - 0.2 v + noise,   E = energy of the pole, 0 upright
 * balancing (within 0.5 rad of upright):   a = 2.6 q + 0.7 w + 0.15 x + 0.3 v + noise
 * }</pre>
 *
 * <p><b>Source:</b> swinging up by energy is Astrom and Furuta, "Swinging up a pendulum by energy control", Automatica 36, 2000; the gains and
 * the mixture are ours.
 *
 * @param environment where they take place
 * @param steps actions per episode
 * @param mixture {@code swing}: poles that are swung up and balanced; {@code hold}: forces that last
 * @param noise standard deviation of what is added to the forces of those that swing, in the action's unit
 */
public record CartPoleData(CartPole environment, int steps, Mixture mixture, double noise) implements DataPolicy {
    private static final long MOVES = 1;
    private static final String SWING = "swing";
    private static final String HOLD = "hold";
    private static final double FROM_ANYWHERE = 0.5;
    private static final double BALANCING = 0.5;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    public CartPoleData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        if (!(noise >= 0) || !Double.isFinite(noise)) {
            throw new IllegalArgumentException("noise (" + noise + ") must be at least 0 and finite.");
        }
    }

    /** 64 steps, seven in ten episodes swinging up, a noise of 0.2. */
    public static CartPoleData defaults(CartPole environment) {
        return new CartPoleData(environment, 64, Mixture.of(SWING, 0.7).and(HOLD, 0.3), 0.2);
    }

    /** The same with other {@link #steps}. */
    public CartPoleData withSteps(int other) {
        return new CartPoleData(environment, other, mixture, noise);
    }

    /** The same with another {@link #noise}. */
    public CartPoleData withNoise(double other) {
        return new CartPoleData(environment, steps, mixture, other);
    }

    @Override
    public CartPoleData withMixture(Mixture other) {
        return new CartPoleData(environment, steps, mixture.weighted(other, environment.id()), noise);
    }

    @Override
    public String describe() {
        return "cart-pole-data(steps=" + steps + ", " + mixture + ", noise=" + noise + ")";
    }

    @Override
    public Episode collect(long seed) {
        long key = SeedStream.COLLECTION.seed(seed);
        KeyedRandom random = KeyedRandom.of(key, MOVES);
        boolean swings = mixture.draw(random).equals(SWING);
        float[] hanging = environment.reset(key);
        float[] start = random.nextDouble() < FROM_ANYWHERE ? environment.anywhere(random, hanging) : hanging;
        RandomHolds held = new RandomHolds(random, environment.actionSpace(), SHORTEST, LONGEST);
        EpisodeRecorder recorder = new EpisodeRecorder(environment, seed, start);
        for (int t = 0; t < steps; t++) {
            recorder.act(swings ? swing(recorder.state(), random) : held.next());
        }
        return recorder.episode();
    }

    private double[] swing(float[] state, RandomGenerator random) {
        double x = state[CartPole.CART];
        double q = state[CartPole.POLE];
        double v = state[CartPole.CART_VELOCITY];
        double w = state[CartPole.POLE_VELOCITY];
        double force = Math.abs(q) < BALANCING
                ? 2.6 * q + 0.7 * w + 0.15 * x + 0.3 * v
                : 0.8 * environment.poleEnergy(state) * w * StrictMath.cos(q) - 0.3 * x - 0.2 * v;
        return new double[] {force + noise * random.nextGaussian()};
    }
}
