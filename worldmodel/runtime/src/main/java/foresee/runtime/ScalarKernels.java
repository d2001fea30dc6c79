package foresee.runtime;

import foresee.runtime.vector.ExpPolynomial;
import foresee.runtime.vector.Kernels;
import foresee.runtime.vector.PackedWeights;

/**
 * The kernels without the Vector API: the same operations in the same order, so the same bits.
 *
 * <p>Loops are shaped for the just-in-time compiler: a dense layer adds four scaled rows of weights at a time to one row of
 * outputs, each row an array of its own; that is what it turns into vector instructions.
 */
final class ScalarKernels implements Kernels {

    /** @throws IllegalStateException if this JVM has no fused multiply-add in hardware */
    ScalarKernels() {
        FusedMultiplyAdd.require();
    }

    @Override
    public void dense(PackedWeights weights, float[] x, float[] y, int lanes, float[] spare) {
        int outputs = weights.paddedOutputs();
        for (int n = 0; n < lanes; n++) {
            System.arraycopy(weights.bias(), 0, spare, 0, outputs);
            addInputs(weights, x, n, lanes, spare, outputs);
            for (int j = 0; j < outputs; j++) {
                y[j * lanes + n] = spare[j];
            }
        }
    }

    private static void addInputs(PackedWeights weights, float[] x, int n, int lanes, float[] sums, int outputs) {
        int inputs = weights.inputs();
        int k = 0;
        for (; k + 4 <= inputs; k += 4) {
            addFour(weights, k, x, k * lanes + n, lanes, sums, outputs);
        }
        for (; k < inputs; k++) {
            addOne(weights.ofInput(k), x[k * lanes + n], sums, outputs);
        }
    }

    private static void addFour(PackedWeights weights, int k, float[] x, int at, int lanes, float[] sums, int outputs) {
        addFour(
                weights.ofInput(k),
                weights.ofInput(k + 1),
                weights.ofInput(k + 2),
                weights.ofInput(k + 3),
                x[at],
                x[at + lanes],
                x[at + 2 * lanes],
                x[at + 3 * lanes],
                sums,
                outputs);
    }

    private static void addFour(
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float xa,
            float xb,
            float xc,
            float xd,
            float[] sums,
            int outputs) {
        for (int j = 0; j < outputs; j++) {
            sums[j] = Math.fma(d[j], xd, Math.fma(c[j], xc, Math.fma(b[j], xb, Math.fma(a[j], xa, sums[j]))));
        }
    }

    private static void addOne(float[] a, float xa, float[] sums, int outputs) {
        for (int j = 0; j < outputs; j++) {
            sums[j] = Math.fma(a[j], xa, sums[j]);
        }
    }

    @Override
    public void relu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    @Override
    public void reluGradient(float[] y, float[] gy, float[] gx, int count) {
        for (int i = 0; i < count; i++) {
            gx[i] = y[i] <= 0 ? 0f : gy[i];
        }
    }

    @Override
    public void silu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = x[i] / (ExpPolynomial.exp(-x[i]) + 1f);
        }
    }

    @Override
    public void siluGradient(float[] x, float[] gy, float[] gx, int count) {
        for (int i = 0; i < count; i++) {
            float s = 1f / (ExpPolynomial.exp(-x[i]) + 1f);
            gx[i] = gy[i] * (s * Math.fma(x[i], 1f - s, 1f));
        }
    }

    @Override
    public void layerNorm(float[] x, float[] gain, float[] bias, int size, float epsilon, float[] y, int lanes) {
        for (int n = 0; n < lanes; n++) {
            float mean = mean(x, size, n, lanes);
            float scale = inverseDeviation(x, mean, size, epsilon, n, lanes);
            for (int k = 0; k < size; k++) {
                float u = (x[k * lanes + n] - mean) * scale;
                y[k * lanes + n] = Math.fma(u, gain[k], bias[k]);
            }
        }
    }

    @Override
    public void layerNormGradient(float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx, int lanes) {
        for (int n = 0; n < lanes; n++) {
            float mean = mean(x, size, n, lanes);
            float scale = inverseDeviation(x, mean, size, epsilon, n, lanes);
            float sum = 0;
            float product = 0;
            for (int k = 0; k < size; k++) {
                float h = gy[k * lanes + n] * gain[k];
                sum += h;
                product = Math.fma(h, (x[k * lanes + n] - mean) * scale, product);
            }
            float meanSum = sum / size;
            float meanProduct = product / size;
            for (int k = 0; k < size; k++) {
                float u = (x[k * lanes + n] - mean) * scale;
                float h = gy[k * lanes + n] * gain[k];
                gx[k * lanes + n] = (h - meanSum - u * meanProduct) * scale;
            }
        }
    }

    private static float mean(float[] x, int size, int n, int lanes) {
        float sum = 0;
        for (int k = 0; k < size; k++) {
            sum += x[k * lanes + n];
        }
        return sum / size;
    }

    private static float inverseDeviation(float[] x, float mean, int size, float epsilon, int n, int lanes) {
        float sum = 0;
        for (int k = 0; k < size; k++) {
            float d = x[k * lanes + n] - mean;
            sum = Math.fma(d, d, sum);
        }
        return 1f / (float) Math.sqrt(sum / size + epsilon);
    }

    @Override
    public void add(float[] a, float[] b, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] + b[i];
        }
    }
}
