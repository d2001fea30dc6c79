package foresee.benchmarks.statistics;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Many probabilities of a binomial distribution at once: one from Commons Math, the others by their ratios to it, down to 1e-30.
 */
final class BinomialRow {
    private static final double NEGLIGIBLE = 1e-30;

    private BinomialRow() {}

    /** P(k) of k = 0 to n, so many successes in n trials of rate p. */
    static double[] of(int n, double p) {
        double[] row = new double[n + 1];
        int mode = (int) Math.min(n, Math.floor((n + 1) * p));
        row[mode] = new BinomialDistribution(null, n, p).probability(mode);
        double odds = p / (1 - p);
        for (int k = mode; k < n && row[k] > NEGLIGIBLE; k++) {
            row[k + 1] = row[k] * odds * (n - k) / (k + 1);
        }
        for (int k = mode; k > 0 && row[k] > NEGLIGIBLE; k--) {
            row[k - 1] = row[k] / odds * k / (n - k + 1);
        }
        return row;
    }

    /** The same, summed: P(k or fewer). */
    static double[] cumulative(int n, double p) {
        double[] row = of(n, p);
        for (int k = 1; k <= n; k++) {
            row[k] = Math.min(1, row[k] + row[k - 1]);
        }
        return row;
    }

    /** P(most or fewer). */
    static double upTo(int most, int n, double p) {
        if (most >= n || p <= 0) {
            return 1;
        }
        if (most > n * p) {
            return Math.max(0, 1 - lowerTail(n - most - 1, n, 1 - p));
        }
        return lowerTail(most, n, p);
    }

    /** From the greatest term downwards: most is below the mean. */
    private static double lowerTail(int most, int n, double p) {
        double term = new BinomialDistribution(null, n, p).probability(most);
        double sum = term;
        for (int k = most; k > 0 && term > NEGLIGIBLE; k--) {
            term *= (1 - p) / p * k / (n - k + 1);
            sum += term;
        }
        return sum;
    }
}
