package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareRuleTest {
    private static final double[] RATES = {0.5, 0.9, 0.975, 1, 0};
    private static final int[] TRIALS = {50, 100, 200};
    private static final int RUNS = 200;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02})
    void falseAlarmsOfTheSameThingAreAtMostAlpha(double margin) {
        CompareRule rule = CompareRule.defaults().withMargin(margin);
        int changed = 0;
        int regressions = 0;
        for (int run = 0; run < RUNS; run++) {
            RunComparison comparison = rule.apply(sameThingTwice(run));
            changed +=
                    comparison.count(Change.NOT_TOLD_APART) < comparison.pairs().size() ? 1 : 0;
            regressions += comparison.regression() ? 1 : 0;
        }
        // If the rate is 5 % or less, more than 19 of 200 are seen with a probability of 0.3 %.
        assertThat(changed).isLessThanOrEqualTo(mostByChance(rule.alpha()));
        assertThat(regressions).isLessThanOrEqualTo(mostByChance(rule.alpha()));
    }

    private static int mostByChance(double rate) {
        return new BinomialDistribution(null, RUNS, rate).inverseCumulativeProbability(0.997);
    }

    /** Every rate at every number of trials, in turn of the same cases with another search and of other cases. */
    private static List<MatchedPair> sameThingTwice(int run) {
        List<MatchedPair> pairs = new ArrayList<>();
        for (double rate : RATES) {
            for (int trials : TRIALS) {
                KeyedRandom random = KeyedRandom.of(11, run, pairs.size());
                boolean sameCases = (run + pairs.size()) % 2 == 0;
                pairs.add(new MatchedPair("pair", measured(random, trials, sameCases, rate, rate)));
            }
        }
        return pairs;
    }

    /** Cases differ: half of them lie above the rate and half below, as far as 0 and 1 leave room. */
    private static RateComparison paired(KeyedRandom random, int trials, double rateA, double rateB) {
        boolean[] a = new boolean[trials];
        boolean[] b = new boolean[trials];
        for (int i = 0; i < trials; i++) {
            double lean = i % 2 == 0 ? 0.8 : -0.8;
            a[i] = random.nextDouble() < rateA + lean * Math.min(rateA, 1 - rateA);
            b[i] = random.nextDouble() < rateB + lean * Math.min(rateB, 1 - rateB);
        }
        return PairedComparison.of(a, b);
    }

    private static RateComparison unpaired(KeyedRandom random, int trials, double rateA, double rateB) {
        boolean[] a = new boolean[trials];
        boolean[] b = new boolean[trials];
        for (int i = 0; i < trials; i++) {
            a[i] = random.nextDouble() < rateA;
            b[i] = random.nextDouble() < rateB;
        }
        return UnpairedComparison.of(a, b);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 1})
    void findsADropOfFifteenPointsOfAllPairsNearlyAlways(double rate) {
        int found = 0;
        for (int run = 0; run < 100; run++) {
            KeyedRandom random = KeyedRandom.of(12, run);
            List<MatchedPair> pairs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                pairs.add(new MatchedPair("pair", measured(random, 200, i % 2 == 0, rate, rate - 0.15)));
            }
            found += CompareRule.defaults().apply(pairs).regression() ? 1 : 0;
        }
        // Found in 99.9 of 100, fewer than 98 of 100 are seen with a probability of 0.02 %.
        assertThat(found).isGreaterThanOrEqualTo(98);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheDropOfOneOfSixPairsNearlyAlways(boolean sameCases) {
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            KeyedRandom random = KeyedRandom.of(13, run);
            List<MatchedPair> pairs = new ArrayList<>();
            pairs.add(new MatchedPair("drop", measured(random, 200, sameCases, 0.975, 0.825)));
            for (int i = 0; i < 5; i++) {
                pairs.add(new MatchedPair("the same", new PairedComparison(190, 2, 3, 5)));
            }
            found += CompareRule.defaults().apply(pairs).regression() ? 1 : 0;
        }
        // Found in 99 of 100, fewer than 193 of 200 are seen with a probability of 0.1 %.
        assertThat(found).isGreaterThanOrEqualTo(193);
    }

    private static RateComparison measured(
            KeyedRandom random, int trials, boolean sameCases, double rateA, double rateB) {
        return sameCases ? paired(random, trials, rateA, rateB) : unpaired(random, trials, rateA, rateB);
    }

    @Test
    void saysWhatBecameOfEachPair() {
        RunComparison comparison = CompareRule.defaults()
                .apply(List.of(
                        new MatchedPair("fell", new PairedComparison(100, 70, 10, 20)),
                        new MatchedPair("rose", new UnpairedComparison(100, 200, 150, 200)),
                        new MatchedPair("stayed", new PairedComparison(180, 5, 4, 11)),
                        new MatchedPair("fell a little", new PairedComparison(1900, 60, 15, 25))));

        assertThat(comparison.pairs())
                .extracting(PairVerdict::change)
                .containsExactly(Change.WORSE, Change.BETTER, Change.NOT_TOLD_APART, Change.WORSE);
        assertThat(comparison.pairs()).extracting(PairVerdict::regression).containsExactly(true, false, false, false);
        assertThat(comparison.regression()).isTrue();
        assertThat(comparison.regressions()).extracting(PairVerdict::label).containsExactly("fell");
        assertThat(comparison.describe())
                .startsWith("4 pairs: 2 worse, of which 1 by more than 2.0 points; 1 better; 1 not");
        assertThat(comparison.pairs().get(1).describe())
                .startsWith("rose: 50.0 % to 75.0 %, +25.0 points (+15.6 to +33.8), better (p = ");
        assertThat(comparison.pairs().get(0).describe()).contains("worse, a regression (p = ");
    }

    @Test
    void nothingToCompareIsNoRegression() {
        assertThat(CompareRule.defaults().apply(List.of()).regression()).isFalse();
    }

    @Test
    void refusesWhatIsNoFraction() {
        assertThatThrownBy(() -> new CompareRule(-0.1, 0.05)).hasMessageContaining("margin (-0.1)");
        assertThatThrownBy(() -> new CompareRule(0, 0)).hasMessageContaining("alpha (0.0)");
    }
}
