package foresee.benchmarks;

/**
 * How punctual the ticks of a loop were.
 *
 * @param lateness from when a tick was due to when it began
 * @param lateTicks ticks that were not done when the next one was due
 */
public record Punctuality(Latency lateness, long lateTicks) {}
