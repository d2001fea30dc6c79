package foresee.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Wall-clock and processor time of the calling thread, from construction to {@link #stop}. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long wallStart = System.nanoTime();
    private final long cpuStart = cpuNow();
    private long wallNanos;
    private long cpuNanos;

    private static long cpuNow() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    }

    void stop() {
        cpuNanos = cpuStart < 0 ? -1 : cpuNow() - cpuStart;
        wallNanos = System.nanoTime() - wallStart;
    }

    long wallNanos() {
        return wallNanos;
    }

    /** Processor time, -1 where it cannot be measured. */
    long cpuNanos() {
        return cpuNanos;
    }
}
