package foresee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.HdrHistogram.Histogram;

/**
 * Measures calls by the wall and by the processor time of the calling thread. Not thread-safe; several are added up.
 *
 * <p><b>Why both:</b> on a shared machine the wall measures the neighbours too.
 */
final class TickClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int DIGITS = 3;
    private final Histogram wall = new Histogram(DIGITS);
    private final Histogram cpu = new Histogram(DIGITS);
    private long wallStart;
    private long cpuStart;

    void start() {
        wallStart = System.nanoTime();
        cpuStart = THREADS.getCurrentThreadCpuTime();
    }

    /** Counts the time since {@link #start}. */
    void stop() {
        cpu.recordValue(Math.max(0, THREADS.getCurrentThreadCpuTime() - cpuStart));
        wall.recordValue(Math.max(0, System.nanoTime() - wallStart));
    }

    void add(TickClock other) {
        wall.add(other.wall);
        cpu.add(other.cpu);
    }

    Latency wall() {
        return Latency.of(wall);
    }

    Latency cpu() {
        return Latency.of(cpu);
    }
}
