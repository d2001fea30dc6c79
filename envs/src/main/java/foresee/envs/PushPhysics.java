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
    /** A power of two, so that pixels become metres and back without rounding. */
    static final float METRES_PER_PIXEL = 1f / 64;

    static final int SUBSTEPS = 10;

    private static final float DT = (float) (Push.CONTROL_PERIOD / SUBSTEPS);
    /** Enough that the pusher presses no further than a substep into a block between it and a wall. */
    private static final int VELOCITY_ITERATIONS = 20;

    private static final int POSITION_ITERATIONS = 10;
    /** Of the walls beyond the picture, so that nothing is pressed out of it. */
    private static final float BEYOND = 256;

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
        addWalls();
        Body pusher = world.addBody(
                METRES_PER_PIXEL * state[Push.PUSHER_X],
                METRES_PER_PIXEL * state[Push.PUSHER_Y],
                0,
                Push.PUSHER_MASS,
                0);
        world.attachDisc(pusher, METRES_PER_PIXEL * stuff.pusherRadius(), stuff.friction());
        Body pushed = addBlock(state, stuff);
        float perSecond = METRES_PER_PIXEL / (float) Push.CONTROL_PERIOD;
        for (int i = 0; i < SUBSTEPS; i++) {
            pusher.m_linearVelocity.set(perSecond * dx, perSecond * dy);
            pushed.m_linearVelocity.setZero();
            pushed.m_angularVelocity = 0;
            world.advance(DT, 1);
        }
        float[] next = new float[block.turns() ? Push.ANGLE + 1 : Push.ANGLE];
        next[Push.PUSHER_X] = inside(pusher.m_sweep.c.x);
        next[Push.PUSHER_Y] = inside(pusher.m_sweep.c.y);
        next[Push.BLOCK_X] = inside(pushed.m_sweep.c.x);
        next[Push.BLOCK_Y] = inside(pushed.m_sweep.c.y);
        if (block.turns()) {
            next[Push.ANGLE] = Angles.wrapped(pushed.m_sweep.a);
        }
        return next;
    }

    private void addWalls() {
        float low = METRES_PER_PIXEL * Push.BORDER;
        float high = METRES_PER_PIXEL * (Push.SIZE - Push.BORDER);
        float beyond = METRES_PER_PIXEL * BEYOND;
        float end = METRES_PER_PIXEL * Push.SIZE + beyond;
        world.addBox(-beyond, -beyond, low, end);
        world.addBox(high, -beyond, end, end);
        world.addBox(low - 1, -beyond, high + 1, low);
        world.addBox(low - 1, high, high + 1, end);
    }

    private Body addBlock(float[] state, Stuff stuff) {
        float scale = METRES_PER_PIXEL * stuff.blockScale();
        Body body = world.addBody(
                METRES_PER_PIXEL * state[Push.BLOCK_X],
                METRES_PER_PIXEL * state[Push.BLOCK_Y],
                block.turns() ? state[Push.ANGLE] : 0,
                stuff.blockMass(),
                stuff.blockMass() * scale * scale * block.inertia());
        block.attach(world, body, scale, stuff.friction());
        return body;
    }

    private static float inside(float metres) {
        return Math.max(0, Math.min(Push.SIZE, metres / METRES_PER_PIXEL));
    }
}
