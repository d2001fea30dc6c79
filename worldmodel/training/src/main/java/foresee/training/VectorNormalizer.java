package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import foresee.runtime.VectorInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings each component of a vector to mean 0 and deviation 1 while a model trains, and is folded into its first layer afterwards, so
 * that the trained model takes the vector as it is.
 *
 * <pre>{@code
 * x'(i) = (x(i) - mean(i)) / deviation(i)
 * w'(o,i) = w(o,i) / deviation(i),   b'(o) = b(o) - sum over i of w'(o,i) mean(i)
 * }</pre>
 *
 * <p><b>Shapes:</b> mean and deviation (S). <b>Units:</b> those of the vector. A component that never changes is only shifted.
 */
final class VectorNormalizer {
    /** Below this share of the mean, a deviation is rounding. */
    private static final double LEAST_SHARE = 1e-6;

    private final double[] mean;
    private final double[] deviation;

    private VectorNormalizer(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Leaves vectors as they are. */
    static VectorNormalizer identity(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return new VectorNormalizer(new double[size], ones);
    }

    /** That of the vectors (count, S) given, or the identity where it could not be folded into the first layer. */
    static VectorNormalizer of(float[] vectors, VectorInput input) {
        return input.layers().get(0) instanceof Layer.Dense ? of(vectors, input.size()) : identity(input.size());
    }

    private static VectorNormalizer of(float[] vectors, int size) {
        double[] mean = new double[size];
        double[] deviation = new double[size];
        double count = (double) vectors.length / size;
        for (int i = 0; i < vectors.length; i++) {
            mean[i % size] += vectors[i] / count;
        }
        for (int i = 0; i < vectors.length; i++) {
            double off = vectors[i] - mean[i % size];
            deviation[i % size] += off * off / count;
        }
        for (int i = 0; i < size; i++) {
            double found = Math.sqrt(deviation[i]);
            deviation[i] = found > LEAST_SHARE * Math.max(1, Math.abs(mean[i])) ? found : 1;
        }
        return new VectorNormalizer(mean, deviation);
    }

    /** Normalises {@code target.length} values from {@code from} on, whole vectors. */
    void normalize(float[] vectors, int from, float[] target) {
        for (int i = 0; i < target.length; i++) {
            int component = i % mean.length;
            target[i] = (float) ((vectors[from + i] - mean[component]) / deviation[component]);
        }
    }

    /** The same tensors with this normaliser in the first layer's weight and bias, {@code vector.0.*}. */
    List<Tensor> folded(List<Tensor> tensors) {
        List<Tensor> folded = new ArrayList<>(tensors);
        for (int i = 0; i + 1 < folded.size(); i++) {
            if (folded.get(i).spec().name().equals("vector.0.weight")) {
                fold(folded, i);
            }
        }
        return folded;
    }

    private void fold(List<Tensor> tensors, int at) {
        TensorSpec weightSpec = tensors.get(at).spec();
        TensorSpec biasSpec = tensors.get(at + 1).spec();
        float[] weight = tensors.get(at).toArray();
        float[] bias = tensors.get(at + 1).toArray();
        for (int o = 0; o < bias.length; o++) {
            double shift = 0;
            for (int i = 0; i < mean.length; i++) {
                double scaled = weight[o * mean.length + i] / deviation[i];
                weight[o * mean.length + i] = (float) scaled;
                shift += scaled * mean[i];
            }
            bias[o] = (float) (bias[o] - shift);
        }
        tensors.set(at, new Tensor(weightSpec, weight));
        tensors.set(at + 1, new Tensor(biasSpec, bias));
    }
}
