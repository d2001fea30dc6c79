package foresee.cli;

import foresee.envs.Coverage;
import foresee.model.Episode;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far collecting is, how fast, and how much of the world this run has seen. Mutable, for one thread. */
final class CollectionProgress {
    private static final double SECOND = 1e9;
    private static final double PERCENT = 100;

    private final int episodes;
    private final int before;
    private final Coverage coverage;
    private final LongSupplier nanoClock;
    private final long begun;
    private final TimeLeft left;
    private int done;
    private long frames;

    /**
     * @param episodes in all
     * @param before those of earlier runs among them, which were not seen here
     */
    CollectionProgress(int episodes, int before, Coverage coverage, LongSupplier nanoClock) {
        this.episodes = episodes;
        this.before = before;
        this.coverage = coverage;
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
        this.left = new TimeLeft(episodes - before, nanoClock);
        this.done = before;
    }

    /** One more episode. */
    void add(Episode episode) {
        done++;
        frames += episode.steps() + 1;
        coverage.add(episode.observations().stream()
                .map(observation -> observation.state().orElseThrow())
                .toList());
    }

    /** {@code episode 12 of 4000, 21034 frames/s, coverage 63 %, about 2 min left}. */
    String line() {
        double rate = frames * SECOND / Math.max(1, nanoClock.getAsLong() - begun);
        return String.format(
                Locale.ROOT,
                "episode %d of %d, %.0f frames/s, coverage %.0f %%%s",
                done,
                episodes,
                rate,
                PERCENT * coverage.mean(),
                done < episodes ? left.words(done - before) : "");
    }
}
