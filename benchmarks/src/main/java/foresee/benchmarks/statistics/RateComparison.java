package foresee.benchmarks.statistics;

/**
 * Two success rates beside each other: how far they lie apart, and what speaks for chance.
 *
 * <p>difference = rate of b - rate of a
 *
 * <p><b>Units:</b> rates, differences and margins are fractions from 0 to 1 (differences from -1).
 * <b>Why:</b> every p-value here is exact: if its hypothesis is true, the probability of a value of x or less is at most x, at
 * any number of trials and at rates of 0 and 1, where normal approximations are wrong by factors.
 *
 * <p>Outcomes of one run are taken as independent of each other: one trial a case. Two models that were trained with different
 * seeds <em>are</em> different; no number of trials of one model tells what its recipe does
 * (see {@link InterquartileMean}).
 */
public sealed interface RateComparison permits PairedComparison, UnpairedComparison {

    /** Share of a's trials that succeeded. */
    double rateA();

    /** Share of b's trials that succeeded. */
    double rateB();

    /** Rate of b minus rate of a: positive where b is better. */
    default double difference() {
        return rateB() - rateA();
    }

    /** Score interval of the {@linkplain #difference difference} at 95 %; it keeps a width where all or none succeeded. */
    Interval interval();

    /** Two-sided exact p-value of the hypothesis that the true rates are equal. */
    double pValue();

    /**
     * One-sided exact p-value of the hypothesis that b's true rate is at most a margin lower than a's; 1 where the rates found
     * do not lie further apart than that.
     *
     * @param margin a decline that is put up with, at least 0 and under 1
     * @throws IllegalArgumentException if the margin is not
     */
    double pDeclineBeyond(double margin);
}
