package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution on ND4J's {@code conv2d} and {@code conv2d_bp}, which a build with oneDNN hands to oneDNN.
 *
 * <p><b>Shapes:</b> input (rows, height, width, in), output (rows, height', width', out), weight (out, in, kernel, kernel), bias
 * (out).
 * <b>Why:</b> channels last runs forward 1.5 times as fast as channels first.
 */
final class Conv2dLayer implements TrainedLayer {
    private static final int EXPLICIT_PADDING = 0;
    private static final int CHANNELS_LAST = 1;

    /** ND4J's number for weights (kernel, kernel, in, out). */
    static final int ROW_COLUMN_IN_OUT = 0;

    /** ND4J's number for weights (out, in, kernel, kernel), the order of the model file. */
    static final int OUT_IN_ROW_COLUMN = 1;

    private final Port output;
    private final Weights weight;
    private final Weights bias;
    private final INDArray weightGradient;
    private final INDArray biasGradient;
    private final CustomOp convolve;
    private final CustomOp gradients;

    Conv2dLayer(Layer.Conv2d layer, Port input, Weights weight, Weights bias) {
        this(layer, input, weight, bias, OUT_IN_ROW_COLUMN);
    }

    /** @param weightOrder how {@code weight} is laid out, one of the two numbers above */
    Conv2dLayer(Layer.Conv2d layer, Port input, Weights weight, Weights bias, int weightOrder) {
        LayerShape shape = input.shape().through(layer);
        this.output = Port.create(input.type(), shape, input.rows(), true, true);
        this.weight = weight;
        this.bias = bias;
        this.weightGradient = weight.values().array().dup('c');
        this.biasGradient = bias.values().array().dup('c');
        INDArray x = input.values().array();
        INDArray inputGradient = input.gradient() == null
                ? Port.create(input.type(), input.shape(), input.rows(), true, false)
                        .gradient()
                        .array()
                : input.gradient().array();
        int[] settings = settings(layer, weightOrder);
        this.convolve = DynamicCustomOp.builder("conv2d")
                .addInputs(x, weight.values().array(), bias.values().array())
                .addOutputs(output.values().array())
                .addIntegerArguments(settings)
                .build();
        this.gradients = DynamicCustomOp.builder("conv2d_bp")
                .addInputs(
                        x,
                        weight.values().array(),
                        bias.values().array(),
                        output.gradient().array())
                .addOutputs(inputGradient, weightGradient, biasGradient)
                .addIntegerArguments(settings)
                .build();
    }

    private static int[] settings(Layer.Conv2d layer, int weightOrder) {
        int k = layer.kernel();
        int s = layer.stride();
        int p = layer.padding();
        return new int[] {k, k, s, s, p, p, 1, 1, EXPLICIT_PADDING, CHANNELS_LAST, weightOrder};
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        Nd4j.getExecutioner().exec(convolve);
    }

    @Override
    public void backward() {
        Nd4j.getExecutioner().exec(gradients);
        weight.gradient().array().addi(weightGradient);
        bias.gradient().array().addi(biasGradient);
    }
}
