package foresee.envs;

import foresee.envs.physics.SideWorld;
import foresee.envs.physics.SideWorld.Motion;
import org.jbox2d.dynamics.Body;

/** The physics of {@link BallInBox}: in each step an empty world is filled with walls and bodies, in the order of the state. Not thread-safe. */
final class BallInBoxPhysics {
    static final int SUBSTEPS = 10;

    private static final float DT = (float) (BallInBox.CONTROL_PERIOD / SUBSTEPS);
    private static final float DENSITY = 1;
    /** Of the walls beyond the picture. */
    private static final float BEYOND = 4;

    private final BoxSlots slots;
    private final SideWorld world = new SideWorld(DT);
    private final Body[] bodies;

    /** What an episode is made of. */
    record Stuff(float gravity, float friction, float restitution, float ballMass) {}

    BallInBoxPhysics(BoxSlots slots) {
        this.slots = slots;
        this.bodies = new Body[slots.bodies()];
    }

    /** The own numbers of the state after one control period. */
    float[] step(float[] state, Stuff stuff) {
        world.clear(stuff.gravity());
        addWalls(stuff.friction());
        if (state[BoxSlots.SCENE] == BallInBox.Layout.FALL.number()) {
            addLedge(state, stuff.friction());
        }
        for (int b = 0; b < bodies.length; b++) {
            bodies[b] = state[slots.body(b) + BoxSlots.HALF_WIDTH] > 0 ? add(b, state, stuff) : null;
        }
        if (slots.remembers()) {
            world.recall(slots::pair, state);
        }
        world.advance(SUBSTEPS);
        return read(state);
    }

    private void addWalls(float friction) {
        float low = BallInBox.WALL;
        float high = BallInBox.SIZE - BallInBox.WALL;
        float end = BallInBox.SIZE + BEYOND;
        world.addWall(slots.wall(0), -BEYOND, high, end, end, friction);
        world.addWall(slots.wall(1), -BEYOND, -BEYOND, low, end, friction);
        world.addWall(slots.wall(2), high, -BEYOND, end, end, friction);
        world.addWall(SideWorld.NAMELESS, -BEYOND, -BEYOND, end, low, friction);
    }

    private void addLedge(float[] state, float friction) {
        if (state[BoxSlots.RIGHT] > state[BoxSlots.LEFT]) {
            world.addWall(
                    SideWorld.NAMELESS,
                    state[BoxSlots.LEFT],
                    state[BoxSlots.TOP],
                    state[BoxSlots.RIGHT],
                    state[BoxSlots.BOTTOM],
                    friction);
        }
    }

    private Body add(int number, float[] state, Stuff stuff) {
        int at = slots.body(number);
        float halfWidth = state[at + BoxSlots.HALF_WIDTH];
        float halfHeight = state[at + BoxSlots.HALF_HEIGHT];
        float density = number == 0 ? DENSITY * stuff.ballMass() : DENSITY;
        Motion motion = new Motion(
                state[at + BoxSlots.X],
                state[at + BoxSlots.Y],
                state[at + BoxSlots.ANGLE],
                state[at + BoxSlots.VELOCITY_X],
                state[at + BoxSlots.VELOCITY_Y],
                state[at + BoxSlots.TURNING]);
        if (halfHeight > 0) {
            float mass = density * 4 * halfWidth * halfHeight;
            return world.addBox(number, motion, halfWidth, halfHeight, mass, stuff.friction());
        }
        float mass = density * (float) Math.PI * halfWidth * halfWidth;
        return world.addDisc(number, motion, halfWidth, mass, stuff.friction(), stuff.restitution());
    }

    private float[] read(float[] state) {
        float[] next = new float[slots.size()];
        System.arraycopy(state, 0, next, 0, slots.firstPair());
        for (int b = 0; b < bodies.length; b++) {
            if (bodies[b] != null) {
                write(SideWorld.motion(bodies[b]), next, slots.body(b));
            }
        }
        if (slots.remembers()) {
            world.remember(slots::pair, next);
        }
        return next;
    }

    private static void write(Motion motion, float[] next, int at) {
        next[at + BoxSlots.X] = within(motion.x(), 0, BallInBox.SIZE);
        next[at + BoxSlots.Y] = within(motion.y(), 0, BallInBox.SIZE);
        next[at + BoxSlots.ANGLE] = Angles.wrapped(motion.angle());
        next[at + BoxSlots.VELOCITY_X] = within(motion.velocityX(), -BallInBox.FASTEST, BallInBox.FASTEST);
        next[at + BoxSlots.VELOCITY_Y] = within(motion.velocityY(), -BallInBox.FASTEST, BallInBox.FASTEST);
        next[at + BoxSlots.TURNING] = within(motion.turning(), -BallInBox.FASTEST_TURN, BallInBox.FASTEST_TURN);
    }

    private static float within(float value, float low, float high) {
        return Math.max(low, Math.min(high, value));
    }
}
