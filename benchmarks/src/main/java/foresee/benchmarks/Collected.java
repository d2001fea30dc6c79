package foresee.benchmarks;

/**
 * Garbage collections that nobody asked for.
 *
 * @param count how many
 * @param longestMillis the longest, in whole milliseconds
 */
public record Collected(long count, long longestMillis) {}
