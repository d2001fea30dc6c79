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

    /** Distance of the agents' centres in two states. */
    static double distance(float[] state, float[] other) {
        double dx = (double) state[0] - other[0];
        double dy = (double) state[1] - other[1];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
