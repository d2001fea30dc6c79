package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.WilsonInterval;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void ratesHaveTenthsWhereTheScaleEnds() {
        assertThat(Numbers.percent(WilsonInterval.of(197, 200))).isEqualTo("98.5 % (96 to 99.5)");
        assertThat(Numbers.percent(WilsonInterval.of(0, 100))).isEqualTo("0 % (0 to 4)");
        assertThat(Numbers.percent(WilsonInterval.of(5, 6))).isEqualTo("83 % (44 to 97)");
        assertThat(Numbers.percent(WilsonInterval.of(50, 100))).isEqualTo("50 % (40 to 60)");
    }

    @Test
    void differencesHaveASign() {
        assertThat(Numbers.points(0.12, 0.03, 0.2)).isEqualTo("+12 (+3 to +20)");
        assertThat(Numbers.points(-0.12, -0.2, 0.004)).isEqualTo("−12 (−20 to +0.4)");
    }

    @Test
    void threeDigitsAreEnough() {
        assertThat(Numbers.three(0.012345)).isEqualTo("0.0123");
        assertThat(Numbers.three(4.5678)).isEqualTo("4.57");
        assertThat(Numbers.three(12345.6)).isEqualTo("12346");
        assertThat(Numbers.three(Double.NaN)).isEqualTo("–");
    }

    @Test
    void programsGetPoints() {
        assertThat(Numbers.plain(1e-7)).isEqualTo("0.0000001");
        assertThat(Numbers.plain(1e7)).isEqualTo("10000000");
        assertThat(Numbers.plain(0)).isEqualTo("0");
        assertThat(Numbers.plain(Double.POSITIVE_INFINITY)).isEmpty();
    }

    @Test
    void probabilitiesStopAtAThousandth() {
        assertThat(Numbers.probability(0.0342)).isEqualTo("0.034");
        assertThat(Numbers.probability(1e-9)).isEqualTo("< 0.001");
    }
}
