package foresee.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a process took from its start to some moment.
 *
 * @param millis by the wall clock
 * @param cpuMillis processor time of the calling thread, without compiler and garbage collector
 */
record StartUp(double millis, double cpuMillis) {

    /** To now; for the thread that started the process. */
    static StartUp now() {
        Instant now = Instant.now();
        Instant begun = ProcessHandle.current().info().startInstant().orElse(now);
        double cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return new StartUp(Duration.between(begun, now).toNanos() / 1e6, cpuNanos / 1e6);
    }
}
