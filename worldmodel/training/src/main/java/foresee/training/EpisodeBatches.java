package foresee.training;

import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import java.util.List;

/**
 * Batches out of episodes held in memory: each sub-sequence starts anywhere in any episode, all starts equally likely.
 *
 * <p>For tests and small programs; a data set on disk has its own sampler.
 */
public final class EpisodeBatches implements BatchSource {
    private static final float[] NONE = {};

    private final List<Episode> episodes;
    private final VectorKind vector;
    private final int chunk;
    private final int span;
    private final long seed;
    private final long[] startsBefore;
    private final TrainingBatch batch;
    private final int batchSize;
    private final int length;

    /**
     * @param episodes with frames, each at least {@code chunk x length} steps long to be drawn from, copied
     * @param chunk environment steps k in one model step
     * @param length model steps of a sub-sequence: W - 1 + T
     * @param batchSize sub-sequences B in each batch
     * @throws IllegalArgumentException if no episode is long enough
     */
    public EpisodeBatches(List<Episode> episodes, int chunk, int length, int batchSize, long seed) {
        this(episodes, chunk, length, batchSize, seed, VectorKind.NONE);
    }

    /**
     * As above, with a vector beside each frame.
     *
     * @throws IllegalArgumentException if no episode is long enough, or there is no such vector
     */
    public EpisodeBatches(List<Episode> episodes, int chunk, int length, int batchSize, long seed, VectorKind vector) {
        this.episodes = List.copyOf(episodes);
        this.chunk = chunk;
        this.span = chunk * length;
        this.seed = seed;
        this.batchSize = batchSize;
        this.length = length;
        this.startsBefore = new long[episodes.size() + 1];
        for (int e = 0; e < episodes.size(); e++) {
            int starts = Math.max(0, episodes.get(e).steps() - span + 1);
            startsBefore[e + 1] = startsBefore[e] + starts;
        }
        if (startsBefore[episodes.size()] == 0) {
            throw new IllegalArgumentException("steps of every episode must be at least action chunk (" + chunk
                    + ") x rollout length (" + length + ") = " + span + ".\nMaybe collect longer episodes.");
        }
        this.vector = vector;
        this.batch = room(episodes.get(0), batchSize, length, span);
    }

    private TrainingBatch room(Episode episode, int batchSize, int length, int span) {
        Frame frame = frame(episode, 0);
        int frameSize = frame.height() * frame.width() * frame.channels();
        byte[] pixels = new byte[Math.multiplyExact(batchSize * (length + 1), frameSize)];
        return new TrainingBatch(
                pixels,
                new float[batchSize * (length + 1) * vector(episode, 0).length],
                new float[batchSize * span * episode.actions().actionSize()]);
    }

    private static Frame frame(Episode episode, int step) {
        return episode.observations()
                .get(step)
                .frame()
                .orElseThrow(() -> new IllegalArgumentException("observations must have frames."));
    }

    private float[] vector(Episode episode, int step) {
        return vector.source()
                .map(source -> source.of(episode.observations().get(step))
                        .orElseThrow(
                                () -> new IllegalArgumentException("observations must have a " + source.word() + ".")))
                .orElse(NONE);
    }

    @Override
    public TrainingBatch at(long position) {
        KeyedRandom random = KeyedRandom.of(seed, position);
        for (int b = 0; b < batchSize; b++) {
            copy(random.nextLong(startsBefore[episodes.size()]), b);
        }
        return batch;
    }

    private void copy(long start, int b) {
        int e = 0;
        while (startsBefore[e + 1] <= start) {
            e++;
        }
        Episode episode = episodes.get(e);
        int first = (int) (start - startsBefore[e]);
        int frameSize = batch.pixels().length / (batchSize * (length + 1));
        for (int t = 0; t <= length; t++) {
            frame(episode, first + t * chunk).copyTo(batch.pixels(), (b * (length + 1) + t) * frameSize);
            float[] seen = vector(episode, first + t * chunk);
            System.arraycopy(seen, 0, batch.vectors(), (b * (length + 1) + t) * seen.length, seen.length);
        }
        copyActions(episode, first, b);
    }

    private void copyActions(Episode episode, int first, int b) {
        int actionSize = episode.actions().actionSize();
        int at = b * span * actionSize;
        for (int t = 0; t < span; t++) {
            for (int i = 0; i < actionSize; i++) {
                batch.actions()[at++] = (float) episode.actions().get(first + t, i);
            }
        }
    }
}
