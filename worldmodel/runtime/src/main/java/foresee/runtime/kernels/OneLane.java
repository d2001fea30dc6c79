package foresee.runtime.kernels;

import static foresee.runtime.kernels.Width.SPECIES;
import static foresee.runtime.kernels.Width.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The kernels that sum, for a single lane: vectors hold neighbouring outputs of a dense layer, and sums over features run one
 * by one, in the order in which every lane of many is summed.
 */
final class OneLane {
    private static final int TILE = 4;

    private OneLane() {}

    static void dense(PackedWeights weights, float[] x, float floor, float[] y) {
        int outputs = weights.paddedOutputs();
        int j = 0;
        for (; j + TILE * WIDTH <= outputs; j += TILE * WIDTH) {
            fourVectors(weights, x, j, floor, y);
        }
        for (; j < outputs; j += WIDTH) {
            oneVector(weights, x, j, floor, y);
        }
    }

    private static void fourVectors(PackedWeights weights, float[] x, int j, float floor, float[] y) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, weights.bias(), j);
        FloatVector a1 = FloatVector.fromArray(SPECIES, weights.bias(), j + WIDTH);
        FloatVector a2 = FloatVector.fromArray(SPECIES, weights.bias(), j + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(SPECIES, weights.bias(), j + 3 * WIDTH);
        int inputs = weights.inputs();
        for (int k = 0; k < inputs; k++) {
            float[] w = weights.ofInput(k);
            FloatVector u = FloatVector.broadcast(SPECIES, x[k]);
            a0 = FloatVector.fromArray(SPECIES, w, j).fma(u, a0);
            a1 = FloatVector.fromArray(SPECIES, w, j + WIDTH).fma(u, a1);
            a2 = FloatVector.fromArray(SPECIES, w, j + 2 * WIDTH).fma(u, a2);
            a3 = FloatVector.fromArray(SPECIES, w, j + 3 * WIDTH).fma(u, a3);
        }
        a0.max(floor).intoArray(y, j);
        a1.max(floor).intoArray(y, j + WIDTH);
        a2.max(floor).intoArray(y, j + 2 * WIDTH);
        a3.max(floor).intoArray(y, j + 3 * WIDTH);
    }

    private static void oneVector(PackedWeights weights, float[] x, int j, float floor, float[] y) {
        FloatVector a = FloatVector.fromArray(SPECIES, weights.bias(), j);
        int inputs = weights.inputs();
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.broadcast(SPECIES, x[k]);
            a = FloatVector.fromArray(SPECIES, weights.ofInput(k), j).fma(u, a);
        }
        a.max(floor).intoArray(y, j);
    }

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
