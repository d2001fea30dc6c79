package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NormalQuantileTest {
    private static final NormalDistribution REFERENCE = new NormalDistribution();

    private static void agreesAt(double p) {
        double expected = REFERENCE.inverseCumulativeProbability(p);
        assertThat(NormalQuantile.of(p)).as("p = %s", p).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    /** Not further: Commons Math works from 2 p - 1, which forgets the end of a small p. */
    @Test
    void lowerTailAgreesWithCommonsMath() {
        for (double p = 0.4; p > 1e-6; p *= 0.9) {
            agreesAt(p);
        }
    }

    @Test
    void middleAgreesWithCommonsMath() {
        for (int i = 1; i < 1000; i++) {
            if (i != 500) {
                agreesAt(i / 1000.0);
            }
        }
    }

    /** Up there 1 - p is known to a few bits only; Commons Math sees the same p. */
    @Test
    void upperTailAgreesWithCommonsMath() {
        for (double q = 0.4; q > 1e-16; q *= 0.7) {
            agreesAt(1 - q);
        }
        agreesAt(1 - 0x1p-53);
    }

    /** A relative error of 1e-10 in p is one of 1e-10 / x^2 in x. */
    @Test
    void distributionFunctionTakesItBackDownTo1em300() {
        for (double p = 0.49; p > 1e-300; p *= 0.7) {
            double tail = 0.5 * Erf.erfc(-NormalQuantile.of(p) / Math.sqrt(2));
            assertThat(tail).as("p = %s", p).isCloseTo(p, within(1e-10 * p));
        }
    }

    @Test
    void quantileIsOddAroundOneHalf() {
        assertThat(NormalQuantile.of(0.5)).isZero();
        for (double q = 0.25; q > 0x1p-40; q /= 2) {
            assertThat(NormalQuantile.of(0.5 - q)).isEqualTo(-NormalQuantile.of(0.5 + q));
            assertThat(NormalQuantile.of(q)).isEqualTo(-NormalQuantile.of(1 - q));
        }
    }

    @Test
    void branchesMeetWithoutAJump() {
        for (double p : new double[] {0.075, 0.925, StrictMath.exp(-25)}) {
            double below = NormalQuantile.of(p * (1 - 1e-12));
            double above = NormalQuantile.of(Math.min(p * (1 + 1e-12), 1));
            assertThat(above).isCloseTo(below, within(1e-10)).isGreaterThan(below);
        }
    }
}
