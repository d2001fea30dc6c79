package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Variance, spectrum and independence of coloured noise, from 4000 draws. */
class ColoredNoiseTest {
    private static final int DRAWS = 4000;

    /** (draw, value): noise of {@code size} components over {@code horizon} actions. */
    private static double[][] draws(int horizon, int size, double beta) {
        PlanNoise noise = ColoredNoise.of(horizon, size, beta);
        double[][] draws = new double[DRAWS][horizon * size];
        for (int n = 0; n < DRAWS; n++) {
            noise.draw(KeyedRandom.of(5, n), draws[n]);
        }
        return draws;
    }

    private static double[] column(double[][] draws, int j) {
        double[] column = new double[DRAWS];
        for (int n = 0; n < DRAWS; n++) {
            column[n] = draws[n][j];
        }
        return column;
    }

    /** The sum of squares of each step is chi-squared; 88 looks, each with a false alarm of 1e-6: 1e-4 in all. */
    @Test
    void varianceIsOneAtEveryStep() {
        ChiSquaredDistribution squares = new ChiSquaredDistribution(DRAWS);
        double least = squares.inverseCumulativeProbability(5e-7);
        double most = squares.inverseCumulativeProbability(1 - 5e-7);
        for (int horizon : new int[] {1, 2, 7, 12}) {
            for (double beta : new double[] {0, 0.5, 2, 4}) {
                double[][] draws = draws(horizon, 1, beta);
                for (int t = 0; t < horizon; t++) {
                    double sum = 0;
                    for (double value : column(draws, t)) {
                        sum += value * value;
                    }
                    assertThat(sum).as("H=%d, beta=%s, t=%d", horizon, beta, t).isBetween(least, most);
                }
            }
        }
    }

    /** |sum over t of e(t) exp(-2 pi i k t / H)|^2. */
    private static double power(double[] noise, int k) {
        double real = 0;
        double imaginary = 0;
        for (int t = 0; t < noise.length; t++) {
            real += noise[t] * Math.cos(2 * Math.PI * k * t / noise.length);
            imaginary += noise[t] * Math.sin(2 * Math.PI * k * t / noise.length);
        }
        return real * real + imaginary * imaginary;
    }

    /** Of 1000 draws; each mean power is off by 3 % once in three times, the slope by 0.012: 0.08 is a false alarm of 3e-11. */
    @Test
    void powerFallsWithFrequencyToTheBeta() {
        for (int horizon : new int[] {32, 33}) {
            for (double beta : new double[] {0.5, 1, 2, 3}) {
                SimpleRegression line = new SimpleRegression();
                double[][] draws = draws(horizon, 1, beta);
                for (int k = 1; 2 * k < horizon; k++) {
                    double sum = 0;
                    for (int n = 0; n < 1000; n++) {
                        sum += power(draws[n], k);
                    }
                    line.addData(StrictMath.log(k), StrictMath.log(sum));
                }
                assertThat(line.getSlope()).isCloseTo(-beta, within(0.08));
            }
        }
    }

    /** A correlation of 4000 pairs is off by 0.016 once in three times: 0.09 is a false alarm of 2e-8. */
    @Test
    void noColourIsWhiteAndComponentsAreIndependent() {
        double[][] white = draws(6, 2, 0);
        for (int j = 1; j < 12; j++) {
            assertThat(correlation(white, 0, j)).isCloseTo(0, within(0.09));
        }
        double[][] red = draws(6, 2, 2);
        assertThat(correlation(red, 0, 1)).isCloseTo(0, within(0.09));
        assertThat(correlation(red, 0, 3)).isCloseTo(0, within(0.09));
        // of cosines of 0, 60, 120 and 180 degrees with powers 1/2, 1, 1/4 and 1/18
        assertThat(correlation(red, 0, 2)).isCloseTo(0.454, within(0.09));
    }

    private static double correlation(double[][] draws, int a, int b) {
        return new PearsonsCorrelation().correlation(column(draws, a), column(draws, b));
    }

    /** Where all frequencies have the same power the waves add up to white noise: the formula's own check. */
    @Test
    void nearlyNoColourIsNearlyWhite() {
        for (int horizon : new int[] {5, 6}) {
            double[][] draws = draws(horizon, 1, 1e-9);
            for (int t = 1; t < horizon; t++) {
                assertThat(correlation(draws, 0, t)).isCloseTo(0, within(0.09));
            }
        }
    }

    @Test
    void sameKeyGivesTheSameNoise() {
        assertThat(draws(10, 3, 1.5)).isDeepEqualTo(draws(10, 3, 1.5));
    }
}
