package foresee.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * How long something took, over many times.
 *
 * <p><b>Units:</b> milliseconds, to three digits.
 *
 * @param p50 median
 * @param p99 99 of 100 took no longer
 * @param p999 999 of 1000 took no longer
 * @param max the longest
 * @param count how many times were measured; if 0, the others are 0
 */
public record Latency(double p50, double p99, double p999, double max, long count) {
    private static final double NANOS = 1e6;

    static Latency of(Histogram nanos) {
        return new Latency(
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                nanos.getValueAtPercentile(99.9) / NANOS,
                nanos.getMaxValue() / NANOS,
                nanos.getTotalCount());
    }

    @Override
    public String toString() {
        return "p50 %.2f ms, p99 %.2f ms, max %.2f ms".formatted(p50, p99, max);
    }
}
