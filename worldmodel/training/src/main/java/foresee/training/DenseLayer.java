package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;

/**
 * A dense layer: y = x W' + b.
 *
 * <p>dx = dy W,   dW += dy' x,   db += sum over rows of dy.
 *
 * <p><b>Shapes:</b> x (rows, in), W (out, in), b (out), y (rows, out).
 */
final class DenseLayer implements TrainedLayer {
    private final Port input;
    private final Port output;
    private final Weights weight;
    private final Weights bias;
    private final NativeArray ones;
    private final Gemm spread;
    private final Gemm product;
    private final Gemm inputGradient;
    private final Gemm weightGradient;
    private final Gemm biasGradient;

    DenseLayer(Layer.Dense layer, Port input, Weights weight, Weights bias) {
        int rows = input.rows();
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(layer.out()), rows, true, true);
        this.weight = weight;
        this.bias = bias;
        this.ones = NativeArray.zeros(input.type(), rows);
        ones.array().addi(1);
        this.spread = Gemm.plain(rows, layer.out(), 1);
        this.product = Gemm.byTransposed(rows, layer.out(), layer.in());
        this.inputGradient = Gemm.plain(rows, layer.in(), layer.out());
        this.weightGradient = Gemm.ofTransposed(layer.out(), layer.in(), rows);
        this.biasGradient = Gemm.plain(1, layer.out(), rows);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        spread.apply(ones, bias.values(), 0, output.values());
        product.apply(input.values(), weight.values(), 1, output.values());
    }

    @Override
    public void backward() {
        NativeArray gradient = output.gradient();
        weightGradient.apply(gradient, input.values(), 1, weight.gradient());
        biasGradient.apply(ones, gradient, 1, bias.gradient());
        if (input.gradient() != null) {
            inputGradient.apply(gradient, weight.values(), 0, input.gradient());
        }
    }
}
