package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** What R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives. */
    @Test
    void adjustsAsByHand() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void neverExceedsOneAndKeepsTies() {
        assertThat(Holm.adjust(0.5, 0.5, 1)).containsExactly(1, 1, 1);
        assertThat(Holm.adjust(0.02, 0.02)).containsExactly(0.04, 0.04);
        assertThat(Holm.adjust()).isEmpty();
        assertThat(Holm.adjust(0.3)).containsExactly(0.3);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> Holm.adjust(0.5, Double.NaN)).hasMessageContaining("p-value (NaN)");
        assertThatThrownBy(() -> Holm.adjust(1.5)).hasMessageContaining("p-value (1.5)");
    }
}
