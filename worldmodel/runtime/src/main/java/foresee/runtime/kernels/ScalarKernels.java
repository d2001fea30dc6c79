package foresee.runtime.kernels;

import java.util.Arrays;

/**
 * The kernels without the Vector API: the same operations in the same order, so the same bits.
 *
 * <p>Loops are shaped for the just-in-time compiler: a dense layer adds four scaled rows of weights at a time to the outputs of
 * two lanes, each row an array of its own; that is what it turns into vector instructions.
 */
public final class ScalarKernels implements Kernels {

    /** @throws IllegalStateException if this JVM has no fused multiply-add in hardware */
    public ScalarKernels() {
        FusedMultiplyAdd.require();
    }

    @Override
    public void dense(PackedWeights weights, float[] x, float floor, float[] y, int lanes, Scratch scratch) {
        int outputs = weights.paddedOutputs();
        float[] a = scratch.first();
        float[] b = scratch.second();
        int n = 0;
        for (; n + 2 <= lanes; n += 2) {
            System.arraycopy(weights.bias(), 0, a, 0, outputs);
            System.arraycopy(weights.bias(), 0, b, 0, outputs);
            addToTwo(weights, x, n, lanes, a, b);
            storeTwo(a, b, floor, outputs, y, n, lanes);
        }
        if (n < lanes) {
            System.arraycopy(weights.bias(), 0, a, 0, outputs);
            addToOne(weights, x, a);
            storeOne(a, floor, outputs, y);
        }
    }

    private static void addToTwo(PackedWeights weights, float[] x, int n, int lanes, float[] a, float[] b) {
        int inputs = weights.inputs();
        int k = 0;
        for (; k + 4 <= inputs; k += 4) {
            addFour(weights, k, x, k * lanes + n, lanes, a, b);
        }
        for (; k < inputs; k++) {
            float[] w = weights.ofInput(k);
            add(w, x[k * lanes + n], a);
            add(w, x[k * lanes + n + 1], b);
        }
    }

    private static void addFour(PackedWeights weights, int k, float[] x, int at, int lanes, float[] a, float[] b) {
        float[] w0 = weights.ofInput(k);
        float[] w1 = weights.ofInput(k + 1);
        float[] w2 = weights.ofInput(k + 2);
        float[] w3 = weights.ofInput(k + 3);
        addFour(w0, w1, w2, w3, x[at], x[at + lanes], x[at + 2 * lanes], x[at + 3 * lanes], a);
        addFour(w0, w1, w2, w3, x[at + 1], x[at + lanes + 1], x[at + 2 * lanes + 1], x[at + 3 * lanes + 1], b);
    }

    private static void addToOne(PackedWeights weights, float[] x, float[] sums) {
        int inputs = weights.inputs();
        int k = 0;
        for (; k + 4 <= inputs; k += 4) {
            addFour(
                    weights.ofInput(k),
                    weights.ofInput(k + 1),
                    weights.ofInput(k + 2),
                    weights.ofInput(k + 3),
                    x[k],
                    x[k + 1],
                    x[k + 2],
                    x[k + 3],
                    sums);
        }
        for (; k < inputs; k++) {
            add(weights.ofInput(k), x[k], sums);
        }
    }

    private static void addFour(
            float[] a, float[] b, float[] c, float[] d, float xa, float xb, float xc, float xd, float[] sums) {
        for (int j = 0; j < a.length; j++) {
            sums[j] = Math.fma(d[j], xd, Math.fma(c[j], xc, Math.fma(b[j], xb, Math.fma(a[j], xa, sums[j]))));
        }
    }

    private static void add(float[] a, float xa, float[] sums) {
        for (int j = 0; j < a.length; j++) {
            sums[j] = Math.fma(a[j], xa, sums[j]);
        }
    }

    private static void storeTwo(float[] a, float[] b, float floor, int outputs, float[] y, int n, int lanes) {
        for (int j = 0; j < outputs; j++) {
            y[j * lanes + n] = Math.max(a[j], floor);
            y[j * lanes + n + 1] = Math.max(b[j], floor);
        }
    }

    private static void storeOne(float[] a, float floor, int outputs, float[] y) {
        for (int j = 0; j < outputs; j++) {
            y[j] = Math.max(a[j], floor);
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
    public void exp(float[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = ExpPolynomial.exp(x[i]);
        }
    }

    @Override
    public void tanh(float[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = TanhRational.tanh(x[i]);
        }
    }

    @Override
    public float dot(float[] a, int atA, float[] b, int atB, int count, Scratch scratch) {
        float[] partials = scratch.partials();
        Arrays.fill(partials, 0f);
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int j = 0; j < LANES; j++) {
                partials[j] = Math.fma(a[atA + i + j], b[atB + i + j], partials[j]);
            }
        }
        return scratch.total(a, atA + whole, b, atB + whole, count - whole);
    }

    @Override
    public void layerNorm(
            float[] x,
            float[] gain,
            float[] bias,
            int size,
            float epsilon,
            float floor,
            float[] y,
            int lanes,
            Scratch scratch) {
        if (lanes == 1) {
            OneLaneNorm.layerNorm(x, gain, bias, size, epsilon, floor, y);
            return;
        }
        writeStatistics(x, size, epsilon, lanes, scratch);
        float[] means = scratch.means;
        float[] scales = scratch.scales;
        for (int k = 0; k < size; k++) {
            int row = k * lanes;
            for (int n = 0; n < lanes; n++) {
                float u = (x[row + n] - means[n]) * scales[n];
                y[row + n] = Math.max(Math.fma(u, gain[k], bias[k]), floor);
            }
        }
    }

    @Override
    public void layerNormGradient(
            float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx, int lanes, Scratch scratch) {
        if (lanes == 1) {
            OneLaneNorm.layerNormGradient(x, gain, size, epsilon, gy, gx);
            return;
        }
        writeStatistics(x, size, epsilon, lanes, scratch);
        float[] means = scratch.means;
        float[] scales = scratch.scales;
        float[] sums = scratch.sums;
        float[] products = scratch.products;
        Arrays.fill(sums, 0, lanes, 0f);
        Arrays.fill(products, 0, lanes, 0f);
        for (int k = 0; k < size; k++) {
            int row = k * lanes;
            for (int n = 0; n < lanes; n++) {
                float h = gy[row + n] * gain[k];
                sums[n] += h;
                products[n] = Math.fma(h, (x[row + n] - means[n]) * scales[n], products[n]);
            }
        }
        divide(sums, size, lanes);
        divide(products, size, lanes);
        for (int k = 0; k < size; k++) {
            int row = k * lanes;
            for (int n = 0; n < lanes; n++) {
                float u = (x[row + n] - means[n]) * scales[n];
                float h = gy[row + n] * gain[k];
                gx[row + n] = (h - sums[n] - u * products[n]) * scales[n];
            }
        }
    }

    /** Means and inverse deviations of all lanes, feature by feature. */
    private static void writeStatistics(float[] x, int size, float epsilon, int lanes, Scratch scratch) {
        float[] means = scratch.means;
        float[] scales = scratch.scales;
        Arrays.fill(means, 0, lanes, 0f);
        Arrays.fill(scales, 0, lanes, 0f);
        for (int k = 0; k < size; k++) {
            for (int n = 0; n < lanes; n++) {
                means[n] += x[k * lanes + n];
            }
        }
        divide(means, size, lanes);
        for (int k = 0; k < size; k++) {
            for (int n = 0; n < lanes; n++) {
                float d = x[k * lanes + n] - means[n];
                scales[n] = Math.fma(d, d, scales[n]);
            }
        }
        for (int n = 0; n < lanes; n++) {
            scales[n] = 1f / (float) Math.sqrt(scales[n] / size + epsilon);
        }
    }

    private static void divide(float[] sums, int size, int lanes) {
        for (int n = 0; n < lanes; n++) {
            sums[n] /= size;
        }
    }

    @Override
    public void add(float[] a, float[] b, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] + b[i];
        }
    }

    @Override
    public void copyRows(float[] from, int first, int stride, float[] to, int at, int width, int rows) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, first + r * stride, to, at + r * width, width);
        }
    }

    @Override
    public String toString() {
        return "plain loops";
    }
}
