package foresee.benchmarks.statistics;

import foresee.model.KeyedRandom;
import java.util.function.IntUnaryOperator;

/**
 * The budget at which a share of the cases is solved, found on a ladder of ascending budgets.
 *
 * <pre>{@code
 * i = the first rung whose rate r(i) reaches the share
 * log budget = log b(i-1) + (share - r(i-1)) / (r(i) - r(i-1)) (log b(i) - log b(i-1))
 * }</pre>
 *
 * <p><b>Units:</b> evaluations of one plan. The interval is a percentile bootstrap at 95 % over the cases, each drawn with its
 * outcomes on all rungs; a draw over the ladder counts as infinite. <b>Why</b> the first rung: more search can do harm,
 * and then the least budget is asked for all the same; with many narrow rungs a lucky one makes it a little too small.
 *
 * <p>Where no rung reaches the share it is a bound from below, but {@link Bound#NEVER} where more search does harm: the highest rate
 * (the first of equals) lies before the last rung, and the last rung's is below it by McNemar's exact test on the same cases, with
 * p (rungs - 1) at most 0.05. The factor is Bonferroni's, as the highest was picked from so many: a level row stays a bound.
 *
 * @param share of the cases that is to be solved
 * @param evaluations the budget; the last rung if {@link Bound#AT_LEAST} or {@link Bound#NEVER}, the first if {@link Bound#AT_MOST}
 * @param bound whether it is that number, or only more or less
 * @param interval its interval; an end is infinite where it lies over the ladder
 * @param overShare share of the bootstrap's draws that were over the ladder
 * @param best the rung with the highest rate, the first of equals
 * @param last the last rung
 */
public record BudgetNeeded(
        double share, double evaluations, Bound bound, Interval interval, double overShare, Rung best, Rung last) {
    private static final double LEVEL = 0.05;

    /**
     * A rung.
     *
     * @param evaluations of one plan
     * @param rate share of the cases that is solved
     */
    public record Rung(int evaluations, double rate) {}

    /**
     * Of outcomes.
     *
     * @param budgets the rungs, ascending and positive
     * @param outcomes (rungs, cases), whether the case was solved; the same cases on every rung
     * @param share over 0 and at most 1
     * @param resamples how often the bootstrap draws, at least 100
     * @param seed of the draws
     * @throws IllegalArgumentException if an argument is not as said
     */
    public static BudgetNeeded of(int[] budgets, boolean[][] outcomes, double share, int resamples, long seed) {
        check(budgets, outcomes, share);
        double[] rates = rates(outcomes, i -> i);
        double found = crossing(budgets, rates, share);
        int best = best(rates);
        int last = rates.length - 1;
        double[] draws = new double[Resamples.checked(resamples)];
        int over = 0;
        for (int i = 0; i < resamples; i++) {
            draws[i] = crossing(budgets, rates(outcomes, any(outcomes[0].length, KeyedRandom.of(seed, i))), share);
            over += draws[i] == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        double evaluations = Math.min(found, budgets[last]);
        return new BudgetNeeded(
                share,
                evaluations,
                found == Double.POSITIVE_INFINITY ? over(outcomes, best) : bound(budgets, found),
                Interval.middleOf(draws),
                (double) over / resamples,
                new Rung(budgets[best], rates[best]),
                new Rung(budgets[last], rates[last]));
    }

    private static void check(int[] budgets, boolean[][] outcomes, double share) {
        if (budgets.length == 0 || budgets[0] < 1 || outcomes.length != budgets.length || outcomes[0].length == 0) {
            throw new IllegalArgumentException("budgets (" + budgets.length
                    + ") must be at least one, positive, and as many as rows of outcomes (" + outcomes.length
                    + "), which must not be empty.");
        }
        for (int i = 1; i < budgets.length; i++) {
            if (budgets[i] <= budgets[i - 1] || outcomes[i].length != outcomes[0].length) {
                throw new IllegalArgumentException("budget " + i + " (" + budgets[i] + ") must be over the one before ("
                        + budgets[i - 1] + "), and its cases (" + outcomes[i].length + ") as many as the first one's ("
                        + outcomes[0].length + ").");
            }
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share (" + share + ") must be over 0 and at most 1.");
        }
    }

    private static IntUnaryOperator any(int cases, KeyedRandom random) {
        return i -> random.nextInt(cases);
    }

    /** Rates of success of the rungs, of as many cases as there are, chosen one by one. */
    private static double[] rates(boolean[][] outcomes, IntUnaryOperator chosen) {
        int cases = outcomes[0].length;
        int[] successes = new int[outcomes.length];
        for (int i = 0; i < cases; i++) {
            int drawn = chosen.applyAsInt(i);
            for (int rung = 0; rung < successes.length; rung++) {
                successes[rung] += outcomes[rung][drawn] ? 1 : 0;
            }
        }
        double[] rates = new double[successes.length];
        for (int rung = 0; rung < rates.length; rung++) {
            rates[rung] = (double) successes[rung] / cases;
        }
        return rates;
    }

    private static double crossing(int[] budgets, double[] rates, double share) {
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] >= share) {
                return i == 0 ? budgets[0] : between(budgets, rates, i, share);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double between(int[] budgets, double[] rates, int i, double share) {
        double part = (share - rates[i - 1]) / (rates[i] - rates[i - 1]);
        return budgets[i - 1] * StrictMath.pow((double) budgets[i] / budgets[i - 1], part);
    }

    private static Bound bound(int[] budgets, double found) {
        return found == budgets[0] ? Bound.AT_MOST : Bound.EXACT;
    }

    private static int best(double[] rates) {
        int best = 0;
        for (int i = 1; i < rates.length; i++) {
            best = rates[i] > rates[best] ? i : best;
        }
        return best;
    }

    /** Over the ladder: for want of search, or because more of it does harm. */
    private static Bound over(boolean[][] outcomes, int best) {
        int last = outcomes.length - 1;
        boolean isHarm = best < last
                && last * PairedComparison.of(outcomes[best], outcomes[last]).pValue() <= LEVEL;
        return isHarm ? Bound.NEVER : Bound.AT_LEAST;
    }
}
