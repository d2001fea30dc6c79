package foresee.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures wall-clock and processor time of the thread that made it, from construction on. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long wallStart = System.nanoTime();
    private final long cpuStart = cpuNow();

    /**
     * Time that has passed.
     *
     * @param cpuNanos processor time, -1 where it cannot be measured
     */
    record Elapsed(long wallNanos, long cpuNanos) {}

    private static long cpuNow() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    }

    /** Time since construction; to be called by the same thread. */
    Elapsed elapsed() {
        long cpu = cpuStart < 0 ? -1 : cpuNow() - cpuStart;
        return new Elapsed(System.nanoTime() - wallStart, cpu);
    }
}
