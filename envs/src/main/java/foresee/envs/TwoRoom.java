package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.envs.render.Picture;
import foresee.envs.render.SoftwareRasteriser;
import foresee.model.ActionSpace;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.ScratchPool;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Two rooms seen from above, a wall between them with one door, and a disc that moves as it is told.
 *
 * <p><b>State:</b> (agent x, agent y, wall x, door y) in px of the 64 x 64 picture, x to the right and y down; a pixel's centre
 * lies at a half. The disc has no momentum.
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
 * <p><b>Source:</b> the two-room task of "Learning from reward-free offline data: a case for planning with latent dynamics
 * models" (PLDM, arXiv 2502.14819) and its descendant in eb_jepa. We differ: 64 px rather than 65; RGB with coloured walls
 * and a painted doorway rather than one channel each for dot and wall; a disc with an extent, so that the free way through
 * the door is 5 px wide rather than 8; collision is swept, where the published dynamics let some routes pass through walls;
 * the fixed door is not in the middle.
 */
public final class TwoRoom implements Environment {
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
    private static final int FLOOR_COLOUR = 0x000000;
    private static final int BORDER_COLOUR = 0x00400C;
    private static final int WALL_COLOUR = 0x00A818;
    private static final int DOORWAY_COLOUR = 0x0048FF;
    private static final int AGENT_COLOUR = 0xFF4028;
    private static final SoftwareRasteriser BACKGROUND = background();

    /** Where the wall and its door are. */
    public enum Layout {
        /** The wall in the middle (x 32), the door at y 20, in every episode. */
        FIXED,
        /** Wall x uniform over 20 to 44, door y uniform over 12 to 52, drawn per episode. */
        RANDOM,
        /** One episode in five fixed, the others random, drawn per episode: data for one model of both. */
        MIXED
    }

    /** Takes the edges of a box in px. */
    @FunctionalInterface
    interface BoxConsumer {
        void accept(float left, float top, float right, float bottom);
    }

    private final Layout layout;
    private final ActionSpace actionSpace = new ActionSpace.Ball(2, REACH);
    private final ScratchPool<TwoRoomPhysics> physics = new ScratchPool<>(TwoRoomPhysics::new);

    /** Two rooms of the given layout. */
    public TwoRoom(Layout layout) {
        this.layout = layout;
    }

    /** Where {@link #reset} puts the wall and its door. */
    public Layout layout() {
        return layout;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String describe() {
        return ID + "[layout=" + layout.name().toLowerCase(Locale.ROOT) + "]";
    }

    @Override
    public ActionSpace actionSpace() {
        return actionSpace;
    }

    @Override
    public int stateSize() {
        return 4;
    }

    @Override
    public double controlPeriod() {
        return CONTROL_PERIOD;
    }

    /**
     * A state of the given numbers in px.
     *
     * @throws IllegalArgumentException if the wall or door does not fit into the arena, or the agent touches a wall
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
    public static boolean isFree(float[] state) {
        float clearance = RADIUS - CONTACT;
        boolean[] free = {true};
        forEachObstacle(state[WALL_X], state[DOOR_Y], (left, top, right, bottom) -> {
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

    /** A wall and door of the layout, and the agent anywhere in either room, uniformly; never in the doorway. */
    @Override
    public float[] reset(long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        float[] state = drawWalls(random);
        float left = state[WALL_X] - 0.5f * WALL - BORDER;
        float right = SIZE - BORDER - state[WALL_X] - 0.5f * WALL;
        float clearance = 2 * RADIUS;
        boolean inLeft = random.nextDouble() * (left + right - 2 * clearance) < left - clearance;
        return placed(random, state, inLeft);
    }

    private float[] drawWalls(RandomGenerator random) {
        boolean fixed = layout == Layout.FIXED || (layout == Layout.MIXED && random.nextInt(5) == 0);
        float wallX = fixed ? FIXED_WALL_X : uniform(random, LEAST_WALL_X, SIZE - LEAST_WALL_X);
        float doorY = fixed ? FIXED_DOOR_Y : uniform(random, LEAST_DOOR_Y, SIZE - LEAST_DOOR_Y);
        return new float[] {0, 0, wallX, doorY};
    }

    /** The same walls, the agent anywhere in one room, uniformly. */
    static float[] placed(RandomGenerator random, float[] state, boolean inLeft) {
        float wallX = state[WALL_X];
        float nearWall = 0.5f * WALL + RADIUS;
        float border = BORDER + RADIUS;
        float x = inLeft ? uniform(random, border, wallX - nearWall) : uniform(random, wallX + nearWall, SIZE - border);
        return new float[] {x, uniform(random, border, SIZE - border), wallX, state[DOOR_Y]};
    }

    private static float uniform(RandomGenerator random, float low, float high) {
        return (float) (low + (high - low) * random.nextDouble());
    }

    @Override
    public float[] step(float[] state, double[] action) {
        check(state);
        double[] move = projected(action);
        TwoRoomPhysics mine = physics.acquire();
        float[] next = mine.step(state, move[0], move[1]);
        physics.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        check(state);
        double[] move = projected(action);
        return new TwoRoomPhysics().step(state, move[0], move[1]);
    }

    private double[] projected(double[] action) {
        if (action.length != actionSpace.size()) {
            throw new IllegalArgumentException(
                    "action size (" + action.length + ") must be " + actionSpace.size() + ".");
        }
        double[] move = action.clone();
        actionSpace.project(move, 0);
        return move;
    }

    /** @throws IllegalArgumentException if it is no state: of another size, or something is outside of the arena */
    void check(float[] state) {
        if (state.length != stateSize()) {
            throw new IllegalArgumentException("state size (" + state.length + ") must be " + stateSize() + ".");
        }
        float room = BORDER + 2 * RADIUS + 0.5f * WALL;
        checkWithin("wall x", state[WALL_X], room, SIZE - room);
        checkWithin("door y", state[DOOR_Y], BORDER + DOOR + 1, SIZE - BORDER - DOOR - 1);
        checkWithin("agent x", state[AGENT_X], 0, SIZE);
        checkWithin("agent y", state[AGENT_Y], 0, SIZE);
    }

    private static void checkWithin(String name, float value, float low, float high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be within " + low + " to " + high + ".");
        }
    }

    /** Borders, then the wall above and below the door: always in this order. */
    static void forEachObstacle(float wallX, float doorY, BoxConsumer consumer) {
        forEachBorder(consumer);
        forEachWall(wallX, doorY, consumer);
    }

    private static void forEachBorder(BoxConsumer consumer) {
        consumer.accept(0, 0, BORDER, SIZE);
        consumer.accept(SIZE - BORDER, 0, SIZE, SIZE);
        consumer.accept(BORDER, 0, SIZE - BORDER, BORDER);
        consumer.accept(BORDER, SIZE - BORDER, SIZE - BORDER, SIZE);
    }

    private static void forEachWall(float wallX, float doorY, BoxConsumer consumer) {
        consumer.accept(wallX - 0.5f * WALL, BORDER, wallX + 0.5f * WALL, doorY - DOOR);
        consumer.accept(wallX - 0.5f * WALL, doorY + DOOR, wallX + 0.5f * WALL, SIZE - BORDER);
    }

    @Override
    public Frame render(float[] state) {
        check(state);
        SoftwareRasteriser frame = BACKGROUND.copy();
        drawState(frame, state);
        return frame.frame();
    }

    @Override
    public Frame render(float[] state, int pixels) {
        check(state);
        Picture picture = new Picture(pixels, SIZE);
        drawBackground(picture);
        drawState(picture, state);
        return picture.frame();
    }

    private static SoftwareRasteriser background() {
        SoftwareRasteriser frame = new SoftwareRasteriser(SIZE, SIZE);
        drawBackground(frame);
        return frame;
    }

    private static void drawBackground(Canvas canvas) {
        canvas.fill(FLOOR_COLOUR);
        forEachBorder((left, top, right, bottom) -> canvas.box(left, top, right, bottom, BORDER_COLOUR));
    }

    private static void drawState(Canvas canvas, float[] state) {
        forEachWall(
                state[WALL_X],
                state[DOOR_Y],
                (left, top, right, bottom) -> canvas.box(left, top, right, bottom, WALL_COLOUR));
        canvas.box(
                state[WALL_X] - 0.5f * WALL,
                state[DOOR_Y] - DOOR,
                state[WALL_X] + 0.5f * WALL,
                state[DOOR_Y] + DOOR,
                DOORWAY_COLOUR);
        canvas.disc(state[AGENT_X], state[AGENT_Y], RADIUS, AGENT_COLOUR);
    }

    @Override
    public List<Factor> factors() {
        return List.of(
                new Factor("agent x", "px", state -> state[AGENT_X]),
                new Factor("agent y", "px", state -> state[AGENT_Y]),
                new Factor("wall x", "px", state -> state[WALL_X]),
                new Factor("door y", "px", state -> state[DOOR_Y]));
    }

    @Override
    public String toString() {
        return describe();
    }
}
