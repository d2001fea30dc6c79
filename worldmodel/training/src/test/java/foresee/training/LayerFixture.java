package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import foresee.runtime.Parameters;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A chain with random weights and input, and J = sum of c y for random c, so that dJ/dy = c. */
final class LayerFixture {
    final WeightStore store;
    final Chain chain;
    private final double[] coefficients;

    LayerFixture(DataType type, LayerShape shape, int rows, List<Layer> layers) {
        this(type, rows, layers, FrameBlocks.of(new Layer.Flatten(), shape), true);
    }

    private LayerFixture(DataType type, int rows, List<Layer> layers, FrameBlocks blocks, boolean gradient) {
        store = new WeightStore(type, Parameters.of("net", layers));
        store.values().write(scaled(CentralDifferences.normal(store.values().size(), 1), 0.3));
        Port input = Port.create(type, blocks.shape(), rows, gradient, false);
        input.values().write(CentralDifferences.normal(input.values().size(), 2));
        chain = ChainBuilder.build(store, "net", layers, blocks, input);
        coefficients = CentralDifferences.normal(chain.output().values().size(), 3);
    }

    /** As an encoder's first layers run: over blocks, without a gradient of the input. */
    static LayerFixture blocked(DataType type, LayerShape shape, int rows, List<Layer> layers) {
        return new LayerFixture(type, rows, layers, FrameBlocks.of(layers.get(0), shape), false);
    }

    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    double value() {
        chain.forward();
        double[] y = outputs();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += coefficients[i] * y[i];
        }
        return sum;
    }

    /** Forward and backward once, from cleared gradients. */
    void differentiate() {
        store.gradient().clear();
        addGradients();
    }

    /** Forward and backward once more. */
    void addGradients() {
        chain.forward();
        chain.output().gradient().write(coefficients);
        chain.backward();
    }

    double[] outputs() {
        return all(chain.output().values());
    }

    static double[] all(NativeArray array) {
        double[] values = new double[array.size()];
        array.read(values);
        return values;
    }
}
