package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.ScratchPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A table seen from above, a disc that pushes and a block that is pushed: a T in {@code push-t}, a disc in {@code push-disc}.
 *
 * <p><b>State:</b> (pusher x, pusher y, block x, block y, block angle) in px of 512 and rad, x to the right and y down, the block by its
 * centre of mass; a block that never turns has no angle. Nothing glides: one frame shows all of it. Behind it, what the
 * {@link Variation} of the episode is.
 *
 * <p><b>Geometry:</b> borders of 5 px around a table of 512 px; a pusher with a radius of 15 px; a block as in {@link PushBlock}. At the
 * angle 0 the T stands upright, bar above; angles grow clockwise, within -pi to pi.
 *
 * <p><b>Action:</b> where the pusher moves in one control period of 0.1 s, 20 px at most. {@link Form#RELATIVE}: by (dx, dy) px.
 * {@link Form#ABSOLUTE}: toward a place (x, y) in px.
 *
 * <p><b>Physics:</b> 10 substeps of 0.01 s. A velocity servo sets the pusher, of 10 kg, to its velocity in each substep, and the block, of
 * 1 kg and 3000 kg px^2, is brought to rest in each, as friction with the table does. Pusher, block and walls touch without friction
 * and bounce.
 *
 * <p><b>Varied:</b> all colours, pusher and block size, block mass (the heavier, the less of the pusher's way it follows), friction
 * between pusher, block and walls, the camera, distractors.
 *
 * <p><b>Source:</b> gym-pusht and Diffusion Policy (arXiv 2303.04137), goals as in DINO-WM (arXiv 2411.04983); sizes, masses, time step, walls,
 * places of the start are theirs. We differ: JBox2D rather than pymunk; a pusher of some mass with a velocity servo, where theirs is
 * a kinematic body with a PD controller that pushes with any force and has a velocity that no frame shows; 20 px a step,
 * where theirs may take a hundred; the block's place is its centre of mass rather than the middle of the bar's upper edge; the goal
 * is a state, of which nothing is drawn.
 */
public final class Push implements DrawnEnvironment {
    /** Height and width of the table in px. */
    public static final int SIZE = TableTop.SIZE;
    /** Thickness of the borders in px. */
    public static final float BORDER = TableTop.BORDER;
    /** Radius of the pusher in px. */
    public static final float RADIUS = 15;
    /** Furthest that the pusher moves in one step, in px. */
    public static final double STRIDE = 20;
    /** Mass of the pusher in kg; the block has 1. */
    public static final float PUSHER_MASS = 10;
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.1;

    static final int PUSHER_X = 0;
    static final int PUSHER_Y = 1;
    static final int BLOCK_X = 2;
    static final int BLOCK_Y = 3;
    static final int ANGLE = 4;

    private static final double LEAST_PUSHER = 50;
    private static final double MOST_PUSHER = 450;
    private static final double LEAST_BLOCK = 100;
    private static final double MOST_BLOCK = 400;
    private static final double CLEAR = 2;
    private static final double MOVED_PX = 0.5;
    private static final double MOVED_DEGREES = 0.5;
    private static final int FLOOR = 0;
    private static final int BORDERS = 1;
    private static final int BLOCK = 2;
    private static final int PUSHER = 3;
    private static final int PUSHER_SIZE = 4;
    private static final int BLOCK_SIZE = 5;
    private static final int MASS = 6;
    private static final int FRICTION = 7;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("floor colour", 0x000000),
            Variable.Colour.of("border colour", 0x00400C),
            Variable.Colour.of("block colour", 0x20B0FF),
            Variable.Colour.of("pusher colour", 0xFF4028),
            Variable.Range.factor("pusher size", 0.1, 0.25),
            Variable.Range.factor("block size", 0.1, 0.2),
            Variable.Range.factor("block mass", 0.2, 0.6),
            new Variable.Range("friction", "", 0, 0, 0.2, 0, 0.6));

    /** What an action says. */
    public enum Form {
        /** By how much the pusher moves, |a| &lt;= 20 px. */
        RELATIVE,
        /** Where the pusher moves to, each component within 0 to 512 px. */
        ABSOLUTE;

        /** The name in commands: {@code relative}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The form of a {@link #word}. */
        static Form of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    private final PushBlock block;
    private final Form form;
    private final Variation variation;
    private final Setting setting;
    private final ScratchPool<PushPhysics> physics;

    /** A table with a block, whose actions have a form, at a level of variation. */
    public Push(PushBlock block, Form form, VariationLevel level) {
        this.block = block;
        this.form = form;
        this.variation = Variation.of(level, block.turns() ? ANGLE + 1 : ANGLE, SIZE, VARIED);
        this.setting = new Setting(
                block.id(),
                "action=" + form.word(),
                CONTROL_PERIOD,
                form == Form.RELATIVE
                        ? new ActionSpace.Ball(2, STRIDE)
                        : new ActionSpace.Box(new double[2], new double[] {SIZE, SIZE}),
                variation,
                new Scene(SIZE, variation, this::drawBackground, this::drawState));
        this.physics = new ScratchPool<>(() -> new PushPhysics(block));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** What is pushed. */
    public PushBlock block() {
        return block;
    }

    /** The block's angle in rad; 0 if it never turns. */
    float angle(float[] state) {
        return block.turns() ? state[ANGLE] : 0;
    }

    /** Radius of the pusher in px. */
    float pusherRadius(float[] state) {
        return RADIUS * variation.value(state, PUSHER_SIZE);
    }

    /** How large the block is, as a factor. */
    float blockScale(float[] state) {
        return variation.value(state, BLOCK_SIZE);
    }

    /** Distance in px from a point to the block's edge; negative inside. */
    double outside(float[] state, double x, double y) {
        double scale = blockScale(state);
        double dx = (x - state[BLOCK_X]) / scale;
        double dy = (y - state[BLOCK_Y]) / scale;
        double cos = StrictMath.cos(angle(state));
        double sin = StrictMath.sin(angle(state));
        return scale * block.outside(cos * dx + sin * dy, cos * dy - sin * dx);
    }

    /** Distance of the blocks' centres in two states, in px. */
    public static double blockDistance(float[] state, float[] other) {
        return norm((double) state[BLOCK_X] - other[BLOCK_X], (double) state[BLOCK_Y] - other[BLOCK_Y]);
    }

    /** Distance of the pushers' centres in two states, in px. */
    public static double pusherDistance(float[] state, float[] other) {
        return norm((double) state[PUSHER_X] - other[PUSHER_X], (double) state[PUSHER_Y] - other[PUSHER_Y]);
    }

    private static double norm(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** By how much the block is turned from one state to another, 0 to pi rad. */
    public double turn(float[] state, float[] other) {
        return Angles.between(angle(state), angle(other));
    }

    /** Share of the block's area, 0 to 1, that it has in common with the goal's. */
    public double coverage(float[] state, float[] goal) {
        double scale = blockScale(state);
        return block.overlap(
                ((double) state[BLOCK_X] - goal[BLOCK_X]) / scale,
                ((double) state[BLOCK_Y] - goal[BLOCK_Y]) / scale,
                angle(state),
                angle(goal));
    }

    /** Pusher uniform over 50 to 450 px, block over 100 to 400 px, at any angle, not touching. */
    @Override
    public float[] reset(long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        return placed(random, variation.drawn(new float[block.turns() ? ANGLE + 1 : ANGLE], seed));
    }

    /** The same episode with pusher and block somewhere else. */
    float[] placed(RandomGenerator random, float[] state) {
        float[] placed = state.clone();
        do {
            placed[PUSHER_X] = uniform(random, LEAST_PUSHER, MOST_PUSHER);
            placed[PUSHER_Y] = uniform(random, LEAST_PUSHER, MOST_PUSHER);
            placed[BLOCK_X] = uniform(random, LEAST_BLOCK, MOST_BLOCK);
            placed[BLOCK_Y] = uniform(random, LEAST_BLOCK, MOST_BLOCK);
            if (block.turns()) {
                placed[ANGLE] = uniform(random, -Math.PI, Math.PI);
            }
        } while (outside(placed, placed[PUSHER_X], placed[PUSHER_Y]) < pusherRadius(placed) + CLEAR);
        return placed;
    }

    private static float uniform(RandomGenerator random, double low, double high) {
        return (float) (low + (high - low) * random.nextDouble());
    }

    /** The action that moves the pusher by (dx, dy) px, or as far as it can. */
    double[] move(float[] state, double dx, double dy) {
        double length = norm(dx, dy);
        double share = length > STRIDE ? STRIDE / length : 1;
        return form == Form.RELATIVE
                ? new double[] {share * dx, share * dy}
                : new double[] {state[PUSHER_X] + share * dx, state[PUSHER_Y] + share * dy};
    }

    @Override
    public float[] step(float[] state, double[] action) {
        PushPhysics mine = physics.acquire();
        float[] next = step(mine, state, action);
        physics.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        return step(new PushPhysics(block), state, action);
    }

    private float[] step(PushPhysics mine, float[] state, double[] action) {
        check(state);
        double[] move = Executed.of(setting.actionSpace(), action);
        if (form == Form.ABSOLUTE) {
            move[0] -= state[PUSHER_X];
            move[1] -= state[PUSHER_Y];
            double length = norm(move[0], move[1]);
            double share = length > STRIDE ? STRIDE / length : 1;
            move[0] *= share;
            move[1] *= share;
        }
        PushPhysics.Stuff stuff = new PushPhysics.Stuff(
                pusherRadius(state), blockScale(state), variation.value(state, MASS), variation.value(state, FRICTION));
        return variation.carried(state, mine.step(state, (float) move[0], (float) move[1], stuff));
    }

    /** @throws IllegalArgumentException if it is no state: of another size, off the table, or an angle beyond pi */
    @Override
    public void check(float[] state) {
        variation.check(state);
        Within.check("pusher x", state[PUSHER_X], 0, SIZE);
        Within.check("pusher y", state[PUSHER_Y], 0, SIZE);
        Within.check("block x", state[BLOCK_X], 0, SIZE);
        Within.check("block y", state[BLOCK_Y], 0, SIZE);
        Within.check("block angle", angle(state), -(float) Math.PI, (float) Math.PI);
    }

    private void drawBackground(Canvas canvas, float[] state) {
        canvas.fill(variation.colour(state, BORDERS));
        canvas.box(BORDER, BORDER, SIZE - BORDER, SIZE - BORDER, variation.colour(state, FLOOR));
    }

    private void drawState(Canvas canvas, float[] state) {
        block.draw(
                canvas,
                state[BLOCK_X],
                state[BLOCK_Y],
                angle(state),
                blockScale(state),
                variation.colour(state, BLOCK));
        canvas.disc(state[PUSHER_X], state[PUSHER_Y], pusherRadius(state), variation.colour(state, PUSHER));
    }

    @Override
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>(proprioception());
        double edge = BORDER + block.reach();
        factors.add(new Factor("block x", "px", state -> state[BLOCK_X]).within(edge, SIZE - edge));
        factors.add(new Factor("block y", "px", state -> state[BLOCK_Y]).within(edge, SIZE - edge));
        if (block.turns()) {
            factors.add(new Factor("cos of block angle", "", state -> StrictMath.cos(state[ANGLE])));
            factors.add(new Factor("sin of block angle", "", state -> StrictMath.sin(state[ANGLE])));
        }
        return List.copyOf(factors);
    }

    /** The block moves by over half a pixel or half a degree. */
    @Override
    public List<Happening> happenings() {
        return List.of(new Happening(
                "the block moves",
                (before, after) -> blockDistance(after, before) > MOVED_PX
                        || turn(after, before) > Math.toRadians(MOVED_DEGREES)));
    }

    /** Where the pusher is. */
    @Override
    public List<Factor> proprioception() {
        double edge = BORDER + RADIUS;
        return List.of(
                new Factor("pusher x", "px", state -> state[PUSHER_X]).within(edge, SIZE - edge),
                new Factor("pusher y", "px", state -> state[PUSHER_Y]).within(edge, SIZE - edge));
    }

    @Override
    public String toString() {
        return describe();
    }
}
