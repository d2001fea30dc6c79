package foresee.envs;

import foresee.envs.physics.ContactMemory;

/**
 * Where in a state of {@link BallInBox} everything is.
 *
 * <p>state = (scene, plate: left, top, right, bottom; for each body: half width, half height, x, y, angle, velocity x, velocity y, angular
 * velocity; for each pair of two bodies or of a body and a wall: its {@link ContactMemory})
 *
 * @param bodies most that a scene has; one that is not there is all 0
 * @param remembers whether contacts are part of the state
 */
record BoxSlots(int bodies, boolean remembers) {
    static final int SCENE = 0;
    static final int LEFT = 1;
    static final int TOP = 2;
    static final int RIGHT = 3;
    static final int BOTTOM = 4;
    static final int HALF_WIDTH = 0;
    /** 0 for a ball, whose radius is the half width. */
    static final int HALF_HEIGHT = 1;

    static final int X = 2;
    static final int Y = 3;
    static final int ANGLE = 4;
    static final int VELOCITY_X = 5;
    static final int VELOCITY_Y = 6;
    static final int TURNING = 7;

    private static final int FIRST_BODY = 5;
    private static final int BODY = 8;
    /** Floor and both side walls; what touches the ceiling leaves it at once. */
    private static final int WALLS = 3;

    /** Number of values. */
    int size() {
        return firstPair() + (remembers ? pairs() * ContactMemory.SIZE : 0);
    }

    /** Where a body begins, from 0. */
    int body(int number) {
        return FIRST_BODY + BODY * number;
    }

    /** What the floor, 0, or a side wall, 1 or 2, is called among the bodies. */
    int wall(int which) {
        return bodies + which;
    }

    /** Where the memory of the first pair is. */
    int firstPair() {
        return body(bodies);
    }

    private int pairs() {
        return bodies * (bodies - 1) / 2 + bodies * WALLS;
    }

    /** Where the memory of a pair is, whichever of the two comes first. */
    int pair(int one, int other) {
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        int before = low * (bodies + WALLS) - low * (low + 1) / 2;
        return firstPair() + ContactMemory.SIZE * (before + high - low - 1);
    }
}
