package foresee.training;

/**
 * Where batches come from: a function of their position, so that a run can be resumed anywhere.
 *
 * <p>Not called by several threads at once.
 */
@FunctionalInterface
public interface BatchSource {

    /** Fills {@code batch} with the sub-sequences of batch number {@code position}; the same number, the same batch. */
    void read(long position, SequenceBatch batch);
}
