package foresee.envs;

import foresee.envs.physics.TopDownWorld;
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
    private float wallX;
    private float doorY;

    /** The state after one control period with the disc moving by (dx, dy) px, were there no walls. */
    float[] step(float[] state, double dx, double dy) {
        build(state[TwoRoom.WALL_X], state[TwoRoom.DOOR_Y]);
        float perSecond = METRES_PER_PIXEL / (float) TwoRoom.CONTROL_PERIOD;
        Body agent = world.addDisc(
                METRES_PER_PIXEL * state[TwoRoom.AGENT_X],
                METRES_PER_PIXEL * state[TwoRoom.AGENT_Y],
                METRES_PER_PIXEL * TwoRoom.RADIUS,
                perSecond * (float) dx,
                perSecond * (float) dy);
        world.advance((float) TwoRoom.CONTROL_PERIOD, SUBSTEPS);
        Vec2 centre = agent.getWorldCenter();
        float[] next = {centre.x / METRES_PER_PIXEL, centre.y / METRES_PER_PIXEL, wallX, doorY};
        world.remove(agent);
        return next;
    }

    private void build(float newWallX, float newDoorY) {
        if (world == null || wallX != newWallX || doorY != newDoorY) {
            world = new TopDownWorld();
            wallX = newWallX;
            doorY = newDoorY;
            TwoRoom.forEachObstacle(wallX, doorY, this::add);
        }
    }

    private void add(float left, float top, float right, float bottom) {
        world.addBox(
                METRES_PER_PIXEL * left, METRES_PER_PIXEL * top, METRES_PER_PIXEL * right, METRES_PER_PIXEL * bottom);
    }
}
