package foresee.envs;

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
 * <p>Kinds: {@code swing}, poles that are swung up and balanced; {@code hold}, forces that last.
 */
public final class CartPoleData {
    private static final String SWING = "swing";
    private static final String HOLD = "hold";
    private static final double NOISE = 0.2;
    private static final double FROM_ANYWHERE = 0.5;
    private static final double BALANCING = 0.5;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    private CartPoleData() {}

    /** 64 steps, seven in ten episodes swinging up, a noise of 0.2. */
    public static ScriptedPolicy defaults(CartPole environment) {
        return withNoise(environment, NOISE);
    }

    /**
     * The same with other noise.
     *
     * @param noise standard deviation of what is added to the forces of those that swing, in the action's unit
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public static ScriptedPolicy withNoise(CartPole environment, double noise) {
        if (!(noise >= 0) || !Double.isFinite(noise)) {
            throw new IllegalArgumentException("noise (" + noise + ") must be at least 0 and finite.");
        }
        return new ScriptedPolicy(
                environment, Mixture.of(SWING, 0.7).and(HOLD, 0.3), "noise=" + noise, new Swings(environment, noise));
    }

    private record Swings(CartPole environment, double noise) implements ScriptedPolicy.Script {

        /** Hanging, or at any angle. */
        @Override
        public float[] start(Environment same, String kind, long key, RandomGenerator random) {
            float[] hanging = environment.reset(key);
            return random.nextDouble() < FROM_ANYWHERE ? environment.anywhere(random, hanging) : hanging;
        }

        @Override
        public ScriptedPolicy.Actor actor(String kind, RandomGenerator random) {
            return kind.equals(SWING)
                    ? state -> swing(state, random)
                    : new RandomHolds(random, environment.actionSpace(), SHORTEST, LONGEST);
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
}
