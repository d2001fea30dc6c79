package foresee.envs;

import foresee.model.ActionSpace;
import foresee.model.Frame;
import foresee.model.Observation;
import java.util.List;

/**
 * A world as functions: state and action in, next state out, nothing remembered in between.
 *
 * <p>Implementations are immutable to the caller and safe for several threads at once; {@code step} is pure, so states can
 * be saved, restored, replayed and planned in. States are float vectors that hold everything that matters for the
 * future.
 */
public interface Environment {

    /** The name in the catalogue: {@code two-room}. */
    String id();

    /** What a reader must know to reproduce it: the id with its layout and options, {@code two-room[layout=random]}. */
    String describe();

    /** Actions of one step. */
    ActionSpace actionSpace();

    /** Number of values in a state. */
    int stateSize();

    /** Seconds between two actions. */
    double controlPeriod();

    /** A randomised start state; the same seed gives the same state. */
    float[] reset(long seed);

    /**
     * The state one control period after {@code state} under {@code action}; arguments are not changed. The action is first
     * projected to the action space.
     *
     * @throws IllegalArgumentException if a size does not fit, a number of the action is NaN, or the state is none
     */
    float[] step(float[] state, double[] action);

    /** The picture of a state that models see. */
    Frame render(float[] state);

    /** A picture of a state for people, {@code pixels} high and wide. */
    Frame render(float[] state, int pixels);

    /** What models see that look at {@code pixels} x {@code pixels}; the bytes are the same on every machine and JDK. */
    Frame frame(float[] state, int pixels);

    /** What can be read off a state by name, in the order of probes and reports. */
    List<Factor> factors();

    /** What an agent feels of itself without seeing, by name; nothing, unless an environment says so. */
    default List<Factor> proprioception() {
        return List.of();
    }

    /** What steps must do often in data to learn from; nothing, unless an environment says so. */
    default List<Happening> happenings() {
        return List.of();
    }

    /** The values of {@link #proprioception()} in a state. */
    default float[] proprioception(float[] state) {
        List<Factor> felt = proprioception();
        float[] values = new float[felt.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) felt.get(i).value().applyAsDouble(state);
        }
        return values;
    }

    /** What differs from episode to episode; nothing, unless an environment says so. */
    default Variation variation() {
        return Variation.none(stateSize());
    }

    /**
     * Refuses what is no state.
     *
     * @throws IllegalArgumentException if the size is not {@link #stateSize()}, or a value says what cannot be
     */
    default void check(float[] state) {
        variation().check(state);
    }

    /** Frame and state together, stamped step x control period. */
    default Observation observe(float[] state, long step) {
        return Observation.of(render(state), state, Math.round(step * controlPeriod() * 1e9));
    }
}
