package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PartOverlapTest {
    private static final int ROWS = 12;

    @Test
    void isTheSumOfSquaredCovariancesBetweenParts() {
        double[] latents = CentralDifferences.normal(ROWS * 5, 3);
        double expected = 0;
        for (int d = 0; d < 2; d++) {
            for (int e = 2; e < 5; e++) {
                expected += 2 * Math.pow(covariance(latents, d, e), 2) / 5;
            }
        }
        assertThat(overlap().evaluate(latents, 1, new double[latents.length], 0))
                .isCloseTo(expected, Offset.offset(1e-12));
    }

    private static double covariance(double[] latents, int d, int e) {
        double sum = 0;
        double sumD = 0;
        double sumE = 0;
        for (int n = 0; n < ROWS; n++) {
            sum += latents[n * 5 + d] * latents[n * 5 + e];
            sumD += latents[n * 5 + d];
            sumE += latents[n * 5 + e];
        }
        return (sum - sumD * sumE / ROWS) / (ROWS - 1);
    }

    @Test
    void hasTheGradientOfCentralDifferences() {
        double[] latents = CentralDifferences.normal(ROWS * 5, 4);
        double[] gradient = new double[latents.length];
        PartOverlap overlap = overlap();
        overlap.evaluate(latents, 1.7, gradient, 0);
        CentralDifferences.check(
                latents, gradient, () -> 1.7 * overlap.evaluate(latents, 0, new double[latents.length], 0));
    }

    @Test
    void whatAPartRepeatsWithinItselfCostsNothing() {
        double[] latents = CentralDifferences.normal(ROWS * 5, 5);
        for (int n = 0; n < ROWS; n++) {
            latents[n * 5] = 0;
            latents[n * 5 + 1] = 1;
            latents[n * 5 + 3] = latents[n * 5 + 2];
        }
        assertThat(overlap().evaluate(latents, 1, new double[latents.length], 0))
                .isCloseTo(0, Offset.offset(1e-20));
    }

    @Test
    void aLatentOfPartsIsHeldToIt() {
        LatentPart part = new LatentPart(32, Regularizer.SIGREG, 1, 0.5, 0, 1);
        LossConfig loss = LossConfig.defaults().withParts(List.of(part, part)).withOverlapWeight(2);
        assertThat(loss.overlapWeight()).isEqualTo(2);
        assertThatThrownBy(() -> loss.withOverlapWeight(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlapWeight (-1.0) must be finite and at least 0");
    }

    private static PartOverlap overlap() {
        return new PartOverlap(ROWS, List.of(2, 3));
    }
}
