package foresee.runtime;

import foresee.model.Observation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which vector of an observation a model looks at. */
public enum VectorSource {
    /** {@link Observation#state}. */
    STATE("state") {
        @Override
        public Optional<float[]> of(Observation observation) {
            return observation.state();
        }
    },
    /** {@link Observation#proprioception}: what the agent feels of itself. */
    PROPRIOCEPTION("proprioception") {
        @Override
        public Optional<float[]> of(Observation observation) {
            return observation.proprioception();
        }
    };

    private final String word;

    VectorSource(String word) {
        this.word = word;
    }

    /** The vector in an observation, a copy, if there is one. */
    public abstract Optional<float[]> of(Observation observation);

    /**
     * The vector in an observation, a copy.
     *
     * @param size S that it must have
     * @throws IllegalArgumentException if there is none, or it has another size
     */
    public float[] require(Observation observation, int size) {
        float[] vector = of(observation)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the observation has no " + word + ", and the model needs one of " + size + " values."));
        if (vector.length != size) {
            throw new IllegalArgumentException(word + " of the observation (" + vector.length + " values) must have "
                    + size + ", as the model was trained.");
        }
        return vector;
    }

    /** The word for it in a card: {@code state}. */
    public String word() {
        return word;
    }

    /**
     * The source of that word.
     *
     * @throws IllegalArgumentException if there is none; names all
     */
    static VectorSource of(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("vector source (" + word + ") must be one of "
                        + Arrays.stream(values()).map(VectorSource::word).collect(Collectors.joining(", ")) + "."));
    }
}
