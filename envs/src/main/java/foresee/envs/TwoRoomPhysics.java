package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import java.util.Arrays;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

/**
 * The physics of {@link TwoRoom}: a world that is kept between steps as long as the walls stay where they are.
 *
 * <p>Every step puts a new disc into it and takes it out again, with all its contacts, so that nothing of a step is left to
 * the next; a test holds the bits to those of a new world per step. Not thread-safe.
 */
final class TwoRoomPhysics {
    /** A power of two, so that pixels become metres and back without rounding. */
    static final float METRES_PER_PIXEL = 0.125f;
    /** As few as keep a substep within {@link TopDownWorld#REACH}. */
    static final int SUBSTEPS = 2;

    private TopDownWorld world;
    private float[] walls = {};
    private float halfDoor;

    /** What the state's first numbers are after one control period with the disc moving by (dx, dy) px, were there no walls. */
    float[] step(TwoRoom rooms, float[] state, double dx, double dy) {
        build(rooms, state);
        float perSecond = METRES_PER_PIXEL / (float) TwoRoom.CONTROL_PERIOD;
        Body agent = world.addDisc(
                METRES_PER_PIXEL * state[TwoRoom.AGENT_X],
                METRES_PER_PIXEL * state[TwoRoom.AGENT_Y],
                METRES_PER_PIXEL * rooms.radius(state),
                perSecond * (float) dx,
                perSecond * (float) dy);
        world.advance((float) TwoRoom.CONTROL_PERIOD, SUBSTEPS);
        Vec2 centre = agent.getWorldCenter();
        float[] next = new float[TwoRoom.WALL_X + walls.length];
        next[TwoRoom.AGENT_X] = centre.x / METRES_PER_PIXEL;
        next[TwoRoom.AGENT_Y] = centre.y / METRES_PER_PIXEL;
        System.arraycopy(walls, 0, next, TwoRoom.WALL_X, walls.length);
        world.remove(agent);
        return next;
    }

    private void build(TwoRoom rooms, float[] state) {
        int end = TwoRoom.DOOR_Y + rooms.doors();
        boolean same = Arrays.equals(walls, 0, walls.length, state, TwoRoom.WALL_X, end);
        if (world == null || !same || halfDoor != rooms.halfDoor(state)) {
            world = new TopDownWorld();
            walls = Arrays.copyOfRange(state, TwoRoom.WALL_X, end);
            halfDoor = rooms.halfDoor(state);
            rooms.forEachObstacle(state, this::add);
        }
    }

    private void add(float left, float top, float right, float bottom) {
        world.addBox(
                METRES_PER_PIXEL * left, METRES_PER_PIXEL * top, METRES_PER_PIXEL * right, METRES_PER_PIXEL * bottom);
    }
}
