package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import foresee.runtime.kernels.ExpPolynomial;
import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.Scratch;
import foresee.runtime.kernels.TanhRational;
import foresee.runtime.kernels.VectorKernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scalar and vector kernels against double precision, and against each other to the bit. */
class KernelsTest {
    private static final int[] LANES = {1, 16, 32, 48, 64, 80};
    private final Kernels scalar = new ScalarKernels();
    private final Kernels vector = new VectorKernels();

    static Stream<Kernels> both() {
        return Stream.of(new ScalarKernels(), new VectorKernels());
    }

    @ParameterizedTest
    @CsvSource({
        "1,1", "3,5", "7,16", "17,33", "64,8", "129,100", "5,9", "9,12", "6,20", "11,23", "13,44", "31,61", "200,28",
        "430,9"
    })
    void denseIsTheSum(int inputs, int outputs) {
        KeyedRandom random = KeyedRandom.of(inputs, outputs);
        float[] weight = Samples.floats(inputs * outputs, random);
        float[] bias = Samples.floats(outputs, random);
        PackedWeights packed = PackedWeights.of(outputs, inputs, weight, bias);
        PackedWeights transposed = PackedWeights.transposed(inputs, outputs, weight);
        for (int lanes : LANES) {
            float[] x = Samples.floats(inputs * lanes, random);
            float[] a = dense(scalar, packed, x, lanes);
            float[] b = dense(vector, packed, x, lanes);
            float[] c = dense(vector, transposed, x, lanes);
            float[] d = dense(scalar, transposed, x, lanes);
            assertThat(b).isEqualTo(a);
            assertThat(d).isEqualTo(c);
            for (int j = 0; j < outputs; j++) {
                for (int n = 0; n < lanes; n++) {
                    double sum = 0;
                    double turned = 0;
                    for (int k = 0; k < inputs; k++) {
                        sum += (double) weight[j * inputs + k] * x[k * lanes + n];
                        turned += (double) weight[k * outputs + j] * x[k * lanes + n];
                    }
                    assertThat((double) a[j * lanes + n]).isCloseTo(bias[j] + sum, within(1e-5 * inputs));
                    assertThat((double) c[j * lanes + n]).isCloseTo(turned, within(1e-5 * inputs));
                }
            }
        }
    }

    private static float[] dense(Kernels kernels, PackedWeights weights, float[] x, int lanes) {
        return dense(kernels, weights, x, Kernels.NO_FLOOR, lanes);
    }

    private static float[] dense(Kernels kernels, PackedWeights weights, float[] x, float floor, int lanes) {
        float[] y = new float[weights.paddedOutputs() * lanes];
        kernels.dense(weights, x, floor, y, lanes, new Scratch(weights.outputs(), lanes));
        return Arrays.copyOf(y, weights.outputs() * lanes);
    }

    @ParameterizedTest
    @MethodSource("both")
    void floorOfDenseIsReluOnTop(Kernels kernels) {
        KeyedRandom random = KeyedRandom.of(8);
        float[] weight = Samples.floats(21 * 44, random);
        PackedWeights packed = PackedWeights.of(44, 21, weight, Samples.floats(44, random));
        for (int lanes : LANES) {
            float[] x = Samples.floats(21 * lanes, random);
            x[lanes - 1] = Float.NaN;
            float[] expected = Arrays.copyOf(dense(kernels, packed, x, lanes), Kernels.padded(44 * lanes));
            kernels.relu(expected, expected, expected.length);
            assertThat(dense(kernels, packed, x, 0f, lanes)).isEqualTo(Arrays.copyOf(expected, 44 * lanes));
        }
    }

    /** The sum in a lane is its own: what stands in other lanes, and how many there are, changes no bit of it. */
    @ParameterizedTest
    @MethodSource("both")
    void laneAloneHasTheBitsOfTheSameLaneAmongMany(Kernels kernels) {
        KeyedRandom random = KeyedRandom.of(9);
        PackedWeights packed = PackedWeights.of(29, 37, Samples.floats(29 * 37, random), Samples.floats(29, random));
        float[] x = Samples.floats(37 * 80, random);
        float[] many = dense(kernels, packed, x, 80);
        for (int n = 0; n < 80; n++) {
            float[] one = dense(kernels, packed, floats(x, 37, 80, n), 1);
            assertThat(one).isEqualTo(floats(many, 29, 80, n));
        }
    }

    private static float[] floats(float[] x, int size, int lanes, int n) {
        float[] column = new float[size];
        for (int k = 0; k < size; k++) {
            column[k] = x[k * lanes + n];
        }
        return column;
    }

    /** NaN and infinities stay in their lanes; numbers too small to be normal come out as they do in plain loops. */
    @Test
    void specialNumbersGoThroughDenseInTheirOwnLanes() {
        KeyedRandom random = KeyedRandom.of(10);
        PackedWeights packed = PackedWeights.of(24, 8, Samples.floats(24 * 8, random), new float[24]);
        float[] x = Samples.floats(8 * 48, random);
        float[] before = dense(vector, packed, x, 48);
        x[5] = Float.NaN;
        x[6] = Float.POSITIVE_INFINITY;
        for (int k = 0; k < 8; k++) {
            x[k * 48 + 7] = (k + 1) * Float.MIN_VALUE;
        }
        float[] after = dense(vector, packed, x, 48);
        assertThat(after).isEqualTo(dense(scalar, packed, x, 48));
        for (int j = 0; j < 24; j++) {
            assertThat(after[j * 48 + 5]).isNaN();
            assertThat(Float.isFinite(after[j * 48 + 6])).isFalse();
            assertThat(Math.abs(after[j * 48 + 7])).isLessThan(Float.MIN_NORMAL);
            for (int n = 8; n < 48; n++) {
                assertThat(after[j * 48 + n]).isEqualTo(before[j * 48 + n]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,3,4", "5,9,7", "15,20,15", "16,16,3", "33,40,5"})
    void rowsAreCopiedSideBySide(int width, int stride, int rows) {
        float[] from = Samples.floats(3 + rows * stride + width + Kernels.LANES, KeyedRandom.of(11));
        for (Kernels kernels : List.of(scalar, vector)) {
            float[] to = new float[2 + width * rows + Kernels.LANES];
            kernels.copyRows(from, 3, stride, to, 2, width, rows);
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < width; i++) {
                    assertThat(to[2 + r * width + i]).isEqualTo(from[3 + r * stride + i]);
                }
            }
        }
    }

    /** One rounding a step, from the bias on, in the order of the inputs: this is what makes bits portable. */
    @ParameterizedTest
    @MethodSource("both")
    void denseAddsInIndexOrderFromTheBias(Kernels kernels) {
        KeyedRandom random = KeyedRandom.of(1);
        float[] weight = Samples.floats(16 * 37, random);
        float[] bias = Samples.floats(16, random);
        float[] x = Samples.floats(37 * 16, random);
        float[] y = dense(kernels, PackedWeights.of(16, 37, weight, bias), x, 16);
        for (int j = 0; j < 16; j++) {
            for (int n = 0; n < 16; n++) {
                float sum = bias[j];
                for (int k = 0; k < 37; k++) {
                    sum = Math.fma(weight[j * 37 + k], x[k * 16 + n], sum);
                }
                assertThat(y[j * 16 + n]).isEqualTo(sum);
            }
        }
    }

    @Test
    void elementwiseKernelsAgreeToTheBitOnEveryKindOfNumber() {
        float[] x = everyKind();
        float[] g = Samples.floats(x.length, KeyedRandom.of(2));
        for (Elementwise kernel : ELEMENTWISE) {
            float[] a = new float[x.length];
            float[] b = new float[x.length];
            kernel.apply(scalar, x, g, a);
            kernel.apply(vector, x, g, b);
            for (int i = 0; i < x.length; i++) {
                assertThat(Float.floatToIntBits(b[i])).as("x = %s", x[i]).isEqualTo(Float.floatToIntBits(a[i]));
            }
        }
    }

    private interface Elementwise {
        void apply(Kernels kernels, float[] x, float[] g, float[] out);
    }

    private static final Elementwise[] ELEMENTWISE = {
        (k, x, g, out) -> k.relu(x, out, x.length),
        (k, x, g, out) -> k.reluGradient(x, g, out, x.length),
        (k, x, g, out) -> k.silu(x, out, x.length),
        (k, x, g, out) -> k.siluGradient(x, g, out, x.length),
        (k, x, g, out) -> k.add(x, g, out, x.length),
        (k, x, g, out) -> {
            System.arraycopy(x, 0, out, 0, x.length);
            k.exp(out, 3, x.length - 8);
        },
        (k, x, g, out) -> {
            System.arraycopy(x, 0, out, 0, x.length);
            k.tanh(out, 3, x.length - 8);
        },
    };

    private static float[] everyKind() {
        float[] x = new float[4096];
        KeyedRandom random = KeyedRandom.of(3);
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) (40 * random.nextGaussian());
        }
        float[] special = {
            0f,
            -0f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            87f,
            -87f,
            88f,
            -88f,
            1e-40f,
            -1e-40f,
            1f
        };
        System.arraycopy(special, 0, x, 0, special.length);
        return x;
    }

    @ParameterizedTest
    @MethodSource("both")
    void notANumberPassesThrough(Kernels kernels) {
        float[] x = new float[16];
        x[3] = Float.NaN;
        x[4] = Float.POSITIVE_INFINITY;
        float[] y = new float[16];
        kernels.relu(x, y, 16);
        assertThat(y[3]).isNaN();
        assertThat(y[4]).isInfinite();
        kernels.silu(x, y, 16);
        assertThat(y[3]).isNaN();
        assertThat(y[4]).isInfinite();
        kernels.reluGradient(x, x, y, 16);
        assertThat(y[3]).isNaN();
        kernels.siluGradient(x, x, y, 16);
        assertThat(y[3]).isNaN();
    }

    @ParameterizedTest
    @MethodSource("both")
    void activationsAreTheirFormulas(Kernels kernels) {
        float[] x = Samples.floats(256, KeyedRandom.of(4));
        float[] g = Samples.floats(256, KeyedRandom.of(5));
        float[] relu = new float[256];
        float[] silu = new float[256];
        float[] slope = new float[256];
        kernels.relu(x, relu, 256);
        kernels.silu(x, silu, 256);
        kernels.siluGradient(x, g, slope, 256);
        for (int i = 0; i < 256; i++) {
            double s = 1 / (1 + StrictMath.exp(-x[i]));
            assertThat(relu[i]).isEqualTo(Math.max(0, x[i]));
            assertThat((double) silu[i]).isCloseTo(x[i] * s, within(1e-6));
            assertThat((double) slope[i]).isCloseTo(g[i] * (s + x[i] * s * (1 - s)), within(1e-6));
        }
    }

    /** Term i in partial sum i mod 16, then halves to halves; the row begins anywhere and has any length. */
    @ParameterizedTest
    @CsvSource({"0", "1", "15", "16", "17", "63", "100", "256"})
    void dotAddsSixteenSumsInAFixedOrder(int count) {
        KeyedRandom random = KeyedRandom.of(12, count);
        float[] a = Samples.floats(count + 3, random);
        float[] b = Samples.floats(count + 5, random);
        float[] sums = new float[16];
        for (int i = 0; i < count; i++) {
            sums[i % 16] = Math.fma(a[3 + i], b[5 + i], sums[i % 16]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                sums[j] += sums[j + half];
            }
        }
        Scratch scratch = new Scratch(1, 1);
        for (Kernels kernels : List.of(scalar, vector)) {
            assertThat(kernels.dot(a, 3, b, 5, count, scratch)).isEqualTo(sums[0]);
        }
    }

    @Test
    void hyperbolicTangentIsNearAndNeverBeyondOne() {
        for (float x = -12f; x < 12f; x += 0.0013f) {
            float t = TanhRational.tanh(x);
            assertThat((double) t).isCloseTo(StrictMath.tanh(x), within(4e-7));
            assertThat(Math.abs(t)).isLessThanOrEqualTo(1f);
            assertThat(TanhRational.tanh(-x)).isEqualTo(-t);
        }
        assertThat(TanhRational.tanh(1e-6f)).isCloseTo(1e-6f, within(1e-12f));
        assertThat(TanhRational.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1f, within(4e-7f));
        assertThat(TanhRational.tanh(Float.NaN)).isNaN();
    }

    @Test
    void exponentialIsWithinTwoUnitsOfTheLastPlace() {
        for (float x = -86.9f; x < 86.9f; x += 0.0137f) {
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(ExpPolynomial.exp(x) - exact) / exact).isLessThan(2.4e-7);
        }
        assertThat(ExpPolynomial.exp(0)).isEqualTo(1f);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "19", "100"})
    void layerNormIsItsFormulaAndItsGradientTheSlope(int size) {
        KeyedRandom random = KeyedRandom.of(6, size);
        float[] gain = Samples.floats(size, random);
        float[] bias = Samples.floats(size, random);
        for (int lanes : LANES) {
            float[] x = Samples.floats(size * lanes, random);
            float[] gy = Samples.floats(size * lanes, random);
            float[] y = new float[size * lanes];
            float[] gx = new float[size * lanes];
            Scratch scratch = new Scratch(size, lanes);
            vector.layerNorm(x, gain, bias, size, 1e-5f, Kernels.NO_FLOOR, y, lanes, scratch);
            vector.layerNormGradient(x, gain, size, 1e-5f, gy, gx, lanes, scratch);
            float[] other = new float[size * lanes];
            scalar.layerNorm(x, gain, bias, size, 1e-5f, Kernels.NO_FLOOR, other, lanes, scratch);
            assertThat(other).isEqualTo(y);
            scalar.layerNormGradient(x, gain, size, 1e-5f, gy, other, lanes, scratch);
            assertThat(other).isEqualTo(gx);
            requireFormula(x, gain, bias, y, size, lanes);
            requireFloor(x, gain, bias, y, size, lanes);
            requireSlope(x, gain, gy, gx, size, lanes);
        }
    }

    private void requireFloor(float[] x, float[] gain, float[] bias, float[] y, int size, int lanes) {
        for (Kernels kernels : List.of(scalar, vector)) {
            float[] floored = new float[size * lanes];
            kernels.layerNorm(x, gain, bias, size, 1e-5f, 0f, floored, lanes, new Scratch(size, lanes));
            for (int i = 0; i < floored.length; i++) {
                assertThat(floored[i]).isEqualTo(Math.max(y[i], 0f));
            }
        }
    }

    private static void requireFormula(float[] x, float[] gain, float[] bias, float[] y, int size, int lanes) {
        for (int n = 0; n < lanes; n++) {
            double[] u = normalized(column(x, size, lanes, n));
            for (int k = 0; k < size; k++) {
                assertThat((double) y[k * lanes + n]).isCloseTo(u[k] * gain[k] + bias[k], within(2e-5));
            }
        }
    }

    private static void requireSlope(float[] x, float[] gain, float[] gy, float[] gx, int size, int lanes) {
        int n = lanes - 1;
        double[] column = column(x, size, lanes, n);
        for (int k = 0; k < size; k++) {
            double kept = column[k];
            column[k] = kept + 1e-6;
            double[] up = normalized(column);
            column[k] = kept - 1e-6;
            double[] down = normalized(column);
            column[k] = kept;
            double slope = 0;
            for (int j = 0; j < size; j++) {
                slope += gy[j * lanes + n] * gain[j] * (up[j] - down[j]) / 2e-6;
            }
            assertThat((double) gx[k * lanes + n]).isCloseTo(slope, within(1e-3 * Math.max(1, Math.abs(slope))));
        }
    }

    private static double[] column(float[] x, int size, int lanes, int n) {
        double[] column = new double[size];
        for (int k = 0; k < size; k++) {
            column[k] = x[k * lanes + n];
        }
        return column;
    }

    private static double[] normalized(double[] x) {
        double mean = 0;
        double variance = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        double[] u = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            u[k] = (x[k] - mean) / Math.sqrt(variance + 1e-5f);
        }
        return u;
    }
}
