package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void equalBitsAreTheSame() {
        assertThatCode(() -> Agreement.requireSame("x", List.of(1f, Float.NaN), List.of(1f, Float.NaN)))
                .doesNotThrowAnyException();
    }

    @Test
    void oneDifferentBitIsNamed() {
        assertThatThrownBy(() -> Agreement.requireSame("latent", List.of(1f, 0f), List.of(1f, -0f)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("latent: value 1 is 0.0 on vector kernels and -0.0 on scalar kernels.");
    }

    @Test
    void aPeerMayDifferByItsRounding() {
        assertThatCode(() -> Agreement.requireNear("x", List.of(1000f, 0f), List.of(1000.09f, 9e-5f)))
                .doesNotThrowAnyException();
    }

    @Test
    void aPeerThatIsOffIsRefused() {
        assertThatThrownBy(() -> Agreement.requireNear("latent", List.of(0f), List.of(2e-4f)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("latent: value 0 is 0.0, by the peer 2.0E-4");
        assertThatThrownBy(() -> Agreement.requireNear("latent", List.of(0f), List.of(Float.NaN)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Agreement.requireNear("latent", List.of(0f), List.of(0f, 0f)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 values against 2");
    }

    @Test
    void aSmallGradientMustStillPointTheSameWay() {
        List<Double> ours = List.of(1e-6, 0.0);
        assertThatCode(() -> Agreement.requireSameDirection("x", ours, List.of(1e-6, 9e-9), 0.01))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Agreement.requireSameDirection("x", ours, List.of(1e-6, 2e-8), 0.01))
                .isInstanceOf(IllegalStateException.class);
    }
}
