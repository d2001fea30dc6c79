package foresee.benchmarks.micro;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What time is measured by. */
enum Clock {
    /** Processor time of the calling thread. */
    CPU {
        @Override
        long nanos() {
            return THREADS.getCurrentThreadCpuTime();
        }
    },
    /** Time that passes. */
    WALL {
        @Override
        long nanos() {
            return System.nanoTime();
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LEAST_NANOS = 20_000_000;

    /** Nanoseconds since some moment. */
    abstract long nanos();

    /** Milliseconds of one execution: the mean of as many as take at least 20 ms. */
    double millis(Runnable body) {
        long start = nanos();
        long executions = 0;
        long spent;
        do {
            body.run();
            executions++;
            spent = nanos() - start;
        } while (spent < LEAST_NANOS);
        return spent / 1e6 / executions;
    }
}
