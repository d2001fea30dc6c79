package foresee.benchmarks.micro;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.List;

/**
 * Multiply-adds of dense and convolution layers and of attention for one input: the useful ones, without those on a border of zeros or on lanes
 * that hold no candidate. Everything else (normalisation, activations, sums) counts as nothing.
 *
 * <p>dense: in x out;   convolution: in x out x taps of all rows x taps of all columns that fall on the image
 */
final class MultiplyAdds implements Layer.Visitor<Long> {
    private final LayerShape input;

    private MultiplyAdds(LayerShape input) {
        this.input = input;
    }

    /** Of the predictor, for one candidate and one model step. */
    static long ofPredictor(Architecture architecture) {
        return of(LayerShape.vector(architecture.predictorInputs()), architecture.predictor());
    }

    /** Of the encoder, for one frame; 0 where the model sees none. */
    static long ofEncoder(Architecture architecture) {
        if (!architecture.seesFrames()) {
            return 0;
        }
        LayerShape image = LayerShape.image(architecture.channels(), architecture.height(), architecture.width());
        return of(image, architecture.encoder());
    }

    private static long of(LayerShape input, List<Layer> layers) {
        long sum = 0;
        LayerShape shape = input;
        for (Layer layer : layers) {
            sum += layer.accept(new MultiplyAdds(shape));
            shape = shape.through(layer);
        }
        return sum;
    }

    @Override
    public Long conv2d(Layer.Conv2d layer) {
        return (long) layer.in() * layer.out() * taps(layer, input.height()) * taps(layer, input.width());
    }

    /** Pairs of an output and a kernel position along one axis that meet a pixel. */
    private static long taps(Layer.Conv2d layer, int extent) {
        long taps = 0;
        for (int i = 0; i < layer.outputExtent(extent); i++) {
            for (int u = 0; u < layer.kernel(); u++) {
                int pixel = i * layer.stride() + u - layer.padding();
                taps += pixel >= 0 && pixel < extent ? 1 : 0;
            }
        }
        return taps;
    }

    @Override
    public Long dense(Layer.Dense layer) {
        return (long) layer.in() * layer.out();
    }

    @Override
    public Long residual(Layer.Residual layer) {
        return of(input, layer.layers());
    }

    @Override
    public Long branches(Layer.Branches layer) {
        return layer.branches().stream().mapToLong(branch -> of(input, branch)).sum();
    }

    /** For each map and channel of a pixel, once for the logits and once for what is seen. */
    @Override
    public Long attentionPool(Layer.AttentionPool layer) {
        return 2L * layer.maps() * layer.channels() * input.height() * input.width();
    }

    @Override
    public Long gated(Layer.Gated layer) {
        return dense(layer.stacked());
    }

    @Override
    public Long adaLn(Layer.AdaLn layer) {
        return dense(layer.modulation()) + of(LayerShape.vector(layer.features()), layer.layers());
    }

    @Override
    public Long perToken(Layer.PerToken layer) {
        return layer.tokens() * of(LayerShape.vector(input.size() / layer.tokens()), layer.layers());
    }

    /** The dense layers of each token; of each pair, a score and what is seen. */
    @Override
    public Long causalAttention(Layer.CausalAttention layer) {
        long pairs = layer.tokens() * (layer.tokens() + 1L) / 2;
        return layer.tokens() * (dense(layer.into()) + dense(layer.outOf())) + 2 * pairs * layer.features();
    }

    @Override
    public Long dyt(Layer.Dyt layer) {
        return 0L;
    }

    @Override
    public Long slice(Layer.Slice layer) {
        return 0L;
    }

    @Override
    public Long tokens(Layer.Tokens layer) {
        return 0L;
    }

    @Override
    public Long position(Layer.Position layer) {
        return 0L;
    }

    @Override
    public Long spatialSoftmax(Layer.SpatialSoftmax layer) {
        return 0L;
    }

    @Override
    public Long relu(Layer.Relu layer) {
        return 0L;
    }

    @Override
    public Long silu(Layer.Silu layer) {
        return 0L;
    }

    @Override
    public Long layerNorm(Layer.LayerNorm layer) {
        return 0L;
    }

    @Override
    public Long flatten(Layer.Flatten layer) {
        return 0L;
    }
}
