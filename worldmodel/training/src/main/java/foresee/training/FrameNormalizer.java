package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings each colour channel of the frames to mean 0 and deviation 1 while a model trains, and is folded into its first layer
 * afterwards, so that the trained model takes frame / 255 as it is.
 *
 * <pre>{@code
 * x'(c) = (x(c) / 255 - mean(c)) / deviation(c)
 * w'(o,c,u,v) = w(o,c,u,v) / deviation(c),   b'(o) = b(o) - sum over c,u,v of w'(o,c,u,v) mean(c)
 * }</pre>
 *
 * <p><b>Shapes:</b> mean and deviation (channels). <b>Units:</b> shares of full brightness.
 *
 * <p><b>Why:</b> a small thing of a colour of its own is a faint signal beside bright, large ones; in a channel brought to its own
 * deviation it is as loud as they are, and the encoder finds it.
 */
final class FrameNormalizer {
    private static final double LEAST_DEVIATION = 1.0 / 255;
    private static final int BYTES = 256;

    private final double[] mean;
    private final double[] deviation;

    /** What a byte is worth, (channels, 256): every pixel of a training run is looked up here. */
    private final float[][] worth;

    private FrameNormalizer(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
        this.worth = new float[mean.length][BYTES];
        for (int c = 0; c < mean.length; c++) {
            for (int value = 0; value < BYTES; value++) {
                worth[c][value] = (float) ((value / 255.0 - mean[c]) / deviation[c]);
            }
        }
    }

    /** Leaves frames at 0 to 1. */
    static FrameNormalizer identity(int channels) {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new FrameNormalizer(new double[channels], ones);
    }

    /** That of the frames given, or the identity where it could not be folded into the first layer: one that pads. */
    static FrameNormalizer of(byte[] pixels, Architecture architecture) {
        int channels = architecture.channels();
        boolean foldable = architecture.encoder().get(0) instanceof Layer.Conv2d conv && conv.padding() == 0;
        return foldable ? of(pixels, channels) : identity(channels);
    }

    /** That of the frames given, (any, channels) unsigned. */
    static FrameNormalizer of(byte[] pixels, int channels) {
        double[] mean = new double[channels];
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < pixels.length; i += channels) {
                double x = (pixels[i] & 0xff) / 255.0;
                sum += x;
                squares += x * x;
            }
            double count = (double) pixels.length / channels;
            mean[c] = sum / count;
            double variance = Math.max(0, squares / count - mean[c] * mean[c]);
            deviation[c] = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        }
        return new FrameNormalizer(mean, deviation);
    }

    /** The value of a byte of channel {@code c}. */
    float normalize(int c, byte pixel) {
        return worth[c][pixel & 0xff];
    }

    /** The byte of channel {@code c} whose value is nearest. */
    byte pixel(int c, double value) {
        double level = 255 * (value * deviation[c] + mean[c]);
        return (byte) Math.round(Math.max(0, Math.min(255, level)));
    }

    /** Number of channels. */
    int channels() {
        return mean.length;
    }

    /** The same tensors with this normaliser in the first layer's weight and bias, {@code encoder.0.*}. */
    List<Tensor> folded(List<Tensor> tensors) {
        List<Tensor> folded = new ArrayList<>(tensors);
        for (int i = 0; i + 1 < folded.size(); i++) {
            if (folded.get(i).spec().name().equals("encoder.0.weight")) {
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
        int perOutput = weight.length / bias.length;
        int perChannel = perOutput / channels();
        for (int o = 0; o < bias.length; o++) {
            double shift = 0;
            for (int j = 0; j < perOutput; j++) {
                int c = j / perChannel;
                double scaled = weight[o * perOutput + j] / deviation[c];
                weight[o * perOutput + j] = (float) scaled;
                shift += scaled * mean[c];
            }
            bias[o] = (float) (bias[o] - shift);
        }
        tensors.set(at, new Tensor(weightSpec, weight));
        tensors.set(at + 1, new Tensor(biasSpec, bias));
    }
}
