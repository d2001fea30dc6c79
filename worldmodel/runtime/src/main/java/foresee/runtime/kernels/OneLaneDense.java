package foresee.runtime.kernels;

import static foresee.runtime.kernels.Width.SPECIES;
import static foresee.runtime.kernels.Width.WIDTH;

import jdk.incubator.vector.FloatVector;

/** A dense layer for a single lane: vectors hold neighbouring outputs, and each output adds its inputs in order. */
final class OneLaneDense {
    private static final int TILE = 4;

    private OneLaneDense() {}

    static void run(PackedWeights weights, float[] x, float floor, float[] y) {
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
}
