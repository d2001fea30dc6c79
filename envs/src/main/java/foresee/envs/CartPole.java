package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A cart on a rail, seen from the side, and a pole that hangs from it until it is swung up.
 *
 * <p><b>State:</b> (cart x, pole angle, cart velocity, pole velocity) in m, rad, m/s and rad/s; x to the right from the rail's middle, the angle 0
 * upright and growing clockwise, within -pi to pi. A frame does not show the velocities. Behind it, what the {@link Variation} of the
 * episode is.
 *
 * <p><b>Geometry:</b> the rail ends 1.8 m from its middle on either side; there the cart stops without bounce. The pole is 1 m long.
 *
 * <p><b>Action:</b> a force on the cart, from -1 to 1 times 10 N, held for one control period of 0.05 s.
 *
 * <p><b>Physics:</b> a cart and a uniform rod on it, in 10 semi-implicit Euler steps of 5 ms, with half the length l = 0.5 m:
 *
 * <pre>{@code
 * f = (F + m l w^2 sin q) / (M + m)
 * w' = (g sin q - f cos q) / (l (4/3 - m cos^2 q / (M + m)))
 * v' = f - m l w' cos q / (M + m),   M = 1 kg,  m = 0.1 kg,  g = 9.81 m/s^2
 * }</pre>
 *
 * <p><b>Varied:</b> all colours, the cart's and the pole's mass, the pole's length, how much force an action gives, the camera, distractors.
 *
 * <p><b>Source:</b> the equations are those of Barto, Sutton, Anderson, "Neuronlike adaptive elements that can solve difficult learning
 * control problems", 1983, without friction; masses, length, force and rail those of {@code cartpole} in the DeepMind control suite (arXiv
 * 1801.00690). We differ from the suite: no friction at all, a control period of 0.05 s rather than 0.01 s. No physics engine: the
 * joint would have to carry its impulses in the state.
 */
public final class CartPole implements DrawnEnvironment {
    /** The name in the catalogue. */
    public static final String ID = "cart-pole";
    /** Mass of the cart in kg. */
    public static final double CART_MASS = 1;
    /** Mass of the pole in kg. */
    public static final double POLE_MASS = 0.1;
    /** Half of the pole's length in m. */
    public static final double HALF_POLE = 0.5;
    /** Force of an action of 1, in N. */
    public static final double FORCE = 10;
    /** In m/s^2. */
    public static final double GRAVITY = 9.81;
    /** From the rail's middle to its ends, in m. */
    public static final float RAIL = 1.8f;
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.05;

    static final int CART = 0;
    static final int POLE = 1;
    static final int CART_VELOCITY = 2;
    static final int POLE_VELOCITY = 3;

    private static final int OWN_SIZE = 4;
    private static final int SUBSTEPS = 10;
    private static final double DT = CONTROL_PERIOD / SUBSTEPS;
    private static final double HANGING = 0.3;
    private static final double START = 0.5;
    private static final double UPRIGHT_DEGREES = 15;
    /** Bounds on what is a state; nothing gets that fast. */
    private static final float FASTEST_CART = 50;

    private static final float FASTEST_POLE = 100;
    private static final double EXTENT = 4;
    private static final float MIDDLE = 2;
    private static final float RAIL_WIDTH = 0.06f;
    private static final float HALF_CART = 0.2f;
    private static final float HALF_CART_HEIGHT = 0.125f;
    private static final float HALF_POLE_WIDTH = 0.06f;
    private static final int SKY = 0;
    private static final int RAIL_COLOUR = 1;
    private static final int CART_COLOUR = 2;
    private static final int POLE_COLOUR = 3;
    private static final int CART_FACTOR = 4;
    private static final int POLE_FACTOR = 5;
    private static final int LENGTH_FACTOR = 6;
    private static final int FORCE_FACTOR = 7;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("background colour", 0x000000),
            Variable.Colour.of("rail colour", 0x00500C),
            Variable.Colour.of("cart colour", 0x2060FF),
            Variable.Colour.of("pole colour", 0xFF4028),
            Variable.Range.factor("cart mass", 0.1, 0.3),
            Variable.Range.factor("pole mass", 0.2, 0.6),
            Variable.Range.factor("pole length", 0.1, 0.3),
            Variable.Range.factor("force", 0.1, 0.2));

    private final Variation variation;
    private final Setting setting;

    /** A cart and a pole at a level of variation. */
    public CartPole(VariationLevel level) {
        this.variation = Variation.of(level, OWN_SIZE, EXTENT, VARIED);
        this.setting = new Setting(
                ID,
                "layout=rail",
                CONTROL_PERIOD,
                ActionSpace.Box.symmetric(1, 1),
                variation,
                new Scene(EXTENT, variation, this::drawRail, this::drawCart));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** Kinetic and potential energy of the pole about its joint in J, were the cart at rest; 0 at rest and upright. */
    double poleEnergy(float[] state) {
        double mass = POLE_MASS * variation.value(state, POLE_FACTOR);
        double half = HALF_POLE * variation.value(state, LENGTH_FACTOR);
        double velocity = state[POLE_VELOCITY];
        return mass * half * (2.0 / 3 * half * velocity * velocity + GRAVITY * (StrictMath.cos(state[POLE]) - 1));
    }

    /** The cart within 0.5 m of the middle, the pole hanging within 0.3 rad of straight down, both nearly at rest. */
    @Override
    public float[] reset(long seed) {
        return variation.drawn(hanging(new KeyedRandom(seed)), seed);
    }

    /** The same episode from another start. */
    float[] started(RandomGenerator random, float[] state) {
        return variation.kept(state, hanging(random));
    }

    /** The same episode with the pole upright and all at rest. */
    float[] upright(float x, float[] state) {
        return variation.kept(state, new float[] {x, 0, 0, 0});
    }

    /** The same episode anywhere in its bounds, at moderate velocities. */
    float[] anywhere(RandomGenerator random, float[] state) {
        return variation.kept(state, new float[] {
            (float) (1.5 * (2 * random.nextDouble() - 1)),
            Angles.wrapped(Math.PI * (2 * random.nextDouble() - 1)),
            (float) random.nextGaussian(),
            (float) (3 * random.nextGaussian())
        });
    }

    private static float[] hanging(RandomGenerator random) {
        return new float[] {
            (float) (START * (2 * random.nextDouble() - 1)),
            Angles.wrapped(Math.PI + HANGING * (2 * random.nextDouble() - 1)),
            (float) (0.1 * random.nextGaussian()),
            (float) (0.1 * random.nextGaussian())
        };
    }

    @Override
    public float[] step(float[] state, double[] action) {
        check(state);
        double force = FORCE * variation.value(state, FORCE_FACTOR) * Executed.of(setting.actionSpace(), action)[0];
        double cart = CART_MASS * variation.value(state, CART_FACTOR);
        double pole = POLE_MASS * variation.value(state, POLE_FACTOR);
        double half = HALF_POLE * variation.value(state, LENGTH_FACTOR);
        double[] now = {state[CART], state[POLE], state[CART_VELOCITY], state[POLE_VELOCITY]};
        for (int i = 0; i < SUBSTEPS; i++) {
            advance(now, force, cart, pole, half);
        }
        float[] next = {
            (float) now[CART],
            Angles.wrapped(now[POLE]),
            limited(now[CART_VELOCITY], FASTEST_CART),
            limited(now[POLE_VELOCITY], FASTEST_POLE)
        };
        return variation.carried(state, next);
    }

    /** One substep of the equations above. */
    private static void advance(double[] now, double force, double cart, double pole, double half) {
        double sin = StrictMath.sin(now[POLE]);
        double cos = StrictMath.cos(now[POLE]);
        double w = now[POLE_VELOCITY];
        double total = cart + pole;
        double f = (force + pole * half * w * w * sin) / total;
        double turning = (GRAVITY * sin - f * cos) / (half * (4.0 / 3 - pole * cos * cos / total));
        now[CART_VELOCITY] += DT * (f - pole * half * turning * cos / total);
        now[POLE_VELOCITY] += DT * turning;
        now[CART] += DT * now[CART_VELOCITY];
        now[POLE] += DT * now[POLE_VELOCITY];
        if (Math.abs(now[CART]) > RAIL) {
            now[CART] = Math.copySign(RAIL, now[CART]);
            now[CART_VELOCITY] = 0;
        }
    }

    private static float limited(double velocity, float fastest) {
        return (float) Math.max(-fastest, Math.min(fastest, velocity));
    }

    /** @throws IllegalArgumentException if it is no state: of another size, or beyond its bounds */
    @Override
    public void check(float[] state) {
        variation.check(state);
        Within.check("cart x", state[CART], -RAIL, RAIL);
        Within.check("pole angle", state[POLE], -(float) Math.PI, (float) Math.PI);
        Within.check("cart velocity", state[CART_VELOCITY], -FASTEST_CART, FASTEST_CART);
        Within.check("pole velocity", state[POLE_VELOCITY], -FASTEST_POLE, FASTEST_POLE);
    }

    private void drawRail(Canvas canvas, float[] state) {
        canvas.fill(variation.colour(state, SKY));
        canvas.box(
                MIDDLE - RAIL - HALF_CART,
                MIDDLE - RAIL_WIDTH / 2,
                MIDDLE + RAIL + HALF_CART,
                MIDDLE + RAIL_WIDTH / 2,
                variation.colour(state, RAIL_COLOUR));
    }

    private void drawCart(Canvas canvas, float[] state) {
        float x = MIDDLE + state[CART];
        float half = (float) HALF_POLE * variation.value(state, LENGTH_FACTOR);
        float sin = (float) StrictMath.sin(state[POLE]);
        float cos = (float) StrictMath.cos(state[POLE]);
        canvas.box(
                x - HALF_CART,
                MIDDLE - HALF_CART_HEIGHT,
                x + HALF_CART,
                MIDDLE + HALF_CART_HEIGHT,
                variation.colour(state, CART_COLOUR));
        canvas.turnedBox(
                x + half * sin,
                MIDDLE - half * cos,
                half,
                HALF_POLE_WIDTH,
                sin,
                -cos,
                variation.colour(state, POLE_COLOUR));
    }

    @Override
    public List<Factor> factors() {
        // from standing still along half of the rail; at the bottom, just enough to get upright
        double fast = Math.sqrt(2 * FORCE * RAIL / (CART_MASS + POLE_MASS));
        double turning = Math.sqrt(3 * GRAVITY / HALF_POLE);
        return List.of(
                new Factor("cart x", "m", state -> state[CART]).within(-RAIL, RAIL),
                new Factor("cos of pole angle", "", state -> StrictMath.cos(state[POLE])),
                new Factor("sin of pole angle", "", state -> StrictMath.sin(state[POLE])),
                new Factor("cart velocity", "m/s", state -> state[CART_VELOCITY]).within(-fast, fast),
                new Factor("pole velocity", "rad/s", state -> state[POLE_VELOCITY]).within(-turning, turning));
    }

    /** Upright within 15 degrees, which only a swing brings about. */
    @Override
    public List<Happening> happenings() {
        double least = StrictMath.cos(Math.toRadians(UPRIGHT_DEGREES));
        return List.of(new Happening("the pole is upright", (before, after) -> StrictMath.cos(after[POLE]) > least));
    }

    /** Where the cart is and how fast; the pole must be seen. */
    @Override
    public List<Factor> proprioception() {
        return List.of(factors().get(0), factors().get(3));
    }

    @Override
    public String toString() {
        return describe();
    }
}
