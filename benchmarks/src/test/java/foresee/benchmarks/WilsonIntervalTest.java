package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
    private static final double Z = 1.959963984540054;

    @ParameterizedTest
    @CsvSource({"1,3", "98,100", "186,200", "30,60", "199,200"})
    void boundsFollowTheFormula(int successes, int trials) {
        double p = (double) successes / trials;
        double centre = p + Z * Z / (2.0 * trials);
        double spread = Z * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
        double scale = 1 + Z * Z / trials;

        WilsonInterval interval = WilsonInterval.of(successes, trials);

        assertThat(interval.success()).isEqualTo(p);
        assertThat(interval.low()).isCloseTo((centre - spread) / scale, within(1e-9));
        assertThat(interval.high()).isCloseTo((centre + spread) / scale, within(1e-9));
    }

    @Test
    void sixtyOfSixtyHasTheKnownLowerBound() {
        WilsonInterval interval = WilsonInterval.of(60, 60);
        assertThat(interval.low()).isCloseTo(0.9398, within(1e-4));
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void noneOfTenBeginsAtZeroAndKeepsAWidth() {
        WilsonInterval interval = WilsonInterval.of(0, 10);
        assertThat(interval.success()).isZero();
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(0.2775, within(1e-4));
    }

    @Test
    void refusesImpossibleCounts() {
        assertThatThrownBy(() -> WilsonInterval.of(0, 0)).hasMessageContaining("trials (0)");
        assertThatThrownBy(() -> WilsonInterval.of(5, 4)).hasMessageContaining("successes (5)");
        assertThatThrownBy(() -> WilsonInterval.of(-1, 4)).hasMessageContaining("successes (-1)");
    }

    @Test
    void printsPercent() {
        assertThat(WilsonInterval.of(30, 60)).hasToString("50.0 % (37.7 to 62.3)");
    }
}
