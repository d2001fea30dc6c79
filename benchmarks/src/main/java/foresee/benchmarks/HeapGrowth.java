package foresee.benchmarks;

/**
 * What is left on the heap after a full garbage collection. <b>Units:</b> bytes.
 *
 * @param start before the first tick
 * @param middle halfway
 * @param end after the last tick
 */
public record HeapGrowth(long start, long middle, long end) {}
