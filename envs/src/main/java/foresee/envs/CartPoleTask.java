package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;

/**
 * Swinging the pole of {@link CartPole} up from hanging, and holding it there.
 *
 * <p>Distance: the largest of the pole's angle from the goal's in degrees, the cart's distance in units of 2 cm, and the difference of the pole's
 * velocities in degrees per tenth of a second, so that a pole that merely flies past is not there. Moderate: within 15 at any step.
 * Strict: within 15 at 20 steps running, one second.
 *
 * <p><b>Source:</b> {@code swingup} of the DeepMind control suite has a smooth reward; the criteria are ours.
 */
final class CartPoleTask implements Task {
    private static final double NEAR = 15;
    private static final double PER_METRE = 50;
    private static final double AHEAD = 0.1;
    private static final int HOLD = 20;
    private static final int BUDGET = 150;
    private static final double PLACES = 1;
    private static final long GOAL = 1;
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion(
                    "moderate",
                    "pole within 15 degrees, cart within 30 cm, pole's velocity within 2.6 rad/s of the goal's at any step",
                    (state, goal) -> between(state, goal) <= NEAR,
                    1),
            new Criterion(
                    "strict",
                    "the same for 20 consecutive steps, one second",
                    (state, goal) -> between(state, goal) <= NEAR,
                    HOLD));

    private final CartPole environment;

    CartPoleTask(CartPole environment) {
        this.environment = environment;
    }

    private static double between(float[] state, float[] goal) {
        double place = PER_METRE * Math.abs((double) state[CartPole.CART] - goal[CartPole.CART]);
        return Math.max(place, Math.max(angle(state, goal), velocity(state, goal)));
    }

    private static double angle(float[] state, float[] goal) {
        return StrictMath.toDegrees(Angles.between(state[CartPole.POLE], goal[CartPole.POLE]));
    }

    private static double velocity(float[] state, float[] goal) {
        double difference = (double) state[CartPole.POLE_VELOCITY] - goal[CartPole.POLE_VELOCITY];
        return AHEAD * StrictMath.toDegrees(Math.abs(difference));
    }

    @Override
    public String name() {
        return "swing-up";
    }

    @Override
    public Environment environment() {
        return environment;
    }

    /** Drawn from {@link SeedStream#EVALUATION}; the goal is upright and at rest, within 1 m of the rail's middle. */
    @Override
    public Case draw(long seed) {
        long key = SeedStream.EVALUATION.seed(seed);
        float[] start = environment.reset(key);
        float x = (float) (PLACES * (2 * KeyedRandom.of(key, GOAL).nextDouble() - 1));
        return new Case(seed, start, environment.upright(x, start));
    }

    /** The variation is the goal's; if the goal hangs, too, a start that is not yet there. */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        for (long attempt = 0; ; attempt++) {
            KeyedRandom random = SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt));
            float[] start = environment.started(random, goal);
            if (between(start, goal) > NEAR) {
                return new Case(seed, start, goal);
            }
        }
    }

    @Override
    public int budget() {
        return BUDGET;
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return between(state, goal);
    }

    /** The three distances as one vector. */
    @Override
    public double remaining(float[] state, float[] goal) {
        double place = PER_METRE * ((double) state[CartPole.CART] - goal[CartPole.CART]);
        double angle = angle(state, goal);
        double velocity = velocity(state, goal);
        return Math.sqrt(place * place + angle * angle + velocity * velocity);
    }

    @Override
    public double radius() {
        return NEAR;
    }

    @Override
    public String distanceUnit() {
        return "degrees, 2 cm or degrees/0.1 s";
    }

    @Override
    public List<Criterion> criteria() {
        return CRITERIA;
    }

    @Override
    public String toString() {
        return environment.describe() + " " + name();
    }
}
