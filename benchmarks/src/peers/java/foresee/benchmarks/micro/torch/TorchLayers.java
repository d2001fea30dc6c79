package foresee.benchmarks.micro.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import foresee.runtime.Layer;
import foresee.runtime.ModelFile;
import foresee.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Layers as calls of libtorch: linear, native_layer_norm, conv2d. SiLU is sigmoid times x, two calls, since DJL has no
 * other. Results belong to the manager of their input.
 */
final class TorchLayers implements Layer.Visitor<UnaryOperator<NDArray>> {
    private final NDManager weights;
    private final ModelFile file;
    private final String name;

    private TorchLayers(NDManager weights, ModelFile file, String name) {
        this.weights = weights;
        this.file = file;
        this.name = name;
    }

    /** All layers of a list, one after the other. Works on batches; never changes its input. */
    static UnaryOperator<NDArray> of(NDManager weights, ModelFile file, String prefix, List<Layer> layers) {
        List<UnaryOperator<NDArray>> calls = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            calls.add(layers.get(i).accept(new TorchLayers(weights, file, prefix + "." + i)));
        }
        return input -> {
            NDArray x = input;
            for (UnaryOperator<NDArray> call : calls) {
                x = call.apply(x);
            }
            return x;
        };
    }

    private NDArray tensor(String kind) {
        Tensor tensor = file.tensor(name + "." + kind);
        long[] shape =
                tensor.spec().shape().stream().mapToLong(Integer::longValue).toArray();
        return weights.create(tensor.toArray(), new Shape(shape));
    }

    @Override
    public UnaryOperator<NDArray> conv2d(Layer.Conv2d layer) {
        NDArray weight = tensor("weight");
        NDArray bias = tensor("bias");
        Shape stride = new Shape(layer.stride(), layer.stride());
        Shape padding = new Shape(layer.padding(), layer.padding());
        Shape dilation = new Shape(1, 1);
        return x -> x.getNDArrayInternal()
                .convolution(x, weight, bias, stride, padding, dilation, 1)
                .singletonOrThrow();
    }

    @Override
    public UnaryOperator<NDArray> dense(Layer.Dense layer) {
        NDArray weight = tensor("weight");
        NDArray bias = tensor("bias");
        return x -> x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
    }

    @Override
    public UnaryOperator<NDArray> relu(Layer.Relu layer) {
        return x -> x.getNDArrayInternal().relu();
    }

    @Override
    public UnaryOperator<NDArray> silu(Layer.Silu layer) {
        return x -> x.getNDArrayInternal().sigmoid().mul(x);
    }

    @Override
    public UnaryOperator<NDArray> layerNorm(Layer.LayerNorm layer) {
        NDArray gain = tensor("weight");
        NDArray bias = tensor("bias");
        Shape size = new Shape(layer.size());
        return x -> x.getNDArrayInternal()
                .layerNorm(x, size, gain, bias, Layer.LayerNorm.EPSILON)
                .singletonOrThrow();
    }

    @Override
    public UnaryOperator<NDArray> flatten(Layer.Flatten layer) {
        return x -> x.reshape(x.getShape().get(0), -1);
    }

    @Override
    public UnaryOperator<NDArray> residual(Layer.Residual layer) {
        UnaryOperator<NDArray> inner = of(weights, file, name, layer.layers());
        return x -> inner.apply(x).add(x);
    }

    @Override
    public UnaryOperator<NDArray> spatialSoftmax(Layer.SpatialSoftmax layer) {
        throw notCompared("spatial softmax");
    }

    @Override
    public UnaryOperator<NDArray> attentionPool(Layer.AttentionPool layer) {
        throw notCompared("attention pool");
    }

    @Override
    public UnaryOperator<NDArray> branches(Layer.Branches layer) {
        throw notCompared("branches");
    }

    @Override
    public UnaryOperator<NDArray> gated(Layer.Gated layer) {
        throw notCompared("gated");
    }

    @Override
    public UnaryOperator<NDArray> dyt(Layer.Dyt layer) {
        throw notCompared("dyt");
    }

    @Override
    public UnaryOperator<NDArray> slice(Layer.Slice layer) {
        throw notCompared("slice");
    }

    @Override
    public UnaryOperator<NDArray> adaLn(Layer.AdaLn layer) {
        throw notCompared("adaLn");
    }

    @Override
    public UnaryOperator<NDArray> tokens(Layer.Tokens layer) {
        throw notCompared("tokens");
    }

    @Override
    public UnaryOperator<NDArray> position(Layer.Position layer) {
        throw notCompared("position");
    }

    @Override
    public UnaryOperator<NDArray> perToken(Layer.PerToken layer) {
        throw notCompared("per token");
    }

    @Override
    public UnaryOperator<NDArray> causalAttention(Layer.CausalAttention layer) {
        throw notCompared("causal attention");
    }

    private static IllegalArgumentException notCompared(String kind) {
        return new IllegalArgumentException("model must have layers that are compared with libtorch, and has " + kind
                + ".\nThese are conv2d, dense, relu, silu, layer norm, flatten, residual.");
    }
}
