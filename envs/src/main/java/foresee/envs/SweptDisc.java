package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

/**
 * One displacement of the disc of {@link TwoRoom} among walls, with swept collision: put into the world, moved, taken out again with all
 * its contacts, so that nothing of a step is left to the next.
 */
final class SweptDisc {
    /** A power of two, so that pixels become metres and back without rounding. */
    static final float METRES_PER_PIXEL = 0.125f;
    /** As few as keep a substep within {@link TopDownWorld#REACH}. */
    static final int SUBSTEPS = 2;

    private SweptDisc() {}

    /** A wall between edges in px. */
    static void addWall(TopDownWorld world, float left, float top, float right, float bottom) {
        world.addBox(
                METRES_PER_PIXEL * left, METRES_PER_PIXEL * top, METRES_PER_PIXEL * right, METRES_PER_PIXEL * bottom);
    }

    /** Sets the first two numbers of {@code next} to where a disc at the first two of {@code state} gets; lengths in px. */
    static void move(TopDownWorld world, float[] state, float radius, double dx, double dy, float[] next) {
        float perSecond = METRES_PER_PIXEL / (float) TwoRoom.CONTROL_PERIOD;
        Body agent = world.addDisc(
                METRES_PER_PIXEL * state[TwoRoom.AGENT_X],
                METRES_PER_PIXEL * state[TwoRoom.AGENT_Y],
                METRES_PER_PIXEL * radius,
                perSecond * (float) dx,
                perSecond * (float) dy);
        world.advance((float) TwoRoom.CONTROL_PERIOD, SUBSTEPS);
        Vec2 centre = agent.getWorldCenter();
        next[TwoRoom.AGENT_X] = centre.x / METRES_PER_PIXEL;
        next[TwoRoom.AGENT_Y] = centre.y / METRES_PER_PIXEL;
        world.remove(agent);
    }
}
