package foresee.training;

import foresee.dataset.DatasetInfo;
import foresee.dataset.SequenceBatch;
import foresee.dataset.SequenceSampler;
import foresee.dataset.SequenceShape;

/** Batches out of a data set on disk: batch number p is what its sampler gives from position p x B on. */
public final class SamplerBatches implements BatchSource {
    private final SequenceSampler sampler;
    private final SequenceBatch room;
    private final TrainingBatch batch;

    /**
     * @param sampler of the data set that {@code info} describes, used by nobody else
     * @param shape of the sampler's sub-sequences
     * @param batchSize sub-sequences B in each batch
     */
    public SamplerBatches(SequenceSampler sampler, SequenceShape shape, DatasetInfo info, int batchSize) {
        this.sampler = sampler;
        this.room = new SequenceBatch(batchSize, shape, info);
        this.batch = new TrainingBatch(room.pixels(), room.actions());
    }

    @Override
    public TrainingBatch at(long position) {
        sampler.seek(position * room.size());
        sampler.next(room);
        return batch;
    }
}
