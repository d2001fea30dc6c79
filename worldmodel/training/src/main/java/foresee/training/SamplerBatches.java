package foresee.training;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.SequenceBatch;
import foresee.dataset.SequenceSampler;
import foresee.dataset.SequenceShape;

/**
 * Batches out of a data set on disk: batch number p is what its sampler gives from position p x B on or, where sub-sequences come in
 * pairs, from p x B / 2 on.
 */
public final class SamplerBatches implements BatchSource {
    private final SequenceSampler sampler;
    private final Dataset dataset;
    private final SequenceBatch room;
    private final boolean reads;
    private final boolean paired;
    private final TrainingBatch batch;

    /**
     * @param sampler of {@code dataset}, used by nobody else
     * @param shape of the sampler's sub-sequences
     * @param batchSize sub-sequences B in each batch
     * @param vector what a model sees beside the frames
     * @param paired whether each episode gives two sub-sequences; B must then be even
     * @throws IllegalArgumentException if the data set has no such vector
     */
    public SamplerBatches(
            SequenceSampler sampler,
            SequenceShape shape,
            Dataset dataset,
            int batchSize,
            VectorKind vector,
            boolean paired) {
        this.paired = paired;
        this.sampler = sampler;
        this.dataset = dataset;
        this.room = new SequenceBatch(batchSize, shape, dataset.info());
        this.reads = vector == VectorKind.PROPRIOCEPTION;
        int rows = batchSize * shape.frames();
        float[] vectors = switch (vector) {
            case NONE -> new float[0];
            case STATE -> room.states();
            case PROPRIOCEPTION -> new float[rows * dataset.info().proprioceptionSize()];
        };
        if (vector != VectorKind.NONE && vectors.length == 0) {
            throw new IllegalArgumentException(
                    "network.vector.source (" + vector + ") must be NONE: " + dataset.path() + " does not record it.");
        }
        this.batch = new TrainingBatch(room.pixels(), vectors, room.actions());
    }

    /** Values S of a vector in a data set, 0 if it has none. */
    static int vectorSize(DatasetInfo info, VectorKind vector) {
        return switch (vector) {
            case NONE -> 0;
            case STATE -> info.stateSize();
            case PROPRIOCEPTION -> info.proprioceptionSize();
        };
    }

    @Override
    public boolean isPaired() {
        return paired;
    }

    @Override
    public TrainingBatch at(long position) {
        if (paired) {
            sampler.seek(position * (room.size() / 2));
            sampler.nextPairs(room);
        } else {
            sampler.seek(position * room.size());
            sampler.next(room);
        }
        if (reads) {
            readProprioception();
        }
        return batch;
    }

    private void readProprioception() {
        SequenceShape shape = room.shape();
        int each = batch.vectors().length / room.size();
        for (int b = 0; b < room.size(); b++) {
            dataset.readProprioception(
                    room.episode(b), room.start(b), shape.stride(), shape.frames(), batch.vectors(), b * each);
        }
    }
}
