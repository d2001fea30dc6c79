package foresee.benchmarks.statistics;

/**
 * One thing measured in two runs.
 *
 * @param label what it is called in messages
 * @param comparison its rates in run a and in run b: {@linkplain PairedComparison paired} if they are of the same cases
 */
public record MatchedPair(String label, RateComparison comparison) {}
