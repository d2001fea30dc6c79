package foresee.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a program took from the start of its JVM to some moment.
 *
 * <p>The script that starts Java says when ({@code foresee.launched}, microseconds since 1970): the process is older, it is the script's and
 * may have built the program before. Without the script it is the start of the process.
 *
 * @param millis by the wall clock
 * @param cpuMillis processor time of the calling thread, without compiler and garbage collector
 */
record StartUp(double millis, double cpuMillis) {

    /** To now; for the thread that started the process. */
    static StartUp now() {
        Instant now = Instant.now();
        Instant begun = launched()
                .or(() -> ProcessHandle.current().info().startInstant())
                .orElse(now);
        double cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return new StartUp(Duration.between(begun, now).toNanos() / 1e6, cpuNanos / 1e6);
    }

    private static Optional<Instant> launched() {
        return Optional.ofNullable(Long.getLong("foresee.launched"))
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
