package foresee.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time of this process so far: of all its threads, compilation and garbage collection included. */
final class CpuTime {
    private CpuTime() {}

    /** In words: {@code 41.3 s}; {@code unknown} where the system does not tell. */
    static String words() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(CpuTime::seconds)
                .orElse("unknown");
    }

    /** Seconds that the calling thread has been carried out so far. */
    static double ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }
}
