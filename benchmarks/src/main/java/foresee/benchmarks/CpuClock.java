package foresee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the calling thread. */
public final class CpuClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** @throws IllegalStateException if the system does not tell the processor time of a thread */
    public CpuClock() {
        if (!threads.isCurrentThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            throw new IllegalStateException("processor time of threads cannot be measured here.");
        }
    }

    /** Nanoseconds that the calling thread has been carried out so far. */
    public long nanos() {
        return threads.getCurrentThreadCpuTime();
    }
}
