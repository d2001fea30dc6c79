package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import foresee.runtime.Parameters;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a list of {@link Layer}s into a {@link Chain} on ND4J.
 *
 * <p>Weights are looked up under the names of the model file.
 */
final class ChainBuilder implements Layer.Visitor<TrainedLayer> {
    private final WeightStore store;
    private final String name;
    private final FrameBlocks blocks;
    private final Port input;

    private ChainBuilder(WeightStore store, String name, FrameBlocks blocks, Port input) {
        this.store = store;
        this.name = name;
        this.blocks = blocks;
        this.input = input;
    }

    /**
     * The chain of {@code layers}, whose weights are named {@code prefix}, a dot and the layer's place.
     *
     * @param input what the first layer reads
     */
    static Chain build(WeightStore store, String prefix, List<Layer> layers, Port input) {
        return build(store, prefix, layers, FrameBlocks.of(new Layer.Flatten(), input.shape()), input);
    }

    /** The chain of an encoder: its input port holds {@code blocks}, not the image; it has no gradient. */
    static Chain build(WeightStore store, String prefix, List<Layer> layers, FrameBlocks blocks, Port input) {
        List<TrainedLayer> trained = new ArrayList<>();
        Port port = input;
        for (int i = 0; i < layers.size(); i++) {
            FrameBlocks here = i == 0 ? blocks : FrameBlocks.of(new Layer.Flatten(), port.shape());
            TrainedLayer layer = layers.get(i).accept(new ChainBuilder(store, prefix + "." + i, here, port));
            trained.add(layer);
            port = layer.output();
        }
        if (trained.isEmpty()) {
            trained.add(new PassLayer(input));
        }
        return new Chain(input, trained);
    }

    private Weights weights(Layer layer, int place) {
        TensorSpec spec = Parameters.of(name, layer).get(place);
        return store.weights(spec);
    }

    @Override
    public TrainedLayer conv2d(Layer.Conv2d layer) {
        if (blocks.size() > 1) {
            return new BlockedConv2dLayer(layer, blocks, input, weights(layer, 0), weights(layer, 1));
        }
        if (layer.kernel() == 1 && layer.stride() == 1 && layer.padding() == 0) {
            return pointwise(layer);
        }
        return new Conv2dLayer(layer, input, weights(layer, 0), weights(layer, 1));
    }

    /** A convolution that sees one pixel is a dense layer on every pixel, which takes a third of the time back. */
    private TrainedLayer pointwise(Layer.Conv2d layer) {
        Layer.Dense dense = new Layer.Dense(layer.in(), layer.out());
        Port pixels = ReshapedLayer.parts(input, layer.in());
        TrainedLayer inner = new DenseLayer(dense, pixels, weights(layer, 0), weights(layer, 1));
        return new ReshapedLayer(inner, input.shape().through(layer));
    }

    @Override
    public TrainedLayer dense(Layer.Dense layer) {
        return new DenseLayer(layer, input, weights(layer, 0), weights(layer, 1));
    }

    @Override
    public TrainedLayer relu(Layer.Relu layer) {
        return new ReluLayer(input);
    }

    @Override
    public TrainedLayer silu(Layer.Silu layer) {
        return new SiluLayer(input);
    }

    @Override
    public TrainedLayer layerNorm(Layer.LayerNorm layer) {
        return new LayerNormLayer(layer, input, weights(layer, 0), weights(layer, 1));
    }

    @Override
    public TrainedLayer flatten(Layer.Flatten layer) {
        return new FlattenLayer(input);
    }

    @Override
    public TrainedLayer residual(Layer.Residual layer) {
        Port within = ResidualLayer.innerInput(input);
        return new ResidualLayer(input, within, build(store, name, layer.layers(), within));
    }

    @Override
    public TrainedLayer spatialSoftmax(Layer.SpatialSoftmax layer) {
        return new SpatialSoftmaxLayer(layer, input, weights(layer, 0));
    }

    @Override
    public TrainedLayer attentionPool(Layer.AttentionPool layer) {
        return new AttentionPoolLayer(layer, input, weights(layer, 0));
    }

    @Override
    public TrainedLayer branches(Layer.Branches layer) {
        List<Chain> branches = new ArrayList<>();
        for (int b = 0; b < layer.branches().size(); b++) {
            Port within = BranchesLayer.innerInput(input, b);
            branches.add(build(store, name + "." + b, layer.branches().get(b), within));
        }
        return new BranchesLayer(input, branches);
    }

    @Override
    public TrainedLayer gated(Layer.Gated layer) {
        DenseLayer both = new DenseLayer(layer.stacked(), input, weights(layer, 0), weights(layer, 1));
        return new ChainLayer(new Chain(input, List.of(both, new GateLayer(both.output()))));
    }

    @Override
    public TrainedLayer dyt(Layer.Dyt layer) {
        return new DytLayer(layer, input, weights(layer, 0), weights(layer, 1), weights(layer, 2));
    }

    @Override
    public TrainedLayer slice(Layer.Slice layer) {
        return PickLayer.of(layer, input);
    }

    @Override
    public TrainedLayer adaLn(Layer.AdaLn layer) {
        Port conditions = AdaLnLayer.conditions(layer, input);
        DenseLayer modulation = new DenseLayer(layer.modulation(), conditions, weights(layer, 0), weights(layer, 1));
        Chain inner = build(store, name, layer.layers(), AdaLnLayer.innerInput(layer, input));
        return new AdaLnLayer(layer, input, conditions, modulation, inner);
    }

    @Override
    public TrainedLayer tokens(Layer.Tokens layer) {
        return PickLayer.of(layer, input);
    }

    @Override
    public TrainedLayer position(Layer.Position layer) {
        return new PositionLayer(input, weights(layer, 0));
    }

    @Override
    public TrainedLayer perToken(Layer.PerToken layer) {
        Port tokens = ReshapedLayer.parts(input, input.shape().size() / layer.tokens());
        Chain inner = build(store, name, layer.layers(), tokens);
        return new ReshapedLayer(new ChainLayer(inner), input.shape().through(layer));
    }

    @Override
    public TrainedLayer causalAttention(Layer.CausalAttention layer) {
        TrainedLayer into = perToken(layer.into(), input, weights(layer, 0), weights(layer, 1));
        TrainedLayer heads = new CausalHeadsLayer(layer, into.output());
        TrainedLayer outOf = perToken(layer.outOf(), heads.output(), weights(layer, 2), weights(layer, 3));
        return new ChainLayer(new Chain(input, List.of(into, heads, outOf)));
    }

    /** A dense layer on each token of vectors. */
    private static TrainedLayer perToken(Layer.Dense layer, Port vectors, Weights weight, Weights bias) {
        Port tokens = ReshapedLayer.parts(vectors, layer.in());
        DenseLayer dense = new DenseLayer(layer, tokens, weight, bias);
        int count = vectors.shape().size() / layer.in();
        return new ReshapedLayer(dense, LayerShape.vector(count * layer.out()));
    }
}
