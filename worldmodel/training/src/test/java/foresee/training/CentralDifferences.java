package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.KeyedRandom;
import java.util.function.DoubleSupplier;

/** Compares an analytic gradient with central differences: (J(x + h) - J(x - h)) / 2h. */
final class CentralDifferences {
    private static final double STEP = 1e-6;

    private CentralDifferences() {}

    /** Checks at most {@code most} values of {@code x}, drawn at random; {@code analytic} is dJ/dx. */
    static void check(NativeArray x, double[] analytic, DoubleSupplier value, int most) {
        KeyedRandom random = new KeyedRandom(7);
        for (int n = 0; n < Math.min(most, x.size()); n++) {
            int i = x.size() <= most ? n : random.nextInt(x.size());
            double before = x.get(i);
            x.set(i, before + STEP);
            double above = value.getAsDouble();
            x.set(i, before - STEP);
            double below = value.getAsDouble();
            x.set(i, before);
            assertClose(i, analytic[i], (above - below) / (2 * STEP));
        }
    }

    /** Checks every value of {@code x}. */
    static void check(double[] x, double[] analytic, DoubleSupplier value) {
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = before + STEP;
            double above = value.getAsDouble();
            x[i] = before - STEP;
            double below = value.getAsDouble();
            x[i] = before;
            assertClose(i, analytic[i], (above - below) / (2 * STEP));
        }
    }

    private static void assertClose(int i, double analytic, double difference) {
        double bound = 1e-6 * Math.max(1, Math.abs(difference));
        assertThat(analytic).as("gradient at %d", i).isCloseTo(difference, org.assertj.core.data.Offset.offset(bound));
    }

    /** Standard normal values. */
    static double[] normal(int size, long key) {
        KeyedRandom random = new KeyedRandom(key);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
