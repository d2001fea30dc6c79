package foresee.benchmarks;

import java.time.Duration;

/** A clock that stands still but for what a test lets pass, and for sleep, which is exact but for what a test adds. */
final class HandClock implements LoopClock {
    private long now = 5; // whatever the origin

    @Override
    public long now() {
        return now;
    }

    @Override
    public void sleepUntil(long time) {
        now = Math.max(now, time);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }
}
