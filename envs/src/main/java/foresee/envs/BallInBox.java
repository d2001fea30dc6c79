package foresee.envs;

import foresee.envs.physics.ContactMemory;
import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.ScratchPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A box seen from the side in which balls and boxes move and nothing acts: scenes from which intuitive physics is learnt.
 *
 * <p><b>State:</b> in m, rad, m/s and rad/s, x to the right, y down, angles clockwise: which scene it is; the edges of a plate (what hides in
 * {@link Layout#OCCLUDER}, a ledge in {@link Layout#FALL}), 0 if there is none; for each body half width (a ball's radius), half height (0 for
 * a ball), x and y of its centre of mass, angle, velocity x and y, angular velocity, all 0 for one that is not there; where boxes are stacked also what each
 * pair of touching bodies hands on to the next step ({@link ContactMemory}). The ball comes first, then other balls, or boxes from below.
 * A frame does not show the velocities. Behind it, what the {@link Variation} of the episode is.
 *
 * <p><b>Geometry:</b> a box of 8 m with walls of 0.125 m.
 *
 * <p><b>Action:</b> none; an action has no components, and a step lets 0.05 s pass.
 *
 * <p><b>Physics:</b> 10 substeps of 5 ms. Where things fall, gravity is 9.81 m/s^2, friction 0.5, and a ball keeps 0.7 of its speed at a bounce, boxes
 * nothing; elsewhere there is no gravity and no friction, and balls keep all of it. All have 1 kg/m^2. Bounces are dropped where bodies
 * meet at less than 1/8 m/s. What touches may overlap by 15 mm.
 *
 * <p><b>Varied:</b> all colours, the size of balls and boxes, the mass of the first ball, friction and gravity where there is any, restitution, the
 * camera, distractors.
 *
 * <p><b>Source:</b> the scenes are those of the intuitive physics literature, flat and small: things behind an occluder and in free motion as in IntPhys
 * (Riochet et al., arXiv 1803.07616) and PLATO (Piloto et al., "Intuitive physics learning in a deep-learning model inspired by developmental
 * psychology", Nature Human Behaviour 6, 2022); collide, drop and support as in Physion (Bear et al., arXiv 2106.08261); towers as in Lerer et
 * al., arXiv 1603.01312. We differ: two dimensions, no textures, and all events are possible ones.
 */
public final class BallInBox implements DrawnEnvironment {
    /** The name in the catalogue. */
    public static final String ID = "ball-in-box";
    /** Height and width of the picture in m. */
    public static final float SIZE = 8;
    /** Thickness of the walls in m. */
    public static final float WALL = 0.125f;
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.05;
    /** In m/s^2, where there is any. */
    public static final double GRAVITY = 9.81;
    /** Friction where there is gravity. */
    public static final double FRICTION = 0.5;
    /** Share of its speed that a ball keeps at a bounce where there is gravity. */
    public static final double RESTITUTION = 0.7;
    /** No body moves faster along an axis, in m/s. */
    public static final float FASTEST = 25;
    /** No body turns faster, in rad/s. */
    public static final float FASTEST_TURN = 200;
    /** Most balls of a scene. */
    static final int BALLS = 4;
    /** Most boxes of a tower. */
    static final int BOXES = 6;

    private static final float LARGEST = 1.5f;
    /** Least change of a velocity, in m/s, that counts as a bounce. */
    private static final double BOUNCE = 0.1;

    private static final float MOST_IMPULSE = 1e6f;
    private static final int BACKGROUND = 0;
    private static final int WALLS = 1;
    private static final int BALL = 2;
    private static final int ODD = 3;
    private static final int EVEN = 4;
    private static final int PLATE = 5;
    private static final int SIZE_FACTOR = 6;
    private static final int MASS_FACTOR = 7;
    private static final int FRICTION_FACTOR = 8;
    private static final int RESTITUTION_FACTOR = 9;
    private static final int GRAVITY_FACTOR = 10;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("background colour", 0x101018),
            Variable.Colour.of("wall colour", 0x506070),
            Variable.Colour.of("ball colour", 0xFF4028),
            Variable.Colour.of("second colour", 0x20B0FF),
            Variable.Colour.of("third colour", 0xF0C030),
            Variable.Colour.of("plate colour", 0x30A050),
            Variable.Range.factor("size", 0.1, 0.2),
            Variable.Range.factor("ball mass", 0.2, 0.6),
            Variable.Range.factor("friction", 0.2, 0.6),
            new Variable.Range("restitution", "", 1, 0.9, 1, 0.6, 1),
            Variable.Range.factor("gravity", 0.1, 0.3));

    private final Layout layout;
    private final BoxSlots slots;
    private final Variation variation;
    private final Setting setting;
    private final ScratchPool<BallInBoxPhysics> physics;

    /** What is in the box. */
    public enum Layout {
        /** A ball, without gravity, crosses the picture and turns back at the walls. */
        FREE(0),
        /** Two to four balls, without gravity, bounce off walls and each other. */
        BOUNCE(1),
        /** A ball, without gravity, goes to and fro behind a plate that hides it. */
        OCCLUDER(2),
        /** A ball falls onto the ground, in half of the episodes with a ledge on its way. */
        FALL(3),
        /** A tower of three to six boxes that stands or topples; in half of the episodes a ball flies into it. */
        STACK(4),
        /** One of the others, drawn per episode. */
        MIXED(5);

        private static final List<Layout> SCENES = List.of(FREE, BOUNCE, OCCLUDER, FALL, STACK);

        private final int number;

        Layout(int number) {
            this.number = number;
        }

        /** What a state calls it. */
        int number() {
            return number;
        }

        /** The name in commands: {@code occluder}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The layout of a {@link #word}. */
        static Layout of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** The scenes that it may show. */
        List<Layout> scenes() {
            return this == MIXED ? SCENES : List.of(this);
        }

        private BoxSlots slots() {
            return switch (this) {
                case FREE, OCCLUDER, FALL -> new BoxSlots(1, false);
                case BOUNCE -> new BoxSlots(BALLS, false);
                case STACK, MIXED -> new BoxSlots(1 + BOXES, true);
            };
        }
    }

    /** A box with a layout at a level of variation. */
    public BallInBox(Layout layout, VariationLevel level) {
        this.layout = layout;
        this.slots = layout.slots();
        this.variation = Variation.of(level, slots.size(), SIZE, VARIED);
        this.setting = new Setting(
                ID,
                "layout=" + layout.word(),
                CONTROL_PERIOD,
                ActionSpace.none(),
                variation,
                new Scene(SIZE, variation, this::drawBox, this::drawBodies));
        this.physics = new ScratchPool<>(() -> new BallInBoxPhysics(slots));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** The scenes that it may show. */
    List<Layout> scenes() {
        return layout.scenes();
    }

    /** Where things are in a state. */
    BoxSlots slots() {
        return slots;
    }

    /** Which scene a state shows: the layout itself unless that is mixed. */
    public Layout scene(float[] state) {
        return Layout.SCENES.get((int) state[BoxSlots.SCENE]);
    }

    @Override
    public float[] reset(long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        List<Layout> scenes = layout.scenes();
        return started(seed, scenes.get(random.nextInt(scenes.size())), random);
    }

    /** A start of a seed that shows one of the layout's scenes. */
    float[] reset(long seed, Layout shown) {
        return started(seed, shown, new KeyedRandom(seed));
    }

    private float[] started(long seed, Layout shown, KeyedRandom random) {
        float[] state = variation.drawn(new float[slots.size()], seed);
        new BallInBoxStart(slots, random, variation.value(state, SIZE_FACTOR), state).write(shown);
        return state;
    }

    @Override
    public float[] step(float[] state, double[] action) {
        BallInBoxPhysics mine = physics.acquire();
        float[] next = step(mine, state, action);
        physics.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        return step(new BallInBoxPhysics(slots), state, action);
    }

    private float[] step(BallInBoxPhysics mine, float[] state, double[] action) {
        check(state);
        Executed.of(setting.actionSpace(), action);
        return variation.carried(state, mine.step(state, stuff(state)));
    }

    /** What an episode is made of. */
    BallInBoxPhysics.Stuff stuff(float[] state) {
        Layout shown = scene(state);
        boolean falls = shown == Layout.FALL || shown == Layout.STACK;
        return new BallInBoxPhysics.Stuff(
                falls ? (float) GRAVITY * variation.value(state, GRAVITY_FACTOR) : 0,
                falls ? (float) FRICTION * variation.value(state, FRICTION_FACTOR) : 0,
                (falls ? (float) RESTITUTION : 1) * variation.value(state, RESTITUTION_FACTOR),
                variation.value(state, MASS_FACTOR));
    }

    /** @throws IllegalArgumentException if it is no state: of another size, of another scene, or beyond its bounds */
    @Override
    public void check(float[] state) {
        variation.check(state);
        if (layout.scenes().stream().noneMatch(shown -> state[BoxSlots.SCENE] == shown.number())) {
            throw new IllegalArgumentException("scene (" + state[BoxSlots.SCENE] + ") must be one of "
                    + layout.scenes().stream()
                            .map(shown -> shown.number() + " " + shown.word())
                            .toList() + ".");
        }
        for (int i = BoxSlots.LEFT; i <= BoxSlots.BOTTOM; i++) {
            Within.check("plate edge " + i, state[i], 0, SIZE);
        }
        for (int b = 0; b < slots.bodies(); b++) {
            checkBody(state, b);
        }
        for (int at = slots.firstPair(); at < slots.size(); at += ContactMemory.SIZE) {
            checkPair(state, at);
        }
    }

    private void checkBody(float[] state, int body) {
        int at = slots.body(body);
        String name = "body " + (body + 1);
        Within.check(name + " half width", state[at + BoxSlots.HALF_WIDTH], 0, LARGEST);
        Within.check(name + " half height", state[at + BoxSlots.HALF_HEIGHT], 0, LARGEST);
        Within.check(name + " x", state[at + BoxSlots.X], 0, SIZE);
        Within.check(name + " y", state[at + BoxSlots.Y], 0, SIZE);
        Within.check(name + " angle", state[at + BoxSlots.ANGLE], -(float) Math.PI, (float) Math.PI);
        Within.check(name + " velocity x", state[at + BoxSlots.VELOCITY_X], -FASTEST, FASTEST);
        Within.check(name + " velocity y", state[at + BoxSlots.VELOCITY_Y], -FASTEST, FASTEST);
        Within.check(name + " angular velocity", state[at + BoxSlots.TURNING], -FASTEST_TURN, FASTEST_TURN);
    }

    private static void checkPair(float[] state, int at) {
        Within.check("contact key", state[at], 0, ContactMemory.LARGEST_KEY);
        if (state[at] != (int) state[at]) {
            throw new IllegalArgumentException("contact key (" + state[at] + ") must be a whole number.");
        }
        for (int i = 1; i < ContactMemory.SIZE; i++) {
            Within.check("impulse", state[at + i], -MOST_IMPULSE, MOST_IMPULSE);
        }
    }

    private void drawBox(Canvas canvas, float[] state) {
        canvas.fill(variation.colour(state, WALLS));
        canvas.box(WALL, WALL, SIZE - WALL, SIZE - WALL, variation.colour(state, BACKGROUND));
    }

    private void drawBodies(Canvas canvas, float[] state) {
        Layout shown = scene(state);
        if (shown == Layout.FALL) {
            drawPlate(canvas, state, WALLS);
        }
        for (int b = 0; b < slots.bodies(); b++) {
            drawBody(canvas, state, slots.body(b), b == 0 ? BALL : b % 2 == 1 ? ODD : EVEN);
        }
        if (shown == Layout.OCCLUDER) {
            drawPlate(canvas, state, PLATE);
        }
    }

    private void drawPlate(Canvas canvas, float[] state, int colour) {
        if (state[BoxSlots.RIGHT] > state[BoxSlots.LEFT]) {
            canvas.box(
                    state[BoxSlots.LEFT],
                    state[BoxSlots.TOP],
                    state[BoxSlots.RIGHT],
                    state[BoxSlots.BOTTOM],
                    variation.colour(state, colour));
        }
    }

    private void drawBody(Canvas canvas, float[] state, int at, int colour) {
        float halfWidth = state[at + BoxSlots.HALF_WIDTH];
        float halfHeight = state[at + BoxSlots.HALF_HEIGHT];
        float x = state[at + BoxSlots.X];
        float y = state[at + BoxSlots.Y];
        int rgb = variation.colour(state, colour);
        if (halfHeight > 0) {
            float cos = (float) StrictMath.cos(state[at + BoxSlots.ANGLE]);
            float sin = (float) StrictMath.sin(state[at + BoxSlots.ANGLE]);
            canvas.turnedBox(x, y, halfWidth, halfHeight, cos, sin, rgb);
        } else if (halfWidth > 0) {
            canvas.disc(x, y, halfWidth, rgb);
        }
    }

    /** Whether the ball is wholly behind the plate. */
    public boolean isOccluded(float[] state) {
        int at = slots.body(0);
        float radius = state[at + BoxSlots.HALF_WIDTH];
        return scene(state) == Layout.OCCLUDER
                && state[at + BoxSlots.X] - radius >= state[BoxSlots.LEFT]
                && state[at + BoxSlots.X] + radius <= state[BoxSlots.RIGHT]
                && state[at + BoxSlots.Y] - radius >= state[BoxSlots.TOP]
                && state[at + BoxSlots.Y] + radius <= state[BoxSlots.BOTTOM];
    }

    /** Place and velocity of each body, the angle of those that may be boxes, and whether the ball is hidden. */
    @Override
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        for (int b = 0; b < slots.bodies(); b++) {
            factors.addAll(factors(b));
        }
        if (layout == Layout.OCCLUDER || layout == Layout.MIXED) {
            factors.add(new Factor("occluded", "", state -> isOccluded(state) ? 1 : 0));
        }
        return List.copyOf(factors);
    }

    /** Something changes its velocity by more than gravity can, and 0.1 m/s; the ball is hidden. */
    @Override
    public List<Happening> happenings() {
        Happening bounces = new Happening("something bounces", this::bounces);
        return layout == Layout.OCCLUDER || layout == Layout.MIXED
                ? List.of(bounces, new Happening("the ball is hidden", (before, after) -> isOccluded(after)))
                : List.of(bounces);
    }

    private boolean bounces(float[] before, float[] after) {
        double most = stuff(before).gravity() * CONTROL_PERIOD + BOUNCE;
        for (int b = 0; b < slots.bodies(); b++) {
            int at = slots.body(b);
            double dx = after[at + BoxSlots.VELOCITY_X] - before[at + BoxSlots.VELOCITY_X];
            double dy = after[at + BoxSlots.VELOCITY_Y] - before[at + BoxSlots.VELOCITY_Y];
            if (dx * dx + dy * dy > most * most) {
                return true;
            }
        }
        return false;
    }

    private List<Factor> factors(int body) {
        String name = name(body);
        int at = slots.body(body);
        Stream<Factor> places = Stream.of(
                new Factor(name + " x", "m", state -> state[at + BoxSlots.X]),
                new Factor(name + " y", "m", state -> state[at + BoxSlots.Y]),
                new Factor(name + " velocity x", "m/s", state -> state[at + BoxSlots.VELOCITY_X]),
                new Factor(name + " velocity y", "m/s", state -> state[at + BoxSlots.VELOCITY_Y]));
        Stream<Factor> angles = Stream.of(
                new Factor("cos of " + name + " angle", "", state -> StrictMath.cos(state[at + BoxSlots.ANGLE])),
                new Factor("sin of " + name + " angle", "", state -> StrictMath.sin(state[at + BoxSlots.ANGLE])));
        return Stream.concat(places, slots.remembers() && body > 0 ? angles : Stream.empty())
                .toList();
    }

    private String name(int body) {
        if (body == 0) {
            return "ball";
        }
        return switch (layout) {
            case BOUNCE -> "ball " + (body + 1);
            case STACK -> "box " + body;
            default -> "body " + (body + 1);
        };
    }

    @Override
    public String toString() {
        return describe();
    }
}
