package foresee.benchmarks;

import java.util.concurrent.locks.LockSupport;

/** Time as a control loop sees it. <b>Units:</b> nanoseconds from an origin of the clock's own. */
public interface LoopClock {

    /**
     * The machine's clock, which sleeps and never spins.
     *
     * <p><b>Why:</b> a loop of 20 ms has no use for the tenth of a millisecond that spinning before each tick saves, and a robot
     * has one for the processor time. On a virtual machine, pinned to one core, sleeping alone woke 0.16 ms late at the median
     * and 0.25 ms at p99; spinning for the last 0.05 ms left 0.04 to 0.10 ms, for the last 0.2 ms nothing at the median, twice the
     * processor time, and the same longest.
     */
    LoopClock SYSTEM = new LoopClock() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long time) throws InterruptedException {
            long left = time - now();
            while (left > 0) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException("a loop was interrupted.");
                }
                left = time - now();
            }
        }
    };

    /** The time. */
    long now();

    /** Returns at a time or later; at once if it is past. */
    void sleepUntil(long time) throws InterruptedException;
}
