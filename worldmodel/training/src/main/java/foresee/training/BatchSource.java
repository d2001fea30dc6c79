package foresee.training;

/**
 * Where batches come from: a function of their number, so that a run can be resumed anywhere.
 *
 * <p>Not called by several threads at once.
 */
@FunctionalInterface
public interface BatchSource {

    /** Batch number {@code position}; the same number, the same batch. It may be overwritten by the next call. */
    TrainingBatch at(long position);

    /** Whether sub-sequences 2i and 2i + 1 of every batch are of the same episode, as {@link LossConfig#withinEpisodes} needs it. */
    default boolean isPaired() {
        return false;
    }
}
