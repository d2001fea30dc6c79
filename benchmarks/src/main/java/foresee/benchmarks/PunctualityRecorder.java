package foresee.benchmarks;

import org.HdrHistogram.Histogram;

/** Gathers how punctual ticks are. Not thread-safe. */
final class PunctualityRecorder {
    private final Histogram lateness = new Histogram(3);
    private long lateTicks;

    /**
     * Counts a tick.
     *
     * @param lateness nanoseconds from when it was due to when it began
     * @param late whether it was not done when the next one was due
     */
    void add(long lateness, boolean late) {
        this.lateness.recordValue(Math.max(0, lateness));
        lateTicks += late ? 1 : 0;
    }

    /** All that was gathered so far. */
    Punctuality result() {
        return new Punctuality(Latency.of(lateness), lateTicks);
    }
}
