package foresee.training;

import java.util.List;

/** Batches of several sources side by side: batch number p is the sources' batches of that number, one after the other. */
final class MixedBatches implements BatchSource {
    private final List<BatchSource> parts;
    private final TrainingBatch batch;

    /** @param parts at least one, all of sub-sequences of the same shape, copied */
    MixedBatches(List<BatchSource> parts) {
        this.parts = List.copyOf(parts);
        List<TrainingBatch> first = this.parts.stream().map(part -> part.at(0)).toList();
        this.batch = new TrainingBatch(
                new byte[first.stream().mapToInt(part -> part.pixels().length).sum()],
                new float[first.stream().mapToInt(part -> part.vectors().length).sum()],
                new float[first.stream().mapToInt(part -> part.actions().length).sum()]);
    }

    @Override
    public TrainingBatch at(long position) {
        int pixels = 0;
        int vectors = 0;
        int actions = 0;
        for (BatchSource part : parts) {
            TrainingBatch rows = part.at(position);
            System.arraycopy(rows.pixels(), 0, batch.pixels(), pixels, rows.pixels().length);
            System.arraycopy(rows.vectors(), 0, batch.vectors(), vectors, rows.vectors().length);
            System.arraycopy(rows.actions(), 0, batch.actions(), actions, rows.actions().length);
            pixels += rows.pixels().length;
            vectors += rows.vectors().length;
            actions += rows.actions().length;
        }
        return batch;
    }

    @Override
    public boolean isPaired() {
        return parts.stream().allMatch(BatchSource::isPaired);
    }
}
