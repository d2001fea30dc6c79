package foresee.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the calling thread. */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    /** In nanoseconds; -1 where it cannot be measured. */
    static long nanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    }

    /** Time since {@code start}, -1 where it cannot be measured. */
    static long since(long start) {
        return start < 0 ? -1 : nanos() - start;
    }
}
