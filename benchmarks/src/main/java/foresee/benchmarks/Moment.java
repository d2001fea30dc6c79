package foresee.benchmarks;

import java.util.List;
import java.util.OptionalDouble;

/** One moment of a journey: where the world is, and what the agent imagines from there. Immutable. */
public final class Moment {
    private final int step;
    private final float[] state;
    private final List<Spot> imagined;
    private final OptionalDouble distance;

    /**
     * @param step actions taken so far
     * @param state of the environment, copied
     * @param imagined where the agent's plan leads, nearest first, copied; empty if unknown
     * @param distance true distance to the goal, if anybody knows it
     */
    public Moment(int step, float[] state, List<Spot> imagined, OptionalDouble distance) {
        this.step = step;
        this.state = state.clone();
        this.imagined = List.copyOf(imagined);
        this.distance = distance;
    }

    /** Actions taken so far. */
    public int step() {
        return step;
    }

    /** State of the environment, a copy. */
    public float[] state() {
        return state.clone();
    }

    /** Where the plan leads, nearest first. */
    public List<Spot> imagined() {
        return imagined;
    }

    /** True distance to the goal, if known. */
    public OptionalDouble distance() {
        return distance;
    }
}
