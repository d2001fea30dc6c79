package foresee.training;

import foresee.model.KeyedRandom;
import java.util.Arrays;

/**
 * Batches of sub-sequences out of {@link CachedLatents}: each starts anywhere in any episode, all starts equally likely. A function of
 * seed and number.
 */
final class LatentBatches {
    private final CachedLatents cache;
    private final int chunk;
    private final int frames;
    private final int batch;
    private final int latentSize;
    private final int actionSize;
    private final long seed;

    /** How many starts there are before those of each episode. */
    private final long[] startsBefore;

    /**
     * @param chunk environment steps k in a model step
     * @param frames of a sub-sequence, k steps apart
     * @param batch sub-sequences B
     * @throws IllegalArgumentException if no episode is long enough
     */
    LatentBatches(CachedLatents cache, int latentSize, int actionSize, int chunk, int frames, int batch, long seed) {
        this.cache = cache;
        this.latentSize = latentSize;
        this.actionSize = actionSize;
        this.chunk = chunk;
        this.frames = frames;
        this.batch = batch;
        this.seed = seed;
        this.startsBefore = new long[cache.episodes() + 1];
        int span = chunk * (frames - 1);
        for (int e = 0; e < cache.episodes(); e++) {
            startsBefore[e + 1] = startsBefore[e] + Math.max(0, cache.steps(e) - span + 1);
        }
        requireLongEnough(startsBefore[cache.episodes()] > 0, span);
    }

    /** @param found whether an episode of {@code span} steps is there */
    static void requireLongEnough(boolean found, int span) {
        if (!found) {
            throw new IllegalArgumentException("steps of an episode must be at least those of a sub-sequence of the"
                    + " second stage (" + span + ").\nMaybe lower secondStage.rolloutLength.");
        }
    }

    /**
     * Fills batch number {@code position}.
     *
     * @param latents (B, frames, D)
     * @param actions (B, frames - 1, k A), normalised
     */
    void fill(long position, double[] latents, double[] actions) {
        KeyedRandom random = KeyedRandom.of(seed, position);
        for (int b = 0; b < batch; b++) {
            fill(b, random.nextLong(startsBefore[startsBefore.length - 1]), latents, actions);
        }
    }

    private void fill(int b, long start, double[] latents, double[] actions) {
        int episode = episodeOf(start);
        int first = (int) (start - startsBefore[episode]);
        for (int t = 0; t < frames; t++) {
            cache.latent(episode, first + t * chunk, latents, (b * frames + t) * latentSize);
        }
        int steps = (frames - 1) * chunk;
        cache.actions(episode, first, steps, actions, b * steps * actionSize);
    }

    /** The last episode with at most {@code start} starts before it; those without any share their number with the next. */
    private int episodeOf(long start) {
        int found = Arrays.binarySearch(startsBefore, start);
        int episode = found >= 0 ? found : -found - 2;
        while (startsBefore[episode + 1] == startsBefore[episode]) {
            episode++;
        }
        return episode;
    }
}
