package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnpairedComparisonTest {

    /**
     * Mehta, Senchaudhuri, "Conditional versus unconditional exact tests for comparing two binomials", 2003: 7 of 15 against 12 of
     * 15 infected, one-sided 0.0341 where Fisher's test gives 0.0641.
     */
    @Test
    void exactTestIsThatOfThePublishedExample() {
        UnpairedComparison published = new UnpairedComparison(12, 15, 7, 15);
        assertThat(UnpairedScore.of(12, 15, 7, 15, 0)).isCloseTo(1.894, within(1e-3));
        assertThat(published.pDeclineBeyond(0)).isCloseTo(0.0341, within(5e-5));
        assertThat(published.pValue()).isCloseTo(2 * 0.0341, within(1e-4));
    }

    /** Newcombe (1998), table II, method 10: 56/70 against 48/80, and 10/10 against 0/10. */
    @Test
    void intervalIsThatOfThePublishedExamples() {
        Interval interval = new UnpairedComparison(48, 80, 56, 70).interval();
        assertThat(interval.low()).isCloseTo(0.0524, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.3339, within(1e-4));
        Interval extreme = new UnpairedComparison(0, 10, 10, 10).interval();
        assertThat(extreme.low()).isCloseTo(0.6075, within(1e-4));
        assertThat(extreme.high()).isEqualTo(1);
    }

    /** P(all of 5 and none of 5) is greatest at a rate of 1/2; beyond a margin of 0.2, at 0.4 and 0.6. */
    @Test
    void declineIsTheProbabilityAtTheWorstRate() {
        UnpairedComparison all = new UnpairedComparison(5, 5, 0, 5);
        assertThat(all.pDeclineBeyond(0)).isCloseTo(Math.pow(0.5, 10), within(1e-12));
        assertThat(all.pDeclineBeyond(0.2)).isCloseTo(Math.pow(0.6, 10), within(1e-12));
    }

    @Test
    void bothDirectionsMirrorEachOther() {
        UnpairedComparison there = new UnpairedComparison(45, 50, 30, 40);
        UnpairedComparison back = new UnpairedComparison(30, 40, 45, 50);
        assertThat(there.pValue()).isEqualTo(back.pValue());
        assertThat(there.interval().low()).isCloseTo(-back.interval().high(), within(1e-12));
        assertThat(back.pDeclineBeyond(0)).isEqualTo(1);
    }

    @Test
    void equalRatesAreNoEvidence() {
        assertThat(new UnpairedComparison(50, 50, 70, 70).pValue()).isEqualTo(1);
        assertThat(new UnpairedComparison(0, 50, 0, 70).pDeclineBeyond(0.05)).isEqualTo(1);
    }

    @Test
    void refusesImpossibleCounts() {
        assertThatThrownBy(() -> new UnpairedComparison(1, 0, 0, 1)).hasMessageContaining("successes of a (1)");
        assertThatThrownBy(() -> new UnpairedComparison(1, 1, 3, 2)).hasMessageContaining("successes of b (3)");
        assertThatThrownBy(() -> UnpairedComparison.of(new boolean[1], new boolean[0]))
                .hasMessageContaining("successes of b (0)");
    }
}
