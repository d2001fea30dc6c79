package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.Arrays;

/**
 * Keypoints: the place where each channel is bright.
 *
 * <pre>{@code
 * p = softmax over pixels of w x,   y = [sum p u; sum p v],   dx = w d(w x),   dw += sum of x d(w x)
 * }</pre>
 *
 * <p><b>Shapes:</b> x (rows, height, width, channels), w (channels), y (rows, 2 channels). Frame by frame in Java: a frame stays in
 * the cache.
 */
final class SpatialSoftmaxLayer implements TrainedLayer {
    private final int channels;
    private final Port input;
    private final Port output;
    private final Weights weight;
    private final PixelSoftmax softmax;
    private final NativeArray shares;
    private final double[] sharpness;
    private final double[] sharpnessGradient;
    private final double[] places;
    private final double[] x;
    private final double[] p;
    private final double[] gradient;

    SpatialSoftmaxLayer(Layer.SpatialSoftmax layer, Port input, Weights weight) {
        int frame = input.shape().size();
        this.channels = layer.channels();
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(2 * channels), input.rows(), true, true);
        this.weight = weight;
        this.softmax = new PixelSoftmax(input.shape(), channels);
        this.shares = NativeArray.zeros(input.type(), input.rows(), frame);
        this.sharpness = new double[channels];
        this.sharpnessGradient = new double[channels];
        this.places = new double[2 * channels];
        this.x = new double[frame];
        this.p = new double[frame];
        this.gradient = new double[frame];
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        weight.values().read(sharpness);
        for (int row = 0; row < input.rows(); row++) {
            input.values().read(row * p.length, p, p.length);
            sharpen(p);
            softmax.forward(p);
            shares.write(row * p.length, p, p.length);
            Arrays.fill(places, 0);
            softmax.look(p, places);
            output.values().write(row * places.length, places, places.length);
        }
    }

    private void sharpen(double[] values) {
        for (int i = 0; i < values.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                values[i + c] *= sharpness[c];
            }
        }
    }

    @Override
    public void backward() {
        weight.gradient().read(sharpnessGradient);
        for (int row = 0; row < input.rows(); row++) {
            shares.read(row * p.length, p, p.length);
            output.gradient().read(row * places.length, places, places.length);
            Arrays.fill(gradient, 0);
            softmax.lookBack(places, gradient);
            softmax.backward(p, gradient);
            input.values().read(row * x.length, x, x.length);
            addSharpnessGradient();
            if (input.gradient() != null) {
                sharpen(gradient);
                input.gradient().write(row * gradient.length, gradient, gradient.length);
            }
        }
        weight.gradient().write(sharpnessGradient);
    }

    private void addSharpnessGradient() {
        for (int i = 0; i < x.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                sharpnessGradient[c] += gradient[i + c] * x[i + c];
            }
        }
    }
}
