package foresee.envs;

import java.util.List;

/**
 * What to do in an environment: where to start, where to arrive, and what counts as success.
 *
 * <p>Cases whose start already meets a criterion of {@link #criteria()} are redrawn, so none is solved before it begins.
 */
public interface Task {

    /** The name within its environment: {@code cross-room}. */
    String name();

    /** Where it takes place. */
    Environment environment();

    /** The start and goal that belong to a seed. */
    Case draw(long seed);

    /**
     * A start that belongs to a seed, for a goal that is given: what the world has that cannot be moved is as in the goal.
     *
     * @param goal a state of the environment, copied
     * @throws IllegalArgumentException if it is none
     */
    Case toward(float[] goal, long seed);

    /** Environment steps an agent has. */
    int budget();

    /** Ground-truth distance between a state and a goal, in {@link #distanceUnit()}; for reports and success. */
    double distance(float[] state, float[] goal);

    /**
     * Length of the free way that is left from a state to a goal, in {@link #distanceUnit()}; for costs. At least the
     * distance, and the distance itself where nothing is in the way.
     */
    default double remaining(float[] state, float[] goal) {
        return distance(state, goal);
    }

    /** Distance up to which the first criterion holds; what a goal distance in latent space is calibrated against. */
    double radius();

    /** Unit of {@link #distance}: {@code px}. */
    String distanceUnit();

    /** Moderate first, then strict. */
    List<Criterion> criteria();

    /** Whether every goal is as far as the task's name says: one of a series, to measure how something grows with the distance. */
    default boolean fixesDistance() {
        return false;
    }

    /** Whether a criterion asks to stay for more than 10 steps, as that of a pole does which falls over by itself: to arrive is not enough. */
    default boolean asksToStay() {
        return criteria().stream().anyMatch(criterion -> criterion.consecutive() > 10);
    }

    /**
     * A start and a goal in one environment, and the seed they were drawn from.
     */
    final class Case {
        private final long seed;
        private final float[] start;
        private final float[] goal;

        public Case(long seed, float[] start, float[] goal) {
            this.seed = seed;
            this.start = start.clone();
            this.goal = goal.clone();
        }

        /** What it was drawn from. */
        public long seed() {
            return seed;
        }

        /** The start state, a copy. */
        public float[] start() {
            return start.clone();
        }

        /** The goal state, a copy. */
        public float[] goal() {
            return goal.clone();
        }
    }
}
