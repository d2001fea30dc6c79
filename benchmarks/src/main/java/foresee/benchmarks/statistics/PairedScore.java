package foresee.benchmarks.statistics;

/**
 * Tango's score of a difference of two rates on the same cases, the exact test and the interval that follow from it.
 *
 * <pre>{@code
 * Z(D) = (x - y - n D) / sqrt(n (2 q + D - D^2))
 *     n cases, of which x succeeded on one side only and y on the other only; D the true difference (x's side minus y's);
 *     q the likeliest probability of a y given D: the greater root of
 *     2 n q^2 - (x + y - D (2 n - x + y)) q - y D (1 - D) = 0
 * }</pre>
 *
 * <p><b>Source:</b> Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample
 * design", Statistics in Medicine 17 (1998); exact over all q: Sidik, "Exact unconditional tests for testing non-inferiority in
 * matched-pairs design", Statistics in Medicine 22 (2003).
 */
final class PairedScore {
    private static final double TIE = 1e-9;
    private static final double NEGLIGIBLE = 1e-18;

    private PairedScore() {}

    static double of(int x, int y, int n, double difference) {
        double d = difference;
        double variance = n * (2 * likeliest(x, y, n, d) + d - d * d);
        return variance <= 0 ? 0 : (x - y - n * d) / Math.sqrt(variance);
    }

    private static double likeliest(int x, int y, int n, double d) {
        double half = (x + y - d * (2.0 * n - x + y)) / 2;
        double constant = y * d * (1 - d);
        return (half + Math.sqrt(Math.max(0, half * half + 2.0 * n * constant))) / (2.0 * n);
    }

    /** The differences D with |Z(D)| at most 1.96. */
    static Interval interval(int x, int y, int n) {
        double found = (double) (x - y) / n;
        return new Interval(crossing(x, y, n, -1, found, Interval.Z), crossing(x, y, n, found, 1, -Interval.Z));
    }

    /** Where Z, which falls as D rises, passes a level. */
    private static double crossing(int x, int y, int n, double low, double high, double level) {
        double a = low;
        double b = high;
        for (int i = 0; i < 60; i++) {
            double middle = (a + b) / 2;
            if (of(x, y, n, middle) > level) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }

    /** Exact p-value of "the true difference is at most the margin": P(Z is as great as found), at the worst q. */
    static double pValueBeyond(int x, int y, int n, double margin) {
        if (x - y <= n * margin) {
            return 1;
        }
        int[] mostY = atLeast(of(x, y, n, margin) - TIE, n, margin);
        return Math.min(1, WorstCase.of(q -> probability(mostY, n, q + margin, q), 0, (1 - margin) / 2));
    }

    /** For each x from 0 to n, the greatest y whose score reaches a level; -1 if none does. It never falls but for x + y <= n. */
    private static int[] atLeast(double level, int n, double margin) {
        int[] most = new int[n + 1];
        int y = -1;
        for (int x = 0; x <= n; x++) {
            y = Math.min(y, n - x);
            while (y < n - x && of(x, y + 1, n, margin) >= level) {
                y++;
            }
            most[x] = y;
        }
        return most;
    }

    private static double probability(int[] mostY, int n, double rateX, double rateY) {
        double[] ofX = BinomialRow.of(n, rateX);
        double share = Math.min(1, rateY / (1 - rateX)); // of the cases that are no x
        double sum = 0;
        for (int x = 0; x <= n; x++) {
            if (mostY[x] >= 0 && ofX[x] > NEGLIGIBLE) {
                sum += ofX[x] * BinomialRow.upTo(mostY[x], n - x, share);
            }
        }
        return sum;
    }
}
