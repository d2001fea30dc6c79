package foresee.training;

import foresee.runtime.LayerShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An image as a vector in (channel, row, column) order, out of the (row, column, channel) order in which images are kept
 * here.
 *
 * <p><b>Shapes:</b> input (rows, height, width, channels), output (rows, channels height width).
 */
final class FlattenLayer implements TrainedLayer {
    private final Port input;
    private final Port output;
    private final INDArray channelsFirst;
    private final INDArray vectors;
    private final INDArray channelsLastGradient;

    FlattenLayer(Port input) {
        LayerShape shape = input.shape();
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(shape.size()), input.rows(), true, true);
        this.channelsFirst = input.values().array().permute(0, 3, 1, 2);
        this.vectors = output.values()
                .as(input.rows(), shape.channels(), shape.height(), shape.width())
                .array();
        this.channelsLastGradient = output.gradient()
                .as(input.rows(), shape.channels(), shape.height(), shape.width())
                .array()
                .permute(0, 2, 3, 1);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        vectors.assign(channelsFirst);
    }

    @Override
    public void backward() {
        if (input.gradient() != null) {
            input.gradient().array().assign(channelsLastGradient);
        }
    }
}
