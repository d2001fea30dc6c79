package foresee.benchmarks.micro;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;

/** What time is measured by. */
interface Clock {
    /** Processor time of the calling thread. */
    Clock CPU = ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;

    /** Time that passes. */
    Clock WALL = System::nanoTime;

    /** Processor time of the calling thread and of others that help it, as long as those live. */
    static Clock cpuWith(Set<Thread> helpers) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return () -> threads.getCurrentThreadCpuTime()
                + helpers.stream()
                        .mapToLong(helper -> threads.getThreadCpuTime(helper.getId()))
                        .sum();
    }

    /** Nanoseconds since some moment. */
    long nanos();

    /** Milliseconds of one execution: the mean of as many as take at least 20 ms. */
    default double millis(Runnable body) {
        long least = 20_000_000;
        long start = nanos();
        long executions = 0;
        long spent;
        do {
            body.run();
            executions++;
            spent = nanos() - start;
        } while (spent < least);
        return spent / 1e6 / executions;
    }
}
