package foresee.runtime.kernels;

/**
 * Normalisation of a single lane, its features side by side: sums run one by one, in the order in which every lane of many is
 * summed. Without vectors, so that both kinds of kernels have it.
 */
final class OneLaneNorm {
    private OneLaneNorm() {}

    static void layerNorm(float[] x, float[] gain, float[] bias, int size, float epsilon, float floor, float[] y) {
        float mean = mean(x, size);
        float scale = inverseDeviation(x, mean, size, epsilon);
        for (int k = 0; k < size; k++) {
            y[k] = Math.max(Math.fma((x[k] - mean) * scale, gain[k], bias[k]), floor);
        }
    }

    static void layerNormGradient(float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx) {
        float mean = mean(x, size);
        float scale = inverseDeviation(x, mean, size, epsilon);
        float sum = 0;
        float product = 0;
        for (int k = 0; k < size; k++) {
            float h = gy[k] * gain[k];
            sum += h;
            product = Math.fma(h, (x[k] - mean) * scale, product);
        }
        float meanSum = sum / size;
        float meanProduct = product / size;
        for (int k = 0; k < size; k++) {
            float u = (x[k] - mean) * scale;
            gx[k] = (gy[k] * gain[k] - meanSum - u * meanProduct) * scale;
        }
    }

    private static float mean(float[] x, int size) {
        float sum = 0;
        for (int k = 0; k < size; k++) {
            sum += x[k];
        }
        return sum / size;
    }

    private static float inverseDeviation(float[] x, float mean, int size, float epsilon) {
        float sum = 0;
        for (int k = 0; k < size; k++) {
            float d = x[k] - mean;
            sum = Math.fma(d, d, sum);
        }
        return 1f / (float) Math.sqrt(sum / size + epsilon);
    }
}
