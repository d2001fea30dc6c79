package foresee.benchmarks.report;

import foresee.benchmarks.statistics.Interval;
import foresee.benchmarks.statistics.PairedComparison;

/**
 * Two rows that were measured on the same cases.
 *
 * @param best the one with the higher rate, which the other is compared with
 * @param other the other one
 * @param comparison of best (a) and other (b)
 * @param adjusted p-value after Holm's correction over all pairs of the task
 */
record Contest(Row best, Row other, PairedComparison comparison, double adjusted) {
    private static final double ALPHA = 0.05;
    private static final int RESAMPLES = 2000;
    private static final long SEED = 1;

    boolean isToldApart() {
        return adjusted <= ALPHA;
    }

    Interval bootstrap() {
        return comparison.bootstrap(RESAMPLES, SEED);
    }

    String verdict() {
        return isToldApart() ? "worse" : "not told apart";
    }
}
