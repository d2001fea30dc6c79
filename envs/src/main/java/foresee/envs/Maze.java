package foresee.envs;

import java.util.random.RandomGenerator;

/** A floor with walls of a {@link MazeLayout} and an agent on it whose x and y are the first numbers of a state. */
interface Maze extends DrawnEnvironment {

    /** Where the walls are. */
    MazeLayout layout();

    /** Where its cells lie, in the unit of the state. */
    CellGrid grid();

    /** Shortest free ways, in the unit of the state. */
    MazeWay way();

    /** The same episode with the agent at rest somewhere else. */
    float[] placed(RandomGenerator random, float[] state);

    /** The same state with the agent at rest. */
    float[] resting(float[] state);

    /** Whether the agent is on the floor: touches nothing, or no more than contact is resolved to. */
    boolean isFree(float[] state);

    /**
     * The same state with the agent at rest at a place, in the unit of the state.
     *
     * @throws IllegalArgumentException if it is not on the floor there
     */
    default float[] moved(float[] state, float x, float y) {
        float[] moved = resting(state);
        moved[0] = x;
        moved[1] = y;
        check(moved);
        if (!isFree(moved)) {
            throw new IllegalArgumentException(
                    "agent (" + x + ", " + y + ") must be on the floor, clear of the walls.");
        }
        return moved;
    }

    /** Distance of the agents' centres in two states. */
    static double distance(float[] state, float[] other) {
        double dx = (double) state[0] - other[0];
        double dy = (double) state[1] - other[1];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
