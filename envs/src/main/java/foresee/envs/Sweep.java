package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.ScratchPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A table seen from above and many pieces on it that a tool sweeps about: 60 discs and a bar in {@code granular}, a chain of 18 boxes and
 * a disc in {@code rope}.
 *
 * <p><b>State:</b> (tool x, tool y, the bar's angle; x, y of each disc, or x, y, angle of each box of the chain in order) in px of 512 and
 * rad, x to the right and y down. Nothing glides: one frame shows all of it. Behind it, what the {@link Variation} of the episode is.
 *
 * <p><b>Geometry:</b> borders of 5 px around a table of 512 px; tools and pieces as in {@link SweptStuff}.
 *
 * <p><b>Action:</b> in one control period of 0.1 s the bar moves by (dx, dy) px, each within -15 to 15, and turns by -0.3 to 0.3 rad; the disc
 * moves by (dx, dy) px, |a| &lt;= 20.
 *
 * <p><b>Physics:</b> 10 substeps of 0.01 s. A velocity servo sets the tool, of 4 kg, to its velocity in each, and all pieces, of 0.1 kg, are
 * brought to rest in each, as friction with the table does. No friction between pieces, no bounce. The chain does not touch itself.
 *
 * <p><b>Varied:</b> all colours, the tool's and the pieces' size, the pieces' mass, friction between all, the camera, distractors.
 *
 * <p><b>Source:</b> the rope and granular tasks of DINO-WM (arXiv 2411.04983). We differ: flat rather than simulated particles in three
 * dimensions, 60 discs rather than hundreds of particles, and a tool that stays on the table and moves a little in each
 * step rather than one that is put down, makes a stroke and is lifted.
 */
public final class Sweep implements DrawnEnvironment {
    /** Height and width of the table in px. */
    public static final int SIZE = TableTop.SIZE;
    /** Thickness of the borders in px. */
    public static final float BORDER = TableTop.BORDER;
    /** Mass of a piece in kg. */
    public static final float PIECE_MASS = 0.1f;
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.1;
    /** Furthest that the disc moves in a step, in px. */
    public static final double DISC_STRIDE = 20;
    /** Furthest that the bar moves in a step along either axis, in px. */
    public static final double BAR_STRIDE = 15;
    /** Furthest that the bar turns in a step, in rad. */
    public static final double BAR_TURN = 0.3;

    static final int TOOL_X = 0;
    static final int TOOL_Y = 1;
    static final int TOOL_ANGLE = 2;

    private static final double MARGIN = 70;
    private static final double MOVED_PX = 0.5;
    private static final double HEAP = 55;
    private static final double APART = 24;
    private static final double BEND = 0.3;
    private static final int ATTEMPTS = 200;
    private static final int FLOOR = 0;
    private static final int BORDERS = 1;
    private static final int PIECES = 2;
    private static final int TOOL = 3;
    private static final int TOOL_SIZE = 4;
    private static final int PIECE_SIZE = 5;
    private static final int MASS = 6;
    private static final int FRICTION = 7;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("floor colour", 0x000000),
            Variable.Colour.of("border colour", 0x00400C),
            Variable.Colour.of("piece colour", 0xFFC020),
            Variable.Colour.of("tool colour", 0x3060FF),
            Variable.Range.factor("tool size", 0.1, 0.25),
            Variable.Range.factor("piece size", 0.1, 0.2),
            Variable.Range.factor("piece mass", 0.2, 0.6),
            new Variable.Range("friction", "", 0, 0, 0.2, 0, 0.6));

    private final SweptStuff stuff;
    private final Variation variation;
    private final Setting setting;
    private final ScratchPool<SweepPhysics> physics;

    /** A table with pieces and their tool at a level of variation. */
    public Sweep(SweptStuff stuff, VariationLevel level) {
        this.stuff = stuff;
        this.variation = Variation.of(level, stuff.ownSize(), SIZE, VARIED);
        this.setting = new Setting(
                stuff.id(),
                "layout=table",
                CONTROL_PERIOD,
                stuff.hasBar()
                        ? new ActionSpace.Box(
                                new double[] {-BAR_STRIDE, -BAR_STRIDE, -BAR_TURN},
                                new double[] {BAR_STRIDE, BAR_STRIDE, BAR_TURN})
                        : new ActionSpace.Ball(2, DISC_STRIDE),
                variation,
                new Scene(SIZE, variation, this::drawBackground, this::drawState));
        this.physics = new ScratchPool<>(() -> new SweepPhysics(stuff));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** What is swept. */
    public SweptStuff stuff() {
        return stuff;
    }

    /** Distance of piece {@code i}'s middle to piece {@code j}'s in another state, in px. */
    double between(float[] state, int i, float[] other, int j) {
        double dx = (double) state[stuff.at(i)] - other[stuff.at(j)];
        double dy = (double) state[stuff.at(i) + 1] - other[stuff.at(j) + 1];
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Whether any piece lies elsewhere, or otherwise, in another state of the episode; what nothing touches stays to the bit. */
    boolean hasMoved(float[] state, float[] other) {
        return !Arrays.equals(state, stuff.at(0), stuff.ownSize(), other, stuff.at(0), stuff.ownSize());
    }

    /**
     * Chamfer distance of the pieces' middles in two states, in px: how far a piece is from the nearest one of the other state, on average over the
     * pieces of both.
     */
    public double chamfer(float[] state, float[] other) {
        int n = stuff.count();
        double sum = 0;
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double distance = between(state, i, other, j);
                least = Math.min(least, distance);
                nearest[j] = Math.min(nearest[j], distance);
            }
            sum += least;
        }
        for (double least : nearest) {
            sum += least;
        }
        return sum / (2 * n);
    }

    /** Discs in a loose heap anywhere, or the chain in a bent line; the tool anywhere, not touching them. */
    @Override
    public float[] reset(long seed) {
        return placed(new KeyedRandom(seed), variation.drawn(new float[stuff.ownSize()], seed));
    }

    /** The same episode with tool and pieces somewhere else. */
    float[] placed(RandomGenerator random, float[] state) {
        float[] placed = state.clone();
        do {
            if (stuff.isRope()) {
                layRope(random, placed);
            } else {
                heap(random, placed);
            }
        } while (!isOnTheTable(placed) || !findsRoomForTheTool(random, placed));
        return placed;
    }

    /** Tries with ever less room around; false where pieces lie so widely that the tool finds none. */
    private boolean findsRoomForTheTool(RandomGenerator random, float[] placed) {
        double least = stuff.hasBar() ? 1.3 * SweptStuff.HALF_BAR + APART : APART;
        double room = stuff.hasBar() ? 2 * SweptStuff.HALF_BAR : 2 * APART;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            placed[TOOL_X] = uniform(random, MARGIN, SIZE - MARGIN);
            placed[TOOL_Y] = uniform(random, MARGIN, SIZE - MARGIN);
            if (stuff.hasBar()) {
                placed[TOOL_ANGLE] = uniform(random, -Math.PI, Math.PI);
            }
            room *= 0.99;
            if (toNearest(placed) >= Math.max(room, least)) {
                return true;
            }
        }
        return false;
    }

    /** Distance from the tool's middle to that of the nearest piece, in px. */
    double toNearest(float[] state) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < stuff.count(); i++) {
            double dx = (double) state[stuff.at(i)] - state[TOOL_X];
            double dy = (double) state[stuff.at(i) + 1] - state[TOOL_Y];
            least = Math.min(least, Math.sqrt(dx * dx + dy * dy));
        }
        return least;
    }

    private boolean isOnTheTable(float[] state) {
        for (int i = 0; i < stuff.count(); i++) {
            for (int c = 0; c < 2; c++) {
                float place = state[stuff.at(i) + c];
                if (!(place > BORDER + APART && place < SIZE - BORDER - APART)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Disc after disc normally around a middle, drawn again where it would touch one before; wider after many vain tries. */
    private void heap(RandomGenerator random, float[] state) {
        double x = uniform(random, 3 * MARGIN, SIZE - 3 * MARGIN);
        double y = uniform(random, 3 * MARGIN, SIZE - 3 * MARGIN);
        for (int i = 0; i < stuff.count(); i++) {
            double spread = HEAP;
            do {
                state[stuff.at(i)] = (float) clipped(x + spread * random.nextGaussian());
                state[stuff.at(i) + 1] = (float) clipped(y + spread * random.nextGaussian());
                spread *= 1.01;
            } while (touchesBefore(state, i));
        }
    }

    private static double clipped(double place) {
        return Math.max(BORDER + APART + 1, Math.min(SIZE - BORDER - APART - 1, place));
    }

    private boolean touchesBefore(float[] state, int i) {
        for (int j = 0; j < i; j++) {
            if (between(state, i, state, j) < APART) {
                return true;
            }
        }
        return false;
    }

    /** Box after box, each turned a little from the one before. */
    private void layRope(RandomGenerator random, float[] state) {
        double angle = uniform(random, -Math.PI, Math.PI);
        double bend = BEND * (2 * random.nextDouble() - 1);
        double x = uniform(random, MARGIN, SIZE - MARGIN);
        double y = uniform(random, MARGIN, SIZE - MARGIN);
        for (int i = 0; i < stuff.count(); i++) {
            double half = SweptStuff.LINK / 2;
            x += half * StrictMath.cos(angle);
            y += half * StrictMath.sin(angle);
            state[stuff.at(i)] = (float) x;
            state[stuff.at(i) + 1] = (float) y;
            state[stuff.at(i) + 2] = Angles.wrapped(angle);
            x += half * StrictMath.cos(angle);
            y += half * StrictMath.sin(angle);
            bend += 0.4 * BEND * random.nextGaussian() - 0.2 * bend;
            angle += bend;
        }
    }

    private static float uniform(RandomGenerator random, double low, double high) {
        return (float) (low + (high - low) * random.nextDouble());
    }

    @Override
    public float[] step(float[] state, double[] action) {
        SweepPhysics mine = physics.acquire();
        float[] next = step(mine, state, action);
        physics.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        return step(new SweepPhysics(stuff), state, action);
    }

    private float[] step(SweepPhysics mine, float[] state, double[] action) {
        check(state);
        double[] move = Executed.of(setting.actionSpace(), action);
        SweepPhysics.Feel feel = new SweepPhysics.Feel(
                variation.value(state, TOOL_SIZE),
                variation.value(state, PIECE_SIZE),
                PIECE_MASS * variation.value(state, MASS),
                variation.value(state, FRICTION));
        float turn = stuff.hasBar() ? (float) move[2] : 0;
        return variation.carried(state, mine.step(state, (float) move[0], (float) move[1], turn, feel));
    }

    /** @throws IllegalArgumentException if it is no state: of another size, off the table, or an angle beyond pi */
    @Override
    public void check(float[] state) {
        variation.check(state);
        checkBody("tool", state, 0, stuff.hasBar());
        for (int i = 0; i < stuff.count(); i++) {
            checkBody("piece", state, stuff.at(i), stuff.isRope());
        }
    }

    private static void checkBody(String name, float[] state, int at, boolean turns) {
        boolean fits = state[at] >= 0 && state[at] <= SIZE && state[at + 1] >= 0 && state[at + 1] <= SIZE;
        boolean turned = !turns || Math.abs(state[at + 2]) <= (float) Math.PI;
        if (!fits || !turned) {
            Within.check(name + " x", state[at], 0, SIZE);
            Within.check(name + " y", state[at + 1], 0, SIZE);
            Within.check(name + " angle", state[at + 2], -(float) Math.PI, (float) Math.PI);
        }
    }

    private void drawBackground(Canvas canvas, float[] state) {
        canvas.fill(variation.colour(state, BORDERS));
        canvas.box(BORDER, BORDER, SIZE - BORDER, SIZE - BORDER, variation.colour(state, FLOOR));
    }

    private void drawState(Canvas canvas, float[] state) {
        int colour = variation.colour(state, PIECES);
        float scale = variation.value(state, PIECE_SIZE);
        for (int i = 0; i < stuff.count(); i++) {
            int at = stuff.at(i);
            if (stuff.isRope()) {
                drawBox(canvas, state, at, SweptStuff.HALF_BOX, scale * SweptStuff.HALF_BOX_WIDTH, colour);
            } else {
                canvas.disc(state[at], state[at + 1], scale * SweptStuff.GRAIN, colour);
            }
        }
        float toolScale = variation.value(state, TOOL_SIZE);
        int tool = variation.colour(state, TOOL);
        if (stuff.hasBar()) {
            drawBox(canvas, state, 0, toolScale * SweptStuff.HALF_BAR, toolScale * SweptStuff.HALF_BAR_WIDTH, tool);
        } else {
            canvas.disc(state[TOOL_X], state[TOOL_Y], toolScale * SweptStuff.DISC, tool);
        }
    }

    private static void drawBox(Canvas canvas, float[] state, int at, float halfLength, float halfWidth, int colour) {
        float cos = (float) StrictMath.cos(state[at + 2]);
        float sin = (float) StrictMath.sin(state[at + 2]);
        canvas.turnedBox(state[at], state[at + 1], halfLength, halfWidth, cos, sin, colour);
    }

    private double mean(float[] state, int component) {
        double sum = 0;
        for (int i = 0; i < stuff.count(); i++) {
            sum += state[stuff.at(i) + component];
        }
        return sum / stuff.count();
    }

    /** Of all pieces together: their middle and how widely they lie. */
    @Override
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>(proprioception());
        factors.add(new Factor("mean x", "px", state -> mean(state, 0)));
        factors.add(new Factor("mean y", "px", state -> mean(state, 1)));
        factors.add(new Factor("spread x", "px", state -> spread(state, 0)));
        factors.add(new Factor("spread y", "px", state -> spread(state, 1)));
        return List.copyOf(factors);
    }

    private double spread(float[] state, int component) {
        double mean = mean(state, component);
        double sum = 0;
        for (int i = 0; i < stuff.count(); i++) {
            double off = state[stuff.at(i) + component] - mean;
            sum += off * off;
        }
        return Math.sqrt(sum / stuff.count());
    }

    /** A piece moves by over half a pixel. */
    @Override
    public List<Happening> happenings() {
        return List.of(new Happening("a piece moves", this::isAnyMoved));
    }

    private boolean isAnyMoved(float[] before, float[] after) {
        for (int i = 0; i < stuff.count(); i++) {
            int at = stuff.at(i);
            double dx = (double) after[at] - before[at];
            double dy = (double) after[at + 1] - before[at + 1];
            if (dx * dx + dy * dy > MOVED_PX * MOVED_PX) {
                return true;
            }
        }
        return false;
    }

    /** Where the tool is; a bar comes to lie alike after half a turn, hence twice its angle. */
    @Override
    public List<Factor> proprioception() {
        List<Factor> felt = new ArrayList<>(List.of(
                new Factor("tool x", "px", state -> state[TOOL_X]),
                new Factor("tool y", "px", state -> state[TOOL_Y])));
        if (stuff.hasBar()) {
            felt.add(new Factor("cos of twice the angle", "", state -> StrictMath.cos(2 * state[TOOL_ANGLE])));
            felt.add(new Factor("sin of twice the angle", "", state -> StrictMath.sin(2 * state[TOOL_ANGLE])));
        }
        return List.copyOf(felt);
    }

    @Override
    public String toString() {
        return describe();
    }
}
