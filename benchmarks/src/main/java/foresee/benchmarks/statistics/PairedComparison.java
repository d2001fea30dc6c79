package foresee.benchmarks.statistics;

import foresee.model.KeyedRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Two success rates on the <em>same</em> cases: those that one of the two solves and the other does not tell them apart.
 *
 * <pre>{@code
 * McNemar, exact, two-sided:  p = min(1, 2 P(K <= min(onlyA, onlyB))),   K ~ Binomial(onlyA + onlyB, 1/2)
 * difference = (onlyB - onlyA) / cases
 * }</pre>
 *
 * <p><b>Units:</b> counts of cases. <b>Why</b> not mid-p: it finds a little more, but may exceed its level, and
 * {@link CompareRule} promises one. It stays exact however unlike the cases are: where nothing changed, each
 * differing case is as likely to fall to either side.
 *
 * <p><b>Source:</b> McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); Fagerland, Lydersen, Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are
 * better than exact conditional", BMC Medical Research Methodology 13 (2013). The interval is Tango's score interval,
 * Statistics in Medicine 17 (1998); the test beyond a margin is the exact unconditional one of the same score (Sidik,
 * Statistics in Medicine 22, 2003).
 *
 * @param both cases that both solved
 * @param onlyA cases that a alone solved
 * @param onlyB cases that b alone solved
 * @param neither cases that neither solved
 */
public record PairedComparison(int both, int onlyA, int onlyB, int neither) implements RateComparison {
    public PairedComparison {
        if (Math.min(Math.min(both, onlyA), Math.min(onlyB, neither)) < 0 || both + onlyA + onlyB + neither < 1) {
            throw new IllegalArgumentException("both, only a, only b and neither (" + both + ", " + onlyA + ", " + onlyB
                    + ", " + neither + ") must be at least 0, and one of them positive.");
        }
    }

    /**
     * Of outcomes case by case.
     *
     * @param a whether a solved the case, in the order of the cases
     * @param b whether b did, in the same order
     * @throws IllegalArgumentException if they are not equally many, or none
     */
    public static PairedComparison of(boolean[] a, boolean[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("outcomes of a (" + a.length + ") must be as many as of b (" + b.length
                    + ").\nMaybe they are of different cases: compare them unpaired.");
        }
        int[] counts = new int[4];
        for (int i = 0; i < a.length; i++) {
            counts[(a[i] ? 0 : 2) + (b[i] ? 0 : 1)]++;
        }
        return new PairedComparison(counts[0], counts[1], counts[2], counts[3]);
    }

    /** How many cases there are. */
    public int cases() {
        return both + onlyA + onlyB + neither;
    }

    @Override
    public double rateA() {
        return (double) (both + onlyA) / cases();
    }

    @Override
    public double rateB() {
        return (double) (both + onlyB) / cases();
    }

    @Override
    public double difference() {
        return (double) (onlyB - onlyA) / cases();
    }

    @Override
    public Interval interval() {
        return PairedScore.interval(onlyB, onlyA, cases());
    }

    /**
     * Percentile interval of the difference at 95 %: the cases are drawn with replacement, each with both of its outcomes.
     *
     * <p>It has no width where the two differ in no case, and is too narrow where they differ in a few; {@link #interval} is not.
     *
     * @param resamples how often, at least 100
     * @param seed of the draws
     * @throws IllegalArgumentException if resamples is below 100
     */
    public Interval bootstrap(int resamples, long seed) {
        double[] differences = new double[Resamples.checked(resamples)];
        for (int i = 0; i < resamples; i++) {
            differences[i] = resampled(KeyedRandom.of(seed, i));
        }
        return Interval.middleOf(differences);
    }

    private double resampled(KeyedRandom random) {
        int sum = 0;
        for (int i = 0; i < cases(); i++) {
            int drawn = random.nextInt(cases());
            sum += drawn < onlyB ? 1 : drawn < onlyB + onlyA ? -1 : 0;
        }
        return (double) sum / cases();
    }

    @Override
    public double pValue() {
        int differing = onlyA + onlyB;
        if (differing == 0) {
            return 1;
        }
        BinomialDistribution coin = new BinomialDistribution(null, differing, 0.5);
        return Math.min(1, 2 * coin.cumulativeProbability(Math.min(onlyA, onlyB)));
    }

    @Override
    public double pDeclineBeyond(double margin) {
        return PairedScore.pValueBeyond(onlyA, onlyB, cases(), Fraction.underOne("margin", margin));
    }
}
