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
 * Two rooms seen from above, a wall between them with one door, and a disc that moves as it is told.
 *
 * <p><b>State:</b> (agent x, agent y, wall x, door y) in px of the 64 x 64 picture, x to the right and y down; a pixel's centre
 * lies at a half; with several doors the y of each, from the top. The disc has no momentum. Behind it, what the
 * {@link Variation} of the episode is.
 *
 * <p><b>Geometry:</b> borders of 5 px leave a floor from 5 to 59. The wall covers wall x - 1.5 to wall x + 1.5; the door is the
 * stretch of it from door y - 4 to door y + 4, edge to edge. The disc has a radius of 1.5 px, so that its centre passes the
 * door within 2.5 px of door y. Contact is resolved to within 0.2 px.
 *
 * <p><b>Colours:</b> the floor is black, the agent red, borders and wall green, the floor of the doorway blue: what moves and
 * what lets through have a colour channel nearly to themselves.
 *
 * <p><b>Action:</b> a displacement (dx, dy) in px, |a| &lt;= 2.45, which JBox2D carries out as a velocity held for one control
 * period with swept collision: the disc slides along walls without friction, and no route passes through one.
 *
 * <p><b>Varied:</b> all colours, the agent's size, the doors' width, how far an action carries, the camera, distractors.
 *
 * <p><b>Source:</b> the two-room task of "Learning from reward-free offline data: a case for planning with latent dynamics
 * models" (PLDM, arXiv 2502.14819) and its descendant in eb_jepa. We differ: 64 px rather than 65; RGB with coloured walls
 * and a painted doorway rather than one channel each for dot and wall; a disc with an extent, so that the free way through
 * the door is 5 px wide rather than 8; collision is swept, where the published dynamics let some routes pass through walls;
 * the fixed door is not in the middle; layouts with two and three doors are ours.
 */
public final class TwoRoom implements DrawnEnvironment {
    /** The name in the catalogue. */
    public static final String ID = "two-room";
    /** Height and width of the picture and the arena in px. */
    public static final int SIZE = 64;
    /** Thickness of the borders in px. */
    public static final float BORDER = 5;
    /** Radius of the agent in px. */
    public static final float RADIUS = 1.5f;
    /** Thickness of the wall in px. */
    public static final float WALL = 3;
    /** Half of the door's opening in px, from its middle to an edge of the wall. */
    public static final float DOOR = 4;
    /** Overlap in px that contact may leave. */
    public static final float CONTACT = 0.2f;
    /** Longest displacement of one step in px. */
    public static final double REACH = 2.45;
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.1;
    /** Wall x of the fixed layout in px. */
    public static final float FIXED_WALL_X = 32;
    /** Door y of the fixed layout in px: in the upper half. */
    public static final float FIXED_DOOR_Y = 20;

    static final int AGENT_X = 0;
    static final int AGENT_Y = 1;
    static final int WALL_X = 2;
    static final int DOOR_Y = 3;

    private static final float LEAST_WALL_X = 20;
    private static final float LEAST_DOOR_Y = 12;
    private static final float DOOR_ROOM = 6;
    private static final int FLOOR_COLOUR = 0x000000;
    private static final int BORDER_COLOUR = 0x00400C;
    private static final int WALL_COLOUR = 0x00A818;
    private static final int DOORWAY_COLOUR = 0x0048FF;
    private static final int AGENT_COLOUR = 0xFF4028;

    private static final int FLOOR = 0;
    private static final int BORDERS = 1;
    private static final int WALLS = 2;
    private static final int DOORWAYS = 3;
    private static final int AGENT = 4;
    private static final int AGENT_SIZE = 5;
    private static final int DOOR_WIDTH = 6;
    private static final int STRIDE = 7;
    /** In the order of the numbers above. The longest stride keeps within what {@link TwoRoomPhysics} sweeps. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("floor colour", FLOOR_COLOUR),
            Variable.Colour.of("border colour", BORDER_COLOUR),
            Variable.Colour.of("wall colour", WALL_COLOUR),
            Variable.Colour.of("doorway colour", DOORWAY_COLOUR),
            Variable.Colour.of("agent colour", AGENT_COLOUR),
            Variable.Range.factor("agent size", 0.1, 0.25),
            Variable.Range.factor("door width", 0.1, 0.2),
            Variable.Range.factor("stride", 0.1, 0.3));

    private static final Factor AGENT_X_FACTOR = new Factor("agent x", "px", state -> state[AGENT_X]);
    private static final Factor AGENT_Y_FACTOR = new Factor("agent y", "px", state -> state[AGENT_Y]);

    /** Where the wall and its doors are. */
    public enum Layout {
        /** The wall in the middle (x 32), the door at y 20, in every episode. */
        FIXED,
        /** Wall x uniform over 20 to 44, door y uniform over 12 to 52, drawn per episode. */
        RANDOM,
        /** One episode in five fixed, the others random, drawn per episode: data for one model of both. */
        MIXED,
        /** Wall x as in random, a door anywhere in the upper half of it and one in the lower, drawn per episode. */
        TWO_DOORS,
        /** Wall x as in random, a door in each third of it, drawn per episode. */
        THREE_DOORS;

        /** Number of doors. */
        public int doors() {
            return switch (this) {
                case FIXED, RANDOM, MIXED -> 1;
                case TWO_DOORS -> 2;
                case THREE_DOORS -> 3;
            };
        }

        /** The name in commands: {@code two-doors}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The layout of a {@link #word}. */
        static Layout of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Takes the edges of a box in px. */
    @FunctionalInterface
    interface BoxConsumer {
        void accept(float left, float top, float right, float bottom);
    }

    private final Layout layout;
    private final Variation variation;
    private final Setting setting;
    private final ScratchPool<TwoRoomPhysics> physics = new ScratchPool<>(TwoRoomPhysics::new);

    /** Two rooms of the given layout, nothing varied. */
    public TwoRoom(Layout layout) {
        this(layout, VariationLevel.NOMINAL);
    }

    /** Two rooms of the given layout that differ from episode to episode. */
    public TwoRoom(Layout layout, VariationLevel level) {
        this.layout = layout;
        this.variation = Variation.of(level, DOOR_Y + layout.doors(), SIZE, VARIED);
        this.setting = new Setting(
                ID,
                "layout=" + layout.word(),
                CONTROL_PERIOD,
                new ActionSpace.Ball(2, REACH),
                variation,
                new Scene(SIZE, variation, this::drawBackground, this::drawState));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** Where {@link #reset} puts the wall and its door. */
    public Layout layout() {
        return layout;
    }

    /**
     * A state of the given numbers in px, for layouts of one door at the nominal level.
     *
     * @throws IllegalArgumentException if the wall or door does not fit into the arena, the agent touches a wall, or a state of
     *     this layout and level has other numbers
     */
    public float[] state(float agentX, float agentY, float wallX, float doorY) {
        float[] state = {agentX, agentY, wallX, doorY};
        check(state);
        if (!isFree(state)) {
            throw new IllegalArgumentException("agent (" + agentX + ", " + agentY + ") must be on the floor, " + RADIUS
                    + " px clear of the borders and of the wall at x " + wallX + ".");
        }
        return state;
    }

    /** Whether the agent is on the floor: touches nothing, or no more than contact is resolved to. */
    public boolean isFree(float[] state) {
        float clearance = radius(state) - CONTACT;
        boolean[] free = {true};
        forEachObstacle(state, (left, top, right, bottom) -> {
            float dx = Math.max(0, Math.max(left - state[AGENT_X], state[AGENT_X] - right));
            float dy = Math.max(0, Math.max(top - state[AGENT_Y], state[AGENT_Y] - bottom));
            free[0] &= dx * dx + dy * dy >= clearance * clearance;
        });
        return free[0];
    }

    /** Whether the agent's centre is left of the wall's middle. */
    public static boolean isLeft(float[] state) {
        return state[AGENT_X] < state[WALL_X];
    }

    /** Distance of the agents' centres in two states, in px. */
    public static double distance(float[] state, float[] other) {
        double dx = (double) state[AGENT_X] - other[AGENT_X];
        double dy = (double) state[AGENT_Y] - other[AGENT_Y];
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Number of doors in the wall. */
    int doors() {
        return layout.doors();
    }

    /** Radius of the agent in px. */
    float radius(float[] state) {
        return RADIUS * variation.value(state, AGENT_SIZE);
    }

    /** Half of a door's opening in px. */
    float halfDoor(float[] state) {
        return DOOR * variation.value(state, DOOR_WIDTH);
    }

    /** How far an action carries, as a factor. */
    float stride(float[] state) {
        return variation.value(state, STRIDE);
    }

    /** A wall and doors of the layout, and the agent anywhere in either room, uniformly; never in a doorway. */
    @Override
    public float[] reset(long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        float[] state = variation.drawn(drawWalls(random), seed);
        float left = state[WALL_X] - 0.5f * WALL - BORDER;
        float right = SIZE - BORDER - state[WALL_X] - 0.5f * WALL;
        float clearance = 2 * radius(state);
        boolean inLeft = random.nextDouble() * (left + right - 2 * clearance) < left - clearance;
        return placed(random, state, inLeft);
    }

    private float[] drawWalls(RandomGenerator random) {
        boolean fixed = layout == Layout.FIXED || (layout == Layout.MIXED && random.nextInt(5) == 0);
        float[] state = new float[DOOR_Y + doors()];
        state[WALL_X] = fixed ? FIXED_WALL_X : uniform(random, LEAST_WALL_X, SIZE - LEAST_WALL_X);
        if (doors() > 1) {
            drawDoors(random, state);
        } else {
            state[DOOR_Y] = fixed ? FIXED_DOOR_Y : uniform(random, LEAST_DOOR_Y, SIZE - LEAST_DOOR_Y);
        }
        return state;
    }

    /** One in each of as many equal parts of the wall as there are doors. */
    private void drawDoors(RandomGenerator random, float[] state) {
        float part = (SIZE - 2 * BORDER) / doors();
        for (int i = 0; i < doors(); i++) {
            float top = BORDER + i * part;
            state[DOOR_Y + i] = uniform(random, top + DOOR_ROOM, top + part - DOOR_ROOM);
        }
    }

    /** The same walls, the agent anywhere in one room, uniformly. */
    float[] placed(RandomGenerator random, float[] state, boolean inLeft) {
        float wallX = state[WALL_X];
        float nearWall = 0.5f * WALL + radius(state);
        float border = BORDER + radius(state);
        float[] placed = state.clone();
        placed[AGENT_X] =
                inLeft ? uniform(random, border, wallX - nearWall) : uniform(random, wallX + nearWall, SIZE - border);
        placed[AGENT_Y] = uniform(random, border, SIZE - border);
        return placed;
    }

    private static float uniform(RandomGenerator random, float low, float high) {
        return (float) (low + (high - low) * random.nextDouble());
    }

    @Override
    public float[] step(float[] state, double[] action) {
        TwoRoomPhysics mine = physics.acquire();
        float[] next = step(mine, state, action);
        physics.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        return step(new TwoRoomPhysics(), state, action);
    }

    private float[] step(TwoRoomPhysics mine, float[] state, double[] action) {
        check(state);
        double[] move = Executed.of(setting.actionSpace(), action);
        float stride = stride(state);
        return variation.carried(state, mine.step(this, state, stride * move[0], stride * move[1]));
    }

    /** @throws IllegalArgumentException if it is no state: of another size, or something is outside of the arena */
    @Override
    public void check(float[] state) {
        variation.check(state);
        float room = BORDER + 2 * radius(state) + 0.5f * WALL;
        Within.check("wall x", state[WALL_X], room, SIZE - room);
        checkDoors(state);
        Within.check("agent x", state[AGENT_X], 0, SIZE);
        Within.check("agent y", state[AGENT_Y], 0, SIZE);
    }

    private void checkDoors(float[] state) {
        float above = BORDER;
        for (int i = DOOR_Y; i < DOOR_Y + doors(); i++) {
            String name = doors() == 1 ? "door y" : "door " + (i - DOOR_Y + 1) + " y";
            Within.check(name, state[i], above + halfDoor(state) + 1, SIZE - BORDER - halfDoor(state) - 1);
            above = state[i] + halfDoor(state);
        }
    }

    /** Borders, then the pieces of the wall from the top: always in this order. */
    void forEachObstacle(float[] state, BoxConsumer consumer) {
        forEachBorder(consumer);
        forEachWall(state, consumer);
    }

    private static void forEachBorder(BoxConsumer consumer) {
        consumer.accept(0, 0, BORDER, SIZE);
        consumer.accept(SIZE - BORDER, 0, SIZE, SIZE);
        consumer.accept(BORDER, 0, SIZE - BORDER, BORDER);
        consumer.accept(BORDER, SIZE - BORDER, SIZE - BORDER, SIZE);
    }

    private void forEachWall(float[] state, BoxConsumer consumer) {
        float left = state[WALL_X] - 0.5f * WALL;
        float right = state[WALL_X] + 0.5f * WALL;
        float top = BORDER;
        for (int i = DOOR_Y; i < DOOR_Y + doors(); i++) {
            consumer.accept(left, top, right, state[i] - halfDoor(state));
            top = state[i] + halfDoor(state);
        }
        consumer.accept(left, top, right, SIZE - BORDER);
    }

    private void drawBackground(Canvas canvas, float[] state) {
        canvas.fill(variation.colour(state, FLOOR));
        int colour = variation.colour(state, BORDERS);
        forEachBorder((left, top, right, bottom) -> canvas.box(left, top, right, bottom, colour));
    }

    private void drawState(Canvas canvas, float[] state) {
        int wall = variation.colour(state, WALLS);
        forEachWall(state, (left, top, right, bottom) -> canvas.box(left, top, right, bottom, wall));
        for (int i = DOOR_Y; i < DOOR_Y + doors(); i++) {
            canvas.box(
                    state[WALL_X] - 0.5f * WALL,
                    state[i] - halfDoor(state),
                    state[WALL_X] + 0.5f * WALL,
                    state[i] + halfDoor(state),
                    variation.colour(state, DOORWAYS));
        }
        canvas.disc(state[AGENT_X], state[AGENT_Y], radius(state), variation.colour(state, AGENT));
    }

    /** Where the agent is: its displacements are not felt beyond the step they are made in. */
    @Override
    public List<Factor> proprioception() {
        return List.of(AGENT_X_FACTOR, AGENT_Y_FACTOR);
    }

    @Override
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>(
                List.of(AGENT_X_FACTOR, AGENT_Y_FACTOR, new Factor("wall x", "px", state -> state[WALL_X])));
        for (int i = 0; i < doors(); i++) {
            int at = DOOR_Y + i;
            String name = doors() == 1 ? "door y" : "door " + (i + 1) + " y";
            factors.add(new Factor(name, "px", state -> state[at]));
        }
        return List.copyOf(factors);
    }

    @Override
    public String toString() {
        return describe();
    }
}
