package foresee.training;

import foresee.runtime.VectorSource;
import java.util.Optional;

/** Which vector a model sees beside the frame or instead of it. */
public enum VectorKind {
    /** None. */
    NONE,
    /** The state that the data set records. */
    STATE,
    /** What the agent feels of itself, in the data set's column {@code proprio}. */
    PROPRIOCEPTION;

    /** The same in the words of a card. */
    Optional<VectorSource> source() {
        return switch (this) {
            case NONE -> Optional.empty();
            case STATE -> Optional.of(VectorSource.STATE);
            case PROPRIOCEPTION -> Optional.of(VectorSource.PROPRIOCEPTION);
        };
    }
}
