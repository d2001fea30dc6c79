package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.ScratchPool;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A maze seen from above and a disc in it that is pushed about and keeps its momentum.
 *
 * <p><b>State:</b> (agent x, agent y, velocity x, velocity y) in cells and cells/s, x to the right and y down from the upper left corner
 * of the layout. A frame does not show the velocity. Behind it, what the {@link Variation} of the episode is.
 *
 * <p><b>Geometry:</b> a {@link MazeLayout}; the disc has a radius of 0.2 cells and touches nothing at the start. Contact is resolved
 * to within 0.025 cells, without friction and without bounce.
 *
 * <p><b>Action:</b> acceleration (ax, ay), each component from -1 to 1 times 24 cells/s^2, held for one control period of 0.05 s, which
 * is 5 substeps: v += (24 a - 0.24 v) dt, each component cut off at 5 cells/s.
 *
 * <p><b>Varied:</b> all colours, the agent's size, its mass (by which the acceleration is divided), the drag, the camera, distractors.
 *
 * <p><b>Source:</b> the point mazes of D4RL (arXiv 2004.07219), whose layouts these are, as DINO-WM (arXiv 2411.04983) steps them, five
 * times 0.01 s: a motor of gear 100 moves a ball of 4.19 kg with a damping of 1, and so is 24 cells/s^2 and 0.24 /s here. We differ:
 * the disc has twice the radius, so that it can be seen in 64 px; JBox2D rather than MuJoCo; starts and goals anywhere on the
 * floor, at rest.
 */
public final class PointMaze implements Maze {
    /** The name in the catalogue. */
    public static final String ID = "point-maze";
    /** Radius of the agent in cells. */
    public static final float RADIUS = 0.2f;
    /** Acceleration of an action of 1, in cells/s^2. */
    public static final float ACCELERATION = 24;
    /** Share of the velocity that is lost, per second. */
    public static final float DRAG = 0.24f;
    /** Greatest velocity of a component, in cells/s. */
    public static final float FASTEST = 5;
    /** Overlap in cells that contact may leave. */
    public static final float CONTACT = 0.025f;
    /** Seconds of one step. */
    public static final double CONTROL_PERIOD = 0.05;

    static final int AGENT_X = 0;
    static final int AGENT_Y = 1;
    static final int VELOCITY_X = 2;
    static final int VELOCITY_Y = 3;

    private static final int OWN_SIZE = 4;
    private static final double STRONG_SIZE = 0.25;
    private static final double CORNER = 0.2;
    private static final double CLEAR = 0.12;
    private static final int FLOOR = 0;
    private static final int WALLS = 1;
    private static final int AGENT = 2;
    private static final int AGENT_SIZE = 3;
    private static final int MASS = 4;
    private static final int DRAG_VALUE = 5;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("floor colour", 0x000000),
            Variable.Colour.of("wall colour", 0x00A818),
            Variable.Colour.of("agent colour", 0xFF4028),
            Variable.Range.factor("agent size", 0.1, STRONG_SIZE),
            Variable.Range.factor("mass", 0.1, 0.3),
            new Variable.Range("drag", "/s", DRAG, 0.1, 0.5, 0, 2));

    private final MazeLayout layout;
    private final MazeWay way;
    private final MazeWalls walls;
    private final MazeWalls drawn;
    private final CellGrid shown;
    private final Variation variation;
    private final Setting setting;
    private final float pixelsPerCell;
    private final ScratchPool<PointMazePhysics> physics;

    /** A maze of a layout at a level of variation. */
    public PointMaze(MazeLayout layout, VariationLevel level) {
        int extent = Math.max(layout.rows(), layout.columns());
        this.layout = layout;
        this.way = new MazeWay(layout, grid(), CORNER, CLEAR);
        this.walls = new MazeWalls(layout, grid());
        this.shown = CellGrid.centred(layout, extent);
        this.drawn = new MazeWalls(layout, shown);
        this.variation = Variation.of(level, OWN_SIZE, extent, VARIED);
        this.pixelsPerCell = (float) Scene.FRAME / extent;
        this.setting = new Setting(
                ID,
                "layout=" + layout.name(),
                CONTROL_PERIOD,
                ActionSpace.Box.symmetric(2, 1),
                variation,
                new Scene(extent, variation, this::drawBackground, this::drawState));
        this.physics = new ScratchPool<>(() -> new PointMazePhysics(layout.solids()));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    @Override
    public MazeLayout layout() {
        return layout;
    }

    /** The state's unit is a cell. */
    @Override
    public CellGrid grid() {
        return CellGrid.UNIT;
    }

    @Override
    public MazeWay way() {
        return way;
    }

    /** Radius of the agent in cells. */
    float radius(float[] state) {
        return RADIUS * variation.value(state, AGENT_SIZE);
    }

    @Override
    public boolean isFree(float[] state) {
        return walls.isFree(state[AGENT_X], state[AGENT_Y], radius(state) - CONTACT);
    }

    /** The agent at rest anywhere on the floor: in any cell, and there uniformly where a large one touches nothing. */
    @Override
    public float[] reset(long seed) {
        return variation.drawn(somewhere(new KeyedRandom(seed)), seed);
    }

    @Override
    public float[] placed(RandomGenerator random, float[] state) {
        return variation.kept(state, somewhere(random));
    }

    @Override
    public float[] resting(float[] state) {
        float[] resting = state.clone();
        resting[VELOCITY_X] = 0;
        resting[VELOCITY_Y] = 0;
        return resting;
    }

    private float[] somewhere(RandomGenerator random) {
        List<int[]> floor = layout.floor();
        int[] cell = floor.get(random.nextInt(floor.size()));
        double room = 1 - 2 * (1 + STRONG_SIZE) * RADIUS;
        return new float[] {
            (float) (cell[1] + 0.5 + room * (random.nextDouble() - 0.5)),
            (float) (cell[0] + 0.5 + room * (random.nextDouble() - 0.5)),
            0,
            0
        };
    }

    @Override
    public float[] step(float[] state, double[] action) {
        PointMazePhysics mine = physics.acquire();
        float[] next = step(mine, state, action);
        physics.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        return step(new PointMazePhysics(layout.solids()), state, action);
    }

    private float[] step(PointMazePhysics mine, float[] state, double[] action) {
        check(state);
        double[] push = Executed.of(setting.actionSpace(), action);
        float acceleration = ACCELERATION / variation.value(state, MASS);
        float[] next = mine.step(
                state,
                radius(state),
                acceleration * (float) push[0],
                acceleration * (float) push[1],
                variation.value(state, DRAG_VALUE));
        return variation.carried(state, next);
    }

    /** @throws IllegalArgumentException if it is no state: of another size, beyond the layout, or too fast */
    @Override
    public void check(float[] state) {
        variation.check(state);
        Within.check("agent x", state[AGENT_X], 0, layout.columns());
        Within.check("agent y", state[AGENT_Y], 0, layout.rows());
        Within.check("velocity x", state[VELOCITY_X], -FASTEST, FASTEST);
        Within.check("velocity y", state[VELOCITY_Y], -FASTEST, FASTEST);
    }

    /** A layout that is not square lies in the middle, with walls around. */
    private void drawBackground(Canvas canvas, float[] state) {
        drawn.draw(canvas, variation.colour(state, FLOOR), variation.colour(state, WALLS));
    }

    private void drawState(Canvas canvas, float[] state) {
        float x = (float) shown.x(state[AGENT_X]);
        float y = (float) shown.y(state[AGENT_Y]);
        canvas.disc(x, y, radius(state), variation.colour(state, AGENT));
    }

    /** Positions in px of the 64 x 64 picture, velocities in px/s. */
    @Override
    public List<Factor> factors() {
        double fast = pixelsPerCell * FASTEST / Math.sqrt(2); // in both directions at once
        return List.of(
                new Factor("agent x", "px", state -> pixelsPerCell * shown.x(state[AGENT_X])),
                new Factor("agent y", "px", state -> pixelsPerCell * shown.y(state[AGENT_Y])),
                new Factor("velocity x", "px/s", state -> pixelsPerCell * state[VELOCITY_X]).within(-fast, fast),
                new Factor("velocity y", "px/s", state -> pixelsPerCell * state[VELOCITY_Y]).within(-fast, fast));
    }

    /** Where the agent is and how fast. */
    @Override
    public List<Factor> proprioception() {
        return factors();
    }

    @Override
    public String toString() {
        return describe();
    }
}
