package foresee.benchmarks;

import java.util.Arrays;

/**
 * What deciding allocated at a tick. <b>Units:</b> bytes.
 *
 * @param median of all ticks, by the thread that decides
 * @param max the most at one tick
 * @param first median of the first ticks
 * @param last median of as many last ticks
 * @param span how many ticks are the first and the last
 * @param everywhere mean over the ticks of what all threads allocated, between decisions too, where frames are rendered
 */
public record Allocation(long median, long max, long first, long last, int span, long everywhere) {

    /**
     * Of the bytes at every tick.
     *
     * @param bytes of each tick, in order
     * @param span how many ticks are the first and the last, if there are twice as many; half of them otherwise
     * @param total bytes that all threads allocated meanwhile
     */
    static Allocation of(long[] bytes, int span, long total) {
        int some = Math.max(1, Math.min(span, bytes.length / 2));
        return new Allocation(
                median(bytes),
                Arrays.stream(bytes).max().orElseThrow(),
                median(Arrays.copyOf(bytes, some)),
                median(Arrays.copyOfRange(bytes, bytes.length - some, bytes.length)),
                some,
                total / bytes.length);
    }

    private static long median(long[] bytes) {
        long[] sorted = bytes.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
