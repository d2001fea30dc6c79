package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jbox2d.dynamics.Body;

/**
 * The physics of {@link Sweep}: in each step an empty world is filled with walls, the tool and what it may move. Not thread-safe.
 *
 * <p>In every substep the tool sets out at the velocity it was told, and all pieces from rest: nothing glides, and neither contacts nor hinges
 * need be remembered from step to step. A piece that neither the tool nor a moved piece touches stays where it is, to the bit.
 */
final class SweepPhysics {
    private static final int SUBSTEPS = 10;
    private static final float DT = (float) (Sweep.CONTROL_PERIOD / SUBSTEPS);
    private static final float TOOL_MASS = 4;
    private static final float TOOL_INERTIA = 2;
    private static final float PIECE_INERTIA = 0.002f;
    private static final int GROUP = -1;

    private final SweptStuff stuff;
    private final TopDownWorld world = new TopDownWorld();
    private final SweepReach reach;
    /** Those within reach, in the order of the reach. */
    private final List<Body> pieces = new ArrayList<>();

    /** What differs from episode to episode. */
    record Feel(float toolScale, float pieceScale, float pieceMass, float friction) {}

    SweepPhysics(SweptStuff stuff) {
        this.stuff = stuff;
        this.reach = new SweepReach(stuff);
        world.setSwept(false);
        world.setIterations(stuff.isRope() ? 16 : 20, 8);
    }

    /** The own numbers of the state after one control period with the tool moving by (dx, dy) px and a turn, were nothing in its way. */
    float[] step(float[] state, float dx, float dy, float turn, Feel feel) {
        reach.find(state, dx, dy, turn, feel);
        world.clear();
        TableTop.addBorders(world);
        Body tool = addTool(state, feel);
        addPieces(state, feel);
        world.letSleepAllBut(tool);
        float perSecond = TableTop.METRES_PER_PIXEL / (float) Sweep.CONTROL_PERIOD;
        for (int i = 0; i < SUBSTEPS; i++) {
            tool.m_linearVelocity.set(perSecond * dx, perSecond * dy);
            tool.m_angularVelocity = turn / (float) Sweep.CONTROL_PERIOD;
            stopPieces();
            world.advance(DT, 1);
        }
        return read(tool, state);
    }

    private void stopPieces() {
        for (Body piece : pieces) {
            piece.m_linearVelocity.setZero();
            piece.m_angularVelocity = 0;
        }
    }

    private float[] read(Body tool, float[] state) {
        float[] next = Arrays.copyOf(state, stuff.ownSize());
        read(tool, next, 0, stuff.hasBar());
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isAwake()) {
                read(pieces.get(i), next, stuff.at(reach.get(i)), stuff.isRope());
            }
        }
        return next;
    }

    private static void read(Body body, float[] state, int at, boolean turns) {
        state[at] = TableTop.pixels(body.m_sweep.c.x);
        state[at + 1] = TableTop.pixels(body.m_sweep.c.y);
        if (turns) {
            state[at + 2] = Angles.wrapped(body.m_sweep.a);
        }
    }

    private Body addTool(float[] state, Feel feel) {
        float scale = TableTop.METRES_PER_PIXEL * feel.toolScale();
        float x = TableTop.METRES_PER_PIXEL * state[0];
        float y = TableTop.METRES_PER_PIXEL * state[1];
        if (stuff.hasBar()) {
            Body bar = world.addBody(x, y, state[2], TOOL_MASS, TOOL_INERTIA);
            world.attachBox(bar, 0, 0, scale * SweptStuff.HALF_BAR, scale * SweptStuff.HALF_BAR_WIDTH, feel.friction());
            return bar;
        }
        Body disc = world.addBody(x, y, 0, TOOL_MASS, 0);
        world.attachDisc(disc, scale * SweptStuff.DISC, feel.friction());
        return disc;
    }

    private void addPieces(float[] state, Feel feel) {
        pieces.clear();
        for (int i = 0; i < reach.count(); i++) {
            int at = stuff.at(reach.get(i));
            float x = TableTop.METRES_PER_PIXEL * state[at];
            float y = TableTop.METRES_PER_PIXEL * state[at + 1];
            pieces.add(stuff.isRope() ? addBox(x, y, state[at + 2], feel) : addGrain(x, y, feel));
            if (stuff.isRope() && i > 0) {
                float half = TableTop.METRES_PER_PIXEL * SweptStuff.LINK / 2;
                world.hinge(pieces.get(i - 1), half, 0, pieces.get(i), -half, 0);
            }
        }
    }

    private Body addGrain(float x, float y, Feel feel) {
        Body grain = world.addBody(x, y, 0, feel.pieceMass(), 0);
        world.attachDisc(grain, TableTop.METRES_PER_PIXEL * feel.pieceScale() * SweptStuff.GRAIN, feel.friction());
        return grain;
    }

    private Body addBox(float x, float y, float angle, Feel feel) {
        Body box = world.addBody(x, y, angle, feel.pieceMass(), PIECE_INERTIA * feel.pieceMass() / Sweep.PIECE_MASS);
        float halfWidth = TableTop.METRES_PER_PIXEL * feel.pieceScale() * SweptStuff.HALF_BOX_WIDTH;
        world.attachBox(box, 0, 0, TableTop.METRES_PER_PIXEL * SweptStuff.HALF_BOX, halfWidth, feel.friction(), GROUP);
        return box;
    }
}
