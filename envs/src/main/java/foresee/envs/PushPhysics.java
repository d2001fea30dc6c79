package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import org.jbox2d.dynamics.Body;

/**
 * The physics of {@link Push}: in each step an empty world is filled with walls, pusher and block. Not thread-safe.
 *
 * <p>In every substep the pusher sets out at the velocity it was told, and the block from rest: what does not push does not glide. What
 * the pusher can do to the block in a substep is limited by its momentum.
 */
final class PushPhysics {
    static final int SUBSTEPS = 10;

    private static final float DT = (float) (Push.CONTROL_PERIOD / SUBSTEPS);
    /** Enough that the pusher presses no further than a substep into a block between it and a wall. */
    private static final int VELOCITY_ITERATIONS = 20;

    private static final int POSITION_ITERATIONS = 10;

    private final PushBlock block;
    private final TopDownWorld world = new TopDownWorld();

    /** What the block is made of in an episode. */
    record Stuff(float pusherRadius, float blockScale, float blockMass, float friction) {}

    PushPhysics(PushBlock block) {
        this.block = block;
        world.setSwept(false);
        world.setIterations(VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    }

    /** The own numbers of the state after one control period with the pusher moving by (dx, dy) px, were nothing in its way. */
    float[] step(float[] state, float dx, float dy, Stuff stuff) {
        world.clear();
        TableTop.addBorders(world);
        Body pusher = world.addBody(
                TableTop.METRES_PER_PIXEL * state[Push.PUSHER_X],
                TableTop.METRES_PER_PIXEL * state[Push.PUSHER_Y],
                0,
                Push.PUSHER_MASS,
                0);
        world.attachDisc(pusher, TableTop.METRES_PER_PIXEL * stuff.pusherRadius(), stuff.friction());
        Body pushed = addBlock(state, stuff);
        float perSecond = TableTop.METRES_PER_PIXEL / (float) Push.CONTROL_PERIOD;
        for (int i = 0; i < SUBSTEPS; i++) {
            pusher.m_linearVelocity.set(perSecond * dx, perSecond * dy);
            pushed.m_linearVelocity.setZero();
            pushed.m_angularVelocity = 0;
            world.advance(DT, 1);
        }
        float[] next = new float[block.turns() ? Push.ANGLE + 1 : Push.ANGLE];
        next[Push.PUSHER_X] = TableTop.pixels(pusher.m_sweep.c.x);
        next[Push.PUSHER_Y] = TableTop.pixels(pusher.m_sweep.c.y);
        next[Push.BLOCK_X] = TableTop.pixels(pushed.m_sweep.c.x);
        next[Push.BLOCK_Y] = TableTop.pixels(pushed.m_sweep.c.y);
        if (block.turns()) {
            next[Push.ANGLE] = Angles.wrapped(pushed.m_sweep.a);
        }
        return next;
    }

    private Body addBlock(float[] state, Stuff stuff) {
        float scale = TableTop.METRES_PER_PIXEL * stuff.blockScale();
        Body body = world.addBody(
                TableTop.METRES_PER_PIXEL * state[Push.BLOCK_X],
                TableTop.METRES_PER_PIXEL * state[Push.BLOCK_Y],
                block.turns() ? state[Push.ANGLE] : 0,
                stuff.blockMass(),
                stuff.blockMass() * scale * scale * block.inertia());
        block.attach(world, body, scale, stuff.friction());
        return body;
    }
}
