package foresee.benchmarks.statistics;

/**
 * The score of a difference of two rates on different cases, and the exact test that follows from it.
 *
 * <pre>{@code
 * Z(D) = (x/m - y/n - D) / sqrt(p (1 - p) / m + q (1 - q) / n),   p = q + D
 *     x of m trials succeeded on one side, y of n on the other; D the true difference (x's side minus y's), at least 0;
 *     q the likeliest rate of y's side given D: where the derivative of
 *     x log(q + D) + (m - x) log(1 - q - D) + y log q + (n - y) log(1 - q)   is 0
 * }</pre>
 *
 * <p><b>Source:</b> Farrington, Manning, "Test statistics and sample size formulae for comparative binomial trials",
 * Statistics in Medicine 9 (1990); exact over all q: Chan, "Exact tests of equivalence and efficacy with a non-zero lower bound
 * for comparative studies", Statistics in Medicine 17 (1998); at D = 0 it is the Z-pooled test of Suissa, Shuster, "Exact
 * unconditional sample sizes for the 2 x 2 binomial trial", JRSS A 148 (1985), which holds its level as Fisher's test does and finds more.
 */
final class UnpairedScore {
    private static final double TIE = 1e-9;

    private UnpairedScore() {}

    static double of(int x, int m, int y, int n, double difference) {
        double q = difference == 0 ? (double) (x + y) / (m + n) : likeliest(x, m, y, n, difference);
        double p = q + difference;
        double variance = p * (1 - p) / m + q * (1 - q) / n;
        double excess = (double) x / m - (double) y / n - difference;
        return variance <= 0 ? 0 : excess / Math.sqrt(variance);
    }

    /** Bisects the derivative, which falls: the logarithm of the likelihood is concave. */
    private static double likeliest(int x, int m, int y, int n, double d) {
        double low = 0;
        double high = 1 - d;
        for (int i = 0; i < 50; i++) {
            double q = (low + high) / 2;
            double slope = ratio(x, q + d) - ratio(m - x, 1 - q - d) + ratio(y, q) - ratio(n - y, 1 - q);
            if (slope > 0) {
                low = q;
            } else {
                high = q;
            }
        }
        return (low + high) / 2;
    }

    private static double ratio(int count, double rate) {
        return count == 0 ? 0 : count / rate;
    }

    /** Exact p-value of "the true difference is at most the margin": P(Z is as great as found), at the worst q. */
    static double pValueBeyond(int x, int m, int y, int n, double margin) {
        if ((double) x / m - (double) y / n <= margin) {
            return 1;
        }
        int[] mostY = atLeast(of(x, m, y, n, margin) - TIE, m, n, margin);
        return Math.min(1, WorstCase.of(q -> probability(mostY, m, n, q + margin, q), 0, 1 - margin));
    }

    /** For each x from 0 to m, the greatest y whose score reaches a level; -1 if none does. It never falls. */
    private static int[] atLeast(double level, int m, int n, double margin) {
        int[] most = new int[m + 1];
        int y = -1;
        for (int x = 0; x <= m; x++) {
            while (y < n && of(x, m, y + 1, n, margin) >= level) {
                y++;
            }
            most[x] = y;
        }
        return most;
    }

    private static double probability(int[] mostY, int m, int n, double rateX, double rateY) {
        double[] ofX = BinomialRow.of(m, Math.min(1, rateX));
        double[] upToY = BinomialRow.cumulative(n, rateY);
        double sum = 0;
        for (int x = 0; x <= m; x++) {
            sum += mostY[x] < 0 ? 0 : ofX[x] * upToY[mostY[x]];
        }
        return sum;
    }
}
