package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An arm of two links on a table seen from above, moved by the torques of its two joints.
 *
 * <p><b>State:</b> (shoulder, elbow, shoulder velocity, elbow velocity) in rad and rad/s; the elbow's angle is that between the links, 0
 * where the arm is straight, and both grow clockwise in the picture, which has y down. A frame does not show the velocities. Behind it,
 * what the {@link Variation} of the episode is.
 *
 * <p><b>Geometry:</b> links of 12 cm, a shoulder that turns all around, an elbow that stops at 160 degrees either way, without bounce.
 *
 * <p><b>Action:</b> two torques, each from -1 to 1 times 0.05 Nm, held for one control period of 0.02 s.
 *
 * <p><b>Physics:</b> the equations of two uniform rods in a plane without gravity, in 10 semi-implicit Euler steps of 2 ms:
 *
 * <pre>{@code
 * M(q2) q'' + c(q2, q') + d q' = 0.05 a,   M = (m11 m12; m12 m22),   c = h (-2 q1' q2' - q2'^2, q1'^2),   h = 1/2 m l^2 sin q2
 * m11 = m l^2 (5/3 + cos q2),   m12 = m l^2 (1/3 + 1/2 cos q2),   m22 = 1/3 m l^2,   m = 0.042 kg,  l = 0.12 m,  d = 0.01 Nms
 * }</pre>
 *
 * <p><b>Varied:</b> all colours, the thickness of the links, their mass, the joints' damping, how much torque an action gives, the camera,
 * distractors.
 *
 * <p><b>Source:</b> {@code reacher} of the DeepMind control suite (arXiv 1801.00690), whose lengths, torques, damping and time step these
 * are. We differ: the equations are integrated here rather than by MuJoCo; both links are rods of 12 cm without a finger; the goal
 * is a state rather than a target on the table. No physics engine: joints would have to carry their impulses in the state.
 */
public final class Reacher implements DrawnEnvironment {
    /** The name in the catalogue. */
    public static final String ID = "reacher";
    /** Length of a link in m. */
    public static final double LINK = 0.12;
    /** Mass of a link in kg. */
    public static final double MASS = 0.042;
    /** Torque that a joint loses for each rad/s, in Nms. */
    public static final double DAMPING = 0.01;
    /** Torque of an action of 1, in Nm. */
    public static final double TORQUE = 0.05;
    /** Furthest that the elbow bends, in rad. */
    public static final float ELBOW_STOP = (float) (160 * Math.PI / 180);
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.02;

    static final int SHOULDER = 0;
    static final int ELBOW = 1;
    static final int SHOULDER_VELOCITY = 2;
    static final int ELBOW_VELOCITY = 3;

    private static final int OWN_SIZE = 4;
    private static final int SUBSTEPS = 10;
    private static final double DT = CONTROL_PERIOD / SUBSTEPS;
    /** No torque makes a joint faster; a bound on what is a state. */
    private static final float FASTEST = 100;

    private static final double EXTENT = 0.56;
    private static final float MIDDLE = (float) (EXTENT / 2);
    private static final float HALF_WIDTH = 0.014f;
    private static final float JOINT = 0.018f;
    private static final float TIP = 0.022f;
    private static final int TABLE = 0;
    private static final int UPPER = 1;
    private static final int LOWER = 2;
    private static final int FINGER = 3;
    private static final int THICKNESS = 4;
    private static final int MASS_FACTOR = 5;
    private static final int DAMPING_FACTOR = 6;
    private static final int TORQUE_FACTOR = 7;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("table colour", 0x000000),
            Variable.Colour.of("upper link colour", 0x00A818),
            Variable.Colour.of("lower link colour", 0x2060FF),
            Variable.Colour.of("tip colour", 0xFF4028),
            Variable.Range.factor("thickness", 0.1, 0.3),
            Variable.Range.factor("mass", 0.2, 0.5),
            Variable.Range.factor("damping", 0.1, 0.3),
            Variable.Range.factor("torque", 0.1, 0.3));

    private final Variation variation;
    private final Setting setting;

    /** An arm at a level of variation. */
    public Reacher(VariationLevel level) {
        this.variation = Variation.of(level, OWN_SIZE, EXTENT, VARIED);
        this.setting = new Setting(
                ID,
                "layout=open",
                CONTROL_PERIOD,
                ActionSpace.Box.symmetric(2, 1),
                variation,
                new Scene(
                        EXTENT,
                        variation,
                        (canvas, state) -> canvas.fill(variation.colour(state, TABLE)),
                        this::drawArm));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** Where the tip is, in m right of the shoulder. */
    static double tipX(float[] state) {
        double shoulder = state[SHOULDER];
        return LINK * (StrictMath.cos(shoulder) + StrictMath.cos(shoulder + state[ELBOW]));
    }

    /** Where the tip is, in m below the shoulder. */
    static double tipY(float[] state) {
        double shoulder = state[SHOULDER];
        return LINK * (StrictMath.sin(shoulder) + StrictMath.sin(shoulder + state[ELBOW]));
    }

    /** Distance of the tips in two states, in m. */
    public static double distance(float[] state, float[] other) {
        double dx = tipX(state) - tipX(other);
        double dy = tipY(state) - tipY(other);
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** At rest, the shoulder anywhere, the elbow anywhere between its stops. */
    @Override
    public float[] reset(long seed) {
        return variation.drawn(somewhere(new KeyedRandom(seed)), seed);
    }

    /** The same episode with the arm at rest somewhere else. */
    float[] placed(RandomGenerator random, float[] state) {
        return variation.kept(state, somewhere(random));
    }

    private static float[] somewhere(RandomGenerator random) {
        double shoulder = Math.PI * (2 * random.nextDouble() - 1);
        double elbow = ELBOW_STOP * (2 * random.nextDouble() - 1);
        return new float[] {Angles.wrapped(shoulder), (float) elbow, 0, 0};
    }

    @Override
    public float[] step(float[] state, double[] action) {
        check(state);
        double[] torque = Executed.of(setting.actionSpace(), action);
        double unit = TORQUE * variation.value(state, TORQUE_FACTOR);
        double damping = DAMPING * variation.value(state, DAMPING_FACTOR);
        double inertia = MASS * variation.value(state, MASS_FACTOR) * LINK * LINK;
        double[] arm = {state[SHOULDER], state[ELBOW], state[SHOULDER_VELOCITY], state[ELBOW_VELOCITY]};
        for (int i = 0; i < SUBSTEPS; i++) {
            advance(arm, unit * torque[0], unit * torque[1], inertia, damping);
        }
        float[] next = {
            Angles.wrapped(arm[SHOULDER]),
            (float) arm[ELBOW],
            limited(arm[SHOULDER_VELOCITY]),
            limited(arm[ELBOW_VELOCITY])
        };
        return variation.carried(state, next);
    }

    /** One substep of the equations above; {@code inertia} is m l^2. */
    private static void advance(
            double[] arm, double shoulderTorque, double elbowTorque, double inertia, double damping) {
        double w1 = arm[SHOULDER_VELOCITY];
        double w2 = arm[ELBOW_VELOCITY];
        double cos = StrictMath.cos(arm[ELBOW]);
        double h = 0.5 * inertia * StrictMath.sin(arm[ELBOW]);
        double m11 = inertia * (5.0 / 3 + cos);
        double m12 = inertia * (1.0 / 3 + 0.5 * cos);
        double m22 = inertia / 3;
        double f1 = shoulderTorque - damping * w1 + h * (2 * w1 * w2 + w2 * w2);
        double f2 = elbowTorque - damping * w2 - h * w1 * w1;
        double determinant = m11 * m22 - m12 * m12;
        arm[SHOULDER_VELOCITY] = w1 + DT * (m22 * f1 - m12 * f2) / determinant;
        arm[ELBOW_VELOCITY] = w2 + DT * (m11 * f2 - m12 * f1) / determinant;
        arm[SHOULDER] += DT * arm[SHOULDER_VELOCITY];
        arm[ELBOW] += DT * arm[ELBOW_VELOCITY];
        if (Math.abs(arm[ELBOW]) > ELBOW_STOP) {
            arm[ELBOW] = Math.copySign(ELBOW_STOP, arm[ELBOW]);
            arm[ELBOW_VELOCITY] = 0;
        }
    }

    private static float limited(double velocity) {
        return (float) Math.max(-FASTEST, Math.min(FASTEST, velocity));
    }

    /** @throws IllegalArgumentException if it is no state: of another size, or an angle or velocity beyond its bounds */
    @Override
    public void check(float[] state) {
        variation.check(state);
        Within.check("shoulder", state[SHOULDER], -(float) Math.PI, (float) Math.PI);
        Within.check("elbow", state[ELBOW], -ELBOW_STOP, ELBOW_STOP);
        Within.check("shoulder velocity", state[SHOULDER_VELOCITY], -FASTEST, FASTEST);
        Within.check("elbow velocity", state[ELBOW_VELOCITY], -FASTEST, FASTEST);
    }

    private void drawArm(Canvas canvas, float[] state) {
        float thickness = variation.value(state, THICKNESS);
        double shoulder = state[SHOULDER];
        float elbowX = MIDDLE + (float) (LINK * StrictMath.cos(shoulder));
        float elbowY = MIDDLE + (float) (LINK * StrictMath.sin(shoulder));
        drawLink(canvas, MIDDLE, MIDDLE, shoulder, thickness, variation.colour(state, UPPER));
        drawLink(canvas, elbowX, elbowY, shoulder + state[ELBOW], thickness, variation.colour(state, LOWER));
        canvas.disc(
                MIDDLE + (float) tipX(state),
                MIDDLE + (float) tipY(state),
                TIP * thickness,
                variation.colour(state, FINGER));
    }

    private static void drawLink(Canvas canvas, float x, float y, double angle, float thickness, int rgb) {
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        float half = (float) (LINK / 2);
        canvas.turnedBox(x + half * cos, y + half * sin, half, HALF_WIDTH * thickness, cos, sin, rgb);
        canvas.disc(x, y, JOINT * thickness, rgb);
    }

    @Override
    public List<Factor> factors() {
        double fast = TORQUE / DAMPING; // what the greatest torque holds against the damping
        return List.of(
                new Factor("tip x", "cm", state -> 100 * tipX(state)),
                new Factor("tip y", "cm", state -> 100 * tipY(state)),
                new Factor("cos of shoulder", "", state -> StrictMath.cos(state[SHOULDER])),
                new Factor("sin of shoulder", "", state -> StrictMath.sin(state[SHOULDER])),
                new Factor("elbow", "rad", state -> state[ELBOW]),
                new Factor("shoulder velocity", "rad/s", state -> state[SHOULDER_VELOCITY]).within(-fast, fast),
                new Factor("elbow velocity", "rad/s", state -> state[ELBOW_VELOCITY]).within(-fast, fast));
    }

    /** What the joints tell: angles and velocities, but not where the tip is. */
    @Override
    public List<Factor> proprioception() {
        return factors().subList(2, factors().size());
    }

    @Override
    public String toString() {
        return describe();
    }
}
