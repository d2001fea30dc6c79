package foresee.dataset;

/**
 * Reads off a state what an agent feels of itself without seeing: the column {@code proprio} of a data set.
 *
 * <p><b>Shapes:</b> state (S), result (P), one value for each name in {@link DatasetInfo#proprioception}.
 */
@FunctionalInterface
public interface Proprioception {
    /** Of an agent that feels nothing. */
    Proprioception NONE = state -> new float[0];

    /** The values in a state, which is not changed. */
    float[] of(float[] state);
}
