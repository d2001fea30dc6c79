package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import foresee.envs.render.Canvas;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.ScratchPool;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A floor with walls that are given as text, and the disc of {@link TwoRoom} on it, which moves as it is told.
 *
 * <p><b>State:</b> (agent x, agent y) in px of the 64 x 64 picture, x to the right and y down. The disc has no momentum. Behind it, what
 * the {@link Variation} of the episode is. Walls are the environment's, not the state's.
 *
 * <p><b>Geometry:</b> a {@link MazeLayout} of at most 16 x 16 cells, whose longer side fills the picture; the disc, of 1.5 px, passes
 * between any two walls. Contact is resolved to within 0.2 px.
 *
 * <p><b>Action, collision, colours:</b> those of {@link TwoRoom}.
 *
 * <p><b>Varied:</b> all colours, the agent's size, how far an action carries, the camera, distractors.
 *
 * <p><b>Source:</b> ours; the rest as {@link TwoRoom}.
 */
public final class WalledRoom implements Maze {
    /** Most cells along a side: in smaller ones the largest disc would be stuck. */
    public static final int MOST_CELLS = 16;

    private static final int OWN_SIZE = 2;
    private static final double STRONG_SIZE = 0.25;
    /** In px: the largest disc turns there without touching. */
    private static final double CORNER = 1.95;
    /** In px: less than any disc keeps that is pressed against a wall. */
    private static final double CLEAR = 0.8;
    /** How much a wall is cut short where another continues it, in m: enough for the disc to slide past the seam. */
    private static final float CUT = 0.02f;

    private static final int FLOOR = 0;
    private static final int WALLS = 1;
    private static final int AGENT = 2;
    private static final int AGENT_SIZE = 3;
    private static final int STRIDE = 4;
    /** In the order of the numbers above. */
    private static final List<Variable> VARIED = List.of(
            Variable.Colour.of("floor colour", 0x000000),
            Variable.Colour.of("wall colour", 0x00A818),
            Variable.Colour.of("agent colour", 0xFF4028),
            Variable.Range.factor("agent size", 0.1, STRONG_SIZE),
            Variable.Range.factor("stride", 0.1, 0.3));

    private static final List<Factor> FACTORS = List.of(
            new Factor("agent x", "px", state -> state[TwoRoom.AGENT_X]),
            new Factor("agent y", "px", state -> state[TwoRoom.AGENT_Y]));

    private final MazeLayout layout;
    private final CellGrid grid;
    private final MazeWay way;
    private final MazeWalls walls;
    private final Variation variation;
    private final Setting setting;
    private final ScratchPool<TopDownWorld> worlds = new ScratchPool<>(this::world);

    /**
     * A floor with the walls of a layout at a level of variation.
     *
     * @throws IllegalArgumentException if the layout has more than 16 rows or columns
     */
    public WalledRoom(MazeLayout layout, VariationLevel level) {
        if (Math.max(layout.rows(), layout.columns()) > MOST_CELLS) {
            throw new IllegalArgumentException("layout (" + layout.rows() + " x " + layout.columns()
                    + ") must be at most " + MOST_CELLS + " x " + MOST_CELLS + " here.");
        }
        this.layout = layout;
        this.grid = CellGrid.centred(layout, TwoRoom.SIZE);
        this.way = new MazeWay(layout, grid, CORNER, CLEAR);
        this.walls = new MazeWalls(layout, grid);
        this.variation = Variation.of(level, OWN_SIZE, TwoRoom.SIZE, VARIED);
        this.setting = new Setting(
                TwoRoom.ID,
                "layout=" + layout.name(),
                TwoRoom.CONTROL_PERIOD,
                new ActionSpace.Ball(2, TwoRoom.REACH),
                variation,
                new Scene(TwoRoom.SIZE, variation, this::drawBackground, this::drawState));
    }

    @Override
    public Setting setting() {
        return setting;
    }

    private TopDownWorld world() {
        TopDownWorld world = new TopDownWorld();
        float cut = CUT / (SweptDisc.METRES_PER_PIXEL * (float) grid.cell());
        layout.solids(cut).stream()
                .map(grid::of)
                .forEach(wall -> SweptDisc.addWall(world, wall.left(), wall.top(), wall.right(), wall.bottom()));
        return world;
    }

    @Override
    public MazeLayout layout() {
        return layout;
    }

    @Override
    public CellGrid grid() {
        return grid;
    }

    @Override
    public MazeWay way() {
        return way;
    }

    /** Radius of the agent in px. */
    float radius(float[] state) {
        return TwoRoom.RADIUS * variation.value(state, AGENT_SIZE);
    }

    @Override
    public boolean isFree(float[] state) {
        return walls.isFree(state[TwoRoom.AGENT_X], state[TwoRoom.AGENT_Y], radius(state) - TwoRoom.CONTACT);
    }

    /** The agent anywhere on the floor: in any cell, and there uniformly where a large one touches nothing. */
    @Override
    public float[] reset(long seed) {
        return variation.drawn(somewhere(new KeyedRandom(seed)), seed);
    }

    @Override
    public float[] placed(RandomGenerator random, float[] state) {
        return variation.kept(state, somewhere(random));
    }

    private float[] somewhere(RandomGenerator random) {
        List<int[]> floor = layout.floor();
        int[] cell = floor.get(random.nextInt(floor.size()));
        double room = 1 - 2 * (1 + STRONG_SIZE) * TwoRoom.RADIUS / grid.cell();
        return new float[] {
            (float) grid.x(cell[1] + 0.5 + room * (random.nextDouble() - 0.5)),
            (float) grid.y(cell[0] + 0.5 + room * (random.nextDouble() - 0.5))
        };
    }

    /** It always is. */
    @Override
    public float[] resting(float[] state) {
        return state.clone();
    }

    @Override
    public float[] step(float[] state, double[] action) {
        TopDownWorld mine = worlds.acquire();
        float[] next = step(mine, state, action);
        worlds.release(mine);
        return next;
    }

    /** {@link #step} in a world of its own: what step must equal to the bit. */
    float[] referenceStep(float[] state, double[] action) {
        return step(world(), state, action);
    }

    private float[] step(TopDownWorld mine, float[] state, double[] action) {
        check(state);
        double[] move = Executed.of(setting.actionSpace(), action);
        float stride = variation.value(state, STRIDE);
        float[] next = new float[OWN_SIZE];
        SweptDisc.move(mine, state, radius(state), stride * move[0], stride * move[1], next);
        return variation.carried(state, next);
    }

    /** @throws IllegalArgumentException if it is no state: of another size, or beyond the layout */
    @Override
    public void check(float[] state) {
        variation.check(state);
        Within.check("agent x", state[TwoRoom.AGENT_X], (float) grid.x(0), (float) grid.x(layout.columns()));
        Within.check("agent y", state[TwoRoom.AGENT_Y], (float) grid.y(0), (float) grid.y(layout.rows()));
    }

    private void drawBackground(Canvas canvas, float[] state) {
        walls.draw(canvas, variation.colour(state, FLOOR), variation.colour(state, WALLS));
    }

    private void drawState(Canvas canvas, float[] state) {
        canvas.disc(state[TwoRoom.AGENT_X], state[TwoRoom.AGENT_Y], radius(state), variation.colour(state, AGENT));
    }

    @Override
    public List<Factor> factors() {
        return FACTORS;
    }

    /** Where the agent is. */
    @Override
    public List<Factor> proprioception() {
        return FACTORS;
    }

    @Override
    public String toString() {
        return describe();
    }
}
