package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import java.util.Arrays;

/**
 * Operations on vectors whose values meet value by value. In all of them {@code in}, {@code out} and the like number buffers.
 *
 * <p>Products and sums are single roundings, so plain loops have the bits of vectors.
 */
final class GatingOperations {
    private GatingOperations() {}

    /** y = max(0, a) b, {@code in} holding {@code size} rows of a, then as many of b. */
    record Gate(int in, int out, int size) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] y = buffers.value(out);
            int count = size * lanes;
            for (int i = 0; i < count; i++) {
                y[i] = Math.max(x[i], 0f) * x[count + i];
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] gy = buffers.gradient(out);
            float[] gx = buffers.gradient(in);
            int count = size * lanes;
            for (int i = 0; i < count; i++) {
                gx[i] = x[i] <= 0 ? 0f : gy[i] * x[count + i];
                gx[count + i] = gy[i] * Math.max(x[i], 0f);
            }
        }
    }

    /** y = weight tanh(alpha x) + bias, each row with a weight and a bias. */
    static final class Dyt implements Operation {
        private final int in;
        private final int out;
        private final float alpha;
        private final float[] weight;
        private final float[] bias;

        Dyt(int in, int out, float alpha, float[] weight, float[] bias) {
            this.in = in;
            this.out = out;
            this.alpha = alpha;
            this.weight = weight;
            this.bias = bias;
        }

        /** Writes tanh(alpha x) to {@code t}. */
        private void squash(Kernels kernels, float[] x, float[] t, int count) {
            for (int i = 0; i < count; i++) {
                t[i] = alpha * x[i];
            }
            kernels.tanh(t, 0, count);
        }

        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] y = buffers.value(out);
            squash(kernels, buffers.value(in), y, weight.length * lanes);
            for (int k = 0; k < weight.length; k++) {
                for (int i = k * lanes; i < (k + 1) * lanes; i++) {
                    y[i] = Math.fma(weight[k], y[i], bias[k]);
                }
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] gy = buffers.gradient(out);
            float[] gx = buffers.gradient(in);
            squash(kernels, buffers.value(in), gx, weight.length * lanes);
            for (int k = 0; k < weight.length; k++) {
                float slope = weight[k] * alpha;
                for (int i = k * lanes; i < (k + 1) * lanes; i++) {
                    gx[i] = gy[i] * (slope * (1f - gx[i] * gx[i]));
                }
            }
        }
    }

    /** y = x + bias, each row with a bias. */
    static final class Shift implements Operation {
        private final int in;
        private final int out;
        private final float[] bias;

        Shift(int in, int out, float[] bias) {
            this.in = in;
            this.out = out;
            this.bias = bias;
        }

        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] y = buffers.value(out);
            for (int k = 0; k < bias.length; k++) {
                for (int i = k * lanes; i < (k + 1) * lanes; i++) {
                    y[i] = x[i] + bias[k];
                }
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            System.arraycopy(buffers.gradient(out), 0, buffers.gradient(in), 0, bias.length * lanes);
        }
    }

    /** y = shift + (1 + scale) x, all of {@code size} rows. */
    record Modulate(int in, int shift, int scale, int out, int size) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] shifts = buffers.value(shift);
            float[] scales = buffers.value(scale);
            float[] y = buffers.value(out);
            for (int i = 0; i < size * lanes; i++) {
                y[i] = Math.fma(1f + scales[i], x[i], shifts[i]);
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] scales = buffers.value(scale);
            float[] gy = buffers.gradient(out);
            float[] gx = buffers.gradient(in);
            float[] scaleGradient = buffers.gradient(scale);
            System.arraycopy(gy, 0, buffers.gradient(shift), 0, size * lanes);
            for (int i = 0; i < size * lanes; i++) {
                gx[i] = gy[i] * (1f + scales[i]);
                scaleGradient[i] = gy[i] * x[i];
            }
        }
    }

    /** y = x + gate inner, all of {@code size} rows. */
    record GatedSum(int in, int gate, int inner, int out, int size) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] gates = buffers.value(gate);
            float[] within = buffers.value(inner);
            float[] y = buffers.value(out);
            for (int i = 0; i < size * lanes; i++) {
                y[i] = Math.fma(gates[i], within[i], x[i]);
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] gates = buffers.value(gate);
            float[] within = buffers.value(inner);
            float[] gy = buffers.gradient(out);
            float[] gateGradient = buffers.gradient(gate);
            float[] innerGradient = buffers.gradient(inner);
            System.arraycopy(gy, 0, buffers.gradient(in), 0, size * lanes);
            for (int i = 0; i < size * lanes; i++) {
                gateGradient[i] = gy[i] * within[i];
                innerGradient[i] = gy[i] * gates[i];
            }
        }
    }

    /** Ones, as many as there are features to leave as they are. */
    static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1f);
        return ones;
    }
}
