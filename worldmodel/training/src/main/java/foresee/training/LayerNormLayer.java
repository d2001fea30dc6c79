package foresee.training;

import foresee.runtime.Layer;

/**
 * Normalises each row to mean 0 and variance 1, then scales and shifts by feature.
 *
 * <pre>{@code
 * n = (x - mean) r,   r = 1 / sqrt(variance + epsilon),   y = gain n + bias
 * g = dy gain,   dx = r (g - mean(g) - n mean(g n)),   dgain += sum of dy n,   dbias += sum of dy
 * }</pre>
 *
 * <p><b>Shapes:</b> x, y (rows, size); gain, bias (size). Computed in Java: ND4J's own adds no epsilon under the root.
 * <b>Source:</b> Ba, Kiros, Hinton, "Layer normalization", arXiv 1607.06450.
 */
final class LayerNormLayer implements TrainedLayer {
    private final int size;
    private final Port input;
    private final Port output;
    private final Weights gain;
    private final Weights bias;
    private final double[] normalized;
    private final double[] scale;

    LayerNormLayer(Layer.LayerNorm layer, Port input, Weights gain, Weights bias) {
        this.size = layer.size();
        this.input = input;
        this.output = Port.create(input.type(), input.shape(), input.rows(), true, true);
        this.gain = gain;
        this.bias = bias;
        this.normalized = new double[input.rows() * size];
        this.scale = new double[input.rows()];
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        for (int row = 0; row < scale.length; row++) {
            normalize(row);
            for (int i = 0; i < size; i++) {
                int at = row * size + i;
                output.values()
                        .set(
                                at,
                                gain.values().get(i) * normalized[at]
                                        + bias.values().get(i));
            }
        }
    }

    private void normalize(int row) {
        NativeArray x = input.values();
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += x.get(row * size + i) / size;
        }
        double variance = 0;
        for (int i = 0; i < size; i++) {
            double centred = x.get(row * size + i) - mean;
            normalized[row * size + i] = centred;
            variance += centred * centred / size;
        }
        scale[row] = 1 / Math.sqrt(variance + Layer.LayerNorm.EPSILON);
        for (int i = 0; i < size; i++) {
            normalized[row * size + i] *= scale[row];
        }
    }

    @Override
    public void backward() {
        for (int row = 0; row < scale.length; row++) {
            addWeightGradients(row);
            if (input.gradient() != null) {
                setInputGradient(row);
            }
        }
    }

    private void addWeightGradients(int row) {
        for (int i = 0; i < size; i++) {
            double dy = output.gradient().get(row * size + i);
            gain.gradient().set(i, gain.gradient().get(i) + dy * normalized[row * size + i]);
            bias.gradient().set(i, bias.gradient().get(i) + dy);
        }
    }

    private void setInputGradient(int row) {
        double mean = 0;
        double alongNormalized = 0;
        for (int i = 0; i < size; i++) {
            double g = output.gradient().get(row * size + i) * gain.values().get(i);
            mean += g / size;
            alongNormalized += g * normalized[row * size + i] / size;
        }
        for (int i = 0; i < size; i++) {
            int at = row * size + i;
            double g = output.gradient().get(at) * gain.values().get(i);
            input.gradient().set(at, scale[row] * (g - mean - normalized[at] * alongNormalized));
        }
    }
}
