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
}
