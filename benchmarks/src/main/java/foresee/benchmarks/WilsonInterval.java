package foresee.benchmarks;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A rate of success with its Wilson score interval at 95 % confidence.
 *
 * <p>(p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),   z = 1.96
 *
 * <p><b>Units:</b> fractions from 0 to 1.
 * <b>Why:</b> unlike the normal approximation it stays inside [0, 1] and keeps a width where every trial succeeded.
 * <b>Source:</b> Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 *
 * @param success share of trials that succeeded
 * @param low lower end, inclusive
 * @param high upper end, inclusive
 */
public record WilsonInterval(double success, double low, double high) {
    private static final double CONFIDENCE = 0.95;

    /**
     * The interval of so many successes.
     *
     * @throws IllegalArgumentException if trials is below 1 or successes is not in 0 to trials
     */
    public static WilsonInterval of(int successes, int trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes (" + successes + ") must be from 0 to trials (" + trials
                    + "), of which there must be at least 1.");
        }
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, successes, CONFIDENCE);
        double low = successes == 0 ? 0 : Math.max(0, interval.getLowerBound());
        double high = successes == trials ? 1 : Math.min(1, interval.getUpperBound());
        return new WilsonInterval((double) successes / trials, low, high);
    }

    @Override
    public String toString() {
        return "%.1f %% (%.1f to %.1f)".formatted(100 * success, 100 * low, 100 * high);
    }
}
