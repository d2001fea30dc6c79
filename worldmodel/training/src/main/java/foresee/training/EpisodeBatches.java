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
    private final List<Episode> episodes;
    private final int chunk;
    private final int span;
    private final long seed;
    private final long[] startsBefore;

    /**
     * @param episodes with frames, each at least {@code chunk x length} steps long to be drawn from, copied
     * @param chunk environment steps k in one model step
     * @param length model steps T
     * @throws IllegalArgumentException if no episode is long enough
     */
    public EpisodeBatches(List<Episode> episodes, int chunk, int length, long seed) {
        this.episodes = List.copyOf(episodes);
        this.chunk = chunk;
        this.span = chunk * length;
        this.seed = seed;
        this.startsBefore = new long[episodes.size() + 1];
        for (int e = 0; e < episodes.size(); e++) {
            int starts = Math.max(0, episodes.get(e).steps() - span + 1);
            startsBefore[e + 1] = startsBefore[e] + starts;
        }
        if (startsBefore[episodes.size()] == 0) {
            throw new IllegalArgumentException("steps of every episode must be at least action chunk (" + chunk
                    + ") x rollout length (" + length + ") = " + span + ".\nMaybe collect longer episodes.");
        }
    }

    @Override
    public void read(long position, SequenceBatch batch) {
        KeyedRandom random = KeyedRandom.of(seed, position);
        for (int b = 0; b < batch.batch(); b++) {
            long start = random.nextLong(startsBefore[episodes.size()]);
            copy(start, batch, b);
        }
    }

    private void copy(long start, SequenceBatch batch, int b) {
        int e = 0;
        while (startsBefore[e + 1] <= start) {
            e++;
        }
        Episode episode = episodes.get(e);
        int first = (int) (start - startsBefore[e]);
        for (int t = 0; t <= batch.length(); t++) {
            Frame frame = episode.observations()
                    .get(first + t * chunk)
                    .frame()
                    .orElseThrow(() -> new IllegalArgumentException("observations must have frames."));
            int size = frame.height() * frame.width() * frame.channels();
            frame.copyTo(batch.pixels(), (b * (batch.length() + 1) + t) * size);
        }
        copyActions(episode, first, batch, b);
    }

    private void copyActions(Episode episode, int first, SequenceBatch batch, int b) {
        int actionSize = episode.actions().actionSize();
        int at = b * span * actionSize;
        for (int t = 0; t < span; t++) {
            for (int i = 0; i < actionSize; i++) {
                batch.actions()[at++] = (float) episode.actions().get(first + t, i);
            }
        }
    }
}
