package foresee.envs;

import foresee.envs.physics.TopDownWorld;
import java.util.Arrays;

/**
 * The physics of {@link TwoRoom}: a world that is kept between steps as long as the walls stay where they are, and the disc in it only
 * while it moves; a test holds the bits to those of a new world per step. Not thread-safe.
 */
final class TwoRoomPhysics {
    private TopDownWorld world;
    private float[] walls = {};
    private float halfDoor;

    /** What the state's first numbers are after one control period with the disc moving by (dx, dy) px, were there no walls. */
    float[] step(TwoRoom rooms, float[] state, double dx, double dy) {
        build(rooms, state);
        float[] next = new float[TwoRoom.WALL_X + walls.length];
        SweptDisc.move(world, state, rooms.radius(state), dx, dy, next);
        System.arraycopy(walls, 0, next, TwoRoom.WALL_X, walls.length);
        return next;
    }

    private void build(TwoRoom rooms, float[] state) {
        int end = TwoRoom.DOOR_Y + rooms.doors();
        boolean same = Arrays.equals(walls, 0, walls.length, state, TwoRoom.WALL_X, end);
        if (world == null || !same || halfDoor != rooms.halfDoor(state)) {
            world = new TopDownWorld();
            walls = Arrays.copyOfRange(state, TwoRoom.WALL_X, end);
            halfDoor = rooms.halfDoor(state);
            rooms.forEachObstacle(
                    state, (left, top, right, bottom) -> SweptDisc.addWall(world, left, top, right, bottom));
        }
    }
}
