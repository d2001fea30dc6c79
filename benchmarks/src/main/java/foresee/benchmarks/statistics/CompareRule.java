package foresee.benchmarks.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rule by which two runs are compared pair by pair, as {@code foresee compare} does.
 *
 * <pre>{@code
 * change      of a pair: its two-sided exact p of "equal rates", Holm-corrected over all pairs, is at most alpha
 * regression  of a pair: it changed for the worse, and its one-sided exact p of "b is at most margin lower",
 *             Holm-corrected over all pairs, is at most alpha
 * }</pre>
 *
 * <p>So, whatever the rates, the numbers of trials and the dependence between pairs:
 * <ul>
 *   <li>if nothing changed, the probability that any pair is called changed, let alone a regression, is at most alpha;
 *   <li>if no rate fell by more than the margin, the probability that any pair is called a regression is at most alpha.
 * </ul>
 *
 * <p>It is said of the two <em>models and planners that were measured</em>, over cases and random searches. Models trained with
 * different seeds are not the same thing.
 *
 * <p><b>Units:</b> fractions. <b>Why</b> so small a margin: the decline must be <em>proven</em> to exceed it, so that much is lost
 * of what a number of trials can find. A fall by 15 points at 200 trials is called a regression so often, of 200 simulated:
 * <pre>{@code
 *                                    margin 0   2 points   5 points
 * 90 to 75 %, the only pair             196        183        172
 * the same on the same cases            197        191        180
 * 97.5 to 82.5 %, the only pair         200        200        197
 * 90 to 75 %, one pair of six           179        173        106
 * 90 to 75 %, all pairs of six            -        200          -
 * 50 to 35 %, the only pair             178        148        125
 * }</pre>
 *
 * @param margin the decline of a rate that is put up with, at least 0 and under 1
 * @param alpha the greatest probability of a false alarm over all pairs, over 0 and under 1
 */
public record CompareRule(double margin, double alpha) {
    public CompareRule {
        Fraction.underOne("margin", margin);
        Fraction.inside("alpha", alpha);
    }

    /** A margin of 2 points, and false alarms in at most 5 % of comparisons. */
    public static CompareRule defaults() {
        return new CompareRule(0.02, 0.05);
    }

    /** The same with another {@link #margin}. */
    public CompareRule withMargin(double value) {
        return new CompareRule(value, alpha);
    }

    /** The same with another {@link #alpha}. */
    public CompareRule withAlpha(double value) {
        return new CompareRule(margin, value);
    }

    /** The verdict on each pair; nothing changed where there are none. */
    public RunComparison apply(List<MatchedPair> pairs) {
        double[] ofChange = corrected(pairs, RateComparison::pValue);
        double[] ofRegression = corrected(pairs, comparison -> comparison.pDeclineBeyond(margin));
        PairVerdict[] verdicts = new PairVerdict[pairs.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = verdict(pairs.get(i), ofChange[i], ofRegression[i]);
        }
        return new RunComparison(this, List.of(verdicts));
    }

    private static double[] corrected(List<MatchedPair> pairs, ToDoubleFunction<RateComparison> pValue) {
        return Holm.adjust(pairs.stream()
                .mapToDouble(pair -> pValue.applyAsDouble(pair.comparison()))
                .toArray());
    }

    private PairVerdict verdict(MatchedPair pair, double pChange, double pRegression) {
        Change change = pChange > alpha
                ? Change.NOT_TOLD_APART
                : pair.comparison().difference() < 0 ? Change.WORSE : Change.BETTER;
        boolean regression = change == Change.WORSE && pRegression <= alpha;
        return new PairVerdict(pair.label(), pair.comparison(), change, regression, pChange, pRegression);
    }
}
