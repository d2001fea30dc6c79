package foresee.benchmarks;

import java.time.Duration;

/**
 * Ticks at equal distances: tick k is due at start + k x period, whatever those before it took. A loop that is behind begins its
 * next tick at once; none is left out.
 */
final class PacedLoop {
    private final long period;
    private final LoopClock clock;
    private final PunctualityRecorder record;

    /** A loop that records how punctual it is. */
    PacedLoop(Duration period, LoopClock clock, PunctualityRecorder record) {
        this.period = period.toNanos();
        this.clock = clock;
        this.record = record;
    }

    /** What is done at every tick. */
    interface Body {
        /** What has to be done before the next tick is due. */
        void work();

        /** What the time that is left is used for; counts for the next tick alone, if it makes it begin late. */
        void rest();
    }

    /** Runs a number of ticks, the first of them one period from now. */
    void run(int ticks, Body body) throws InterruptedException {
        long start = clock.now() + period;
        for (int tick = 0; tick < ticks; tick++) {
            long due = start + tick * period;
            clock.sleepUntil(due);
            long begun = clock.now();
            body.work();
            record.add(begun - due, clock.now() - due > period);
            body.rest();
        }
    }
}
