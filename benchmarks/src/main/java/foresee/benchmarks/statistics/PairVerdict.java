package foresee.benchmarks.statistics;

import java.util.Locale;

/**
 * What {@link CompareRule} says of one pair.
 *
 * @param label what the pair is called
 * @param comparison its two rates
 * @param change whether b is worse or better than a beyond chance
 * @param regression whether b is worse by more than the margin, beyond chance
 * @param pChange p-value of "no change", corrected for the number of pairs
 * @param pRegression p-value of "a decline of at most the margin", corrected for the number of pairs
 */
public record PairVerdict(
        String label,
        RateComparison comparison,
        Change change,
        boolean regression,
        double pChange,
        double pRegression) {

    /** One line: {@code NAME: 90.0 % to 75.0 %, -15.0 points (-22.3 to -7.6), worse, a regression (p = 0.0004)}. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% to %.1f %%, %+.1f points (%+.1f to %+.1f), %s%s (p = %.2g)",
                label,
                100 * comparison.rateA(),
                100 * comparison.rateB(),
                100 * comparison.difference(),
                100 * comparison.interval().low(),
                100 * comparison.interval().high(),
                change,
                regression ? ", a regression" : "",
                regression ? pRegression : pChange);
    }
}
