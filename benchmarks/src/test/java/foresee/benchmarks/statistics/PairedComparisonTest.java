package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    @Test
    void countsCasesOfEachKind() {
        boolean[] a = {true, true, true, false, false, false, true};
        boolean[] b = {true, false, false, true, false, false, false};

        PairedComparison comparison = PairedComparison.of(a, b);

        assertThat(comparison).isEqualTo(new PairedComparison(1, 3, 1, 2));
        assertThat(comparison.rateA()).isEqualTo(4.0 / 7);
        assertThat(comparison.rateB()).isEqualTo(2.0 / 7);
        assertThat(comparison.difference()).isEqualTo(-2.0 / 7);
    }

    /** Fagerland, Lydersen, Laake (2013), table 1: airway hyper-responsiveness before and after stem cell transplantation. */
    @Test
    void exactMcNemarIsThatOfThePublishedExample() {
        PairedComparison published = new PairedComparison(1, 1, 7, 12);
        assertThat(published.pValue()).isCloseTo(0.0703125, within(1e-12)); // 2 (1 + 8) / 2^8
    }

    /** The same data, 1/21 to 7/21: Tango's interval in Fagerland, Lydersen, Laake, Statistics in Medicine 33 (2014). */
    @Test
    void intervalHoldsTheDifferencesWhoseScoreIsSmall() {
        PairedComparison published = new PairedComparison(1, 1, 7, 12);
        Interval interval = published.interval();
        assertThat(PairedScore.of(7, 1, 21, interval.low())).isCloseTo(1.959964, within(1e-6));
        assertThat(PairedScore.of(7, 1, 21, interval.high())).isCloseTo(-1.959964, within(1e-6));
        assertThat(interval.low()).isCloseTo(0.026, within(1e-3));
        assertThat(interval.high()).isCloseTo(0.517, within(1e-3));
    }

    @Test
    void noDifferingCaseIsNoEvidenceAndStillLeavesAWidth() {
        PairedComparison same = new PairedComparison(50, 0, 0, 0);
        double width = 1.959963984540054 * 1.959963984540054 / (50 + 1.959963984540054 * 1.959963984540054);

        assertThat(same.pValue()).isEqualTo(1);
        assertThat(same.pDeclineBeyond(0)).isEqualTo(1);
        assertThat(same.interval().low()).isCloseTo(-width, within(1e-9));
        assertThat(same.interval().high()).isCloseTo(width, within(1e-9));
        assertThat(same.bootstrap(1000, 1)).isEqualTo(new Interval(0, 0));
    }

    @Test
    void bothDirectionsMirrorEachOther() {
        PairedComparison there = new PairedComparison(30, 12, 3, 5);
        PairedComparison back = new PairedComparison(30, 3, 12, 5);

        assertThat(there.pValue()).isEqualTo(back.pValue());
        assertThat(there.difference()).isEqualTo(-back.difference());
        assertThat(there.interval().low()).isCloseTo(-back.interval().high(), within(1e-9));
        assertThat(back.pDeclineBeyond(0)).isEqualTo(1);
    }

    /** Everything lost in 6 cases of 6 differing of 6: at worst each case falls to a with probability 1/2. */
    @Test
    void declineIsTheProbabilityAtTheWorstRates() {
        assertThat(new PairedComparison(0, 6, 0, 0).pDeclineBeyond(0)).isCloseTo(1.0 / 64, within(1e-9));
        assertThat(new PairedComparison(0, 6, 0, 0).pDeclineBeyond(0.2)).isCloseTo(Math.pow(0.6, 6), within(1e-9));
    }

    @Test
    void aWiderMarginIsHarderToExceed() {
        PairedComparison decline = new PairedComparison(150, 35, 5, 10);
        double before = 0;
        for (double margin : new double[] {0, 0.02, 0.05, 0.1, 0.14}) {
            double p = decline.pDeclineBeyond(margin);
            assertThat(p).isGreaterThan(before);
            before = p;
        }
        assertThat(decline.pDeclineBeyond(0.15)).isEqualTo(1);
    }

    /** Deviation of the difference: sqrt((0.15 + 0.05 - 0.1^2) / 200) = 0.0308; ends within two steps of 1/200 and the draws' error. */
    @Test
    void bootstrapSpreadsAsTheFormulaSays() {
        PairedComparison decline = new PairedComparison(100, 30, 10, 60);
        Interval interval = decline.bootstrap(10_000, 7);
        assertThat(interval.low()).isCloseTo(-0.1 - 1.96 * 0.0308, within(0.01));
        assertThat(interval.high()).isCloseTo(-0.1 + 1.96 * 0.0308, within(0.01));
        assertThat(decline.bootstrap(10_000, 7)).isEqualTo(interval);
    }

    @Test
    void refusesWhatIsNoPairing() {
        assertThatThrownBy(() -> PairedComparison.of(new boolean[3], new boolean[4]))
                .hasMessageContaining("outcomes of a (3)")
                .hasMessageContaining("unpaired");
        assertThatThrownBy(() -> PairedComparison.of(new boolean[0], new boolean[0]))
                .hasMessageContaining("one of them positive");
        assertThatThrownBy(() -> new PairedComparison(1, 0, 0, 0).bootstrap(99, 1))
                .hasMessageContaining("resamples (99)");
        assertThatThrownBy(() -> new PairedComparison(1, 0, 0, 0).pDeclineBeyond(1))
                .hasMessageContaining("margin (1.0)");
    }
}
