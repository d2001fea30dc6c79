package foresee.benchmarks.statistics;

import foresee.benchmarks.WilsonInterval;

/**
 * Two success rates on <em>different</em> cases.
 *
 * <pre>{@code
 * p = min(1, 2 max over q of P(Z as far as found, on the side found | both rates are q)),   Z the pooled score
 * interval:  d - sqrt((b - l_b)^2 + (u_a - a)^2)  to  d + sqrt((u_b - b)^2 + (a - l_a)^2),   d = b - a
 *     a, b the rates, l and u the ends of their Wilson intervals
 * }</pre>
 *
 * <p><b>Units:</b> counts of trials. <b>Why</b> not Fisher's test: both hold their level, but this one finds more, since it does not
 * condition on the sum of the successes, which no experiment fixes.
 *
 * <p><b>Source:</b> Suissa, Shuster, "Exact unconditional sample sizes for the 2 x 2 binomial trial", JRSS A 148 (1985); beyond a
 * margin: Chan, "Exact tests of equivalence and efficacy with a non-zero lower bound for comparative studies", Statistics in
 * Medicine 17 (1998); the interval: Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods", Statistics in Medicine 17 (1998), method 10.
 *
 * @param successesA trials of a that succeeded
 * @param trialsA trials of a, at least 1
 * @param successesB trials of b that succeeded
 * @param trialsB trials of b, at least 1
 */
public record UnpairedComparison(int successesA, int trialsA, int successesB, int trialsB) implements RateComparison {
    public UnpairedComparison {
        check("a", successesA, trialsA);
        check("b", successesB, trialsB);
    }

    private static void check(String side, int successes, int trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes of " + side + " (" + successes
                    + ") must be from 0 to its trials (" + trials + "), of which there must be at least 1.");
        }
    }

    /** Of outcomes in any order. */
    public static UnpairedComparison of(boolean[] a, boolean[] b) {
        return new UnpairedComparison(successes(a), a.length, successes(b), b.length);
    }

    private static int successes(boolean[] outcomes) {
        int count = 0;
        for (boolean success : outcomes) {
            count += success ? 1 : 0;
        }
        return count;
    }

    @Override
    public double rateA() {
        return (double) successesA / trialsA;
    }

    @Override
    public double rateB() {
        return (double) successesB / trialsB;
    }

    @Override
    public Interval interval() {
        WilsonInterval a = WilsonInterval.of(successesA, trialsA);
        WilsonInterval b = WilsonInterval.of(successesB, trialsB);
        double below = Math.hypot(rateB() - b.low(), a.high() - rateA());
        double above = Math.hypot(b.high() - rateB(), rateA() - a.low());
        return new Interval(Math.max(-1, difference() - below), Math.min(1, difference() + above));
    }

    @Override
    public double pValue() {
        double decline = UnpairedScore.pValueBeyond(successesA, trialsA, successesB, trialsB, 0);
        double rise = UnpairedScore.pValueBeyond(successesB, trialsB, successesA, trialsA, 0);
        return Math.min(1, 2 * Math.min(decline, rise));
    }

    @Override
    public double pDeclineBeyond(double margin) {
        return UnpairedScore.pValueBeyond(
                successesA, trialsA, successesB, trialsB, Fraction.underOne("margin", margin));
    }
}
