package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.Arrays;

/**
 * Features of a vector in another order, or some of them: y(i) = x(place(i)).
 *
 * <p><b>Shapes:</b> x (rows, in), y (rows, places).
 */
final class PickLayer implements TrainedLayer {
    private final int[] places;
    private final Port input;
    private final Port output;
    private final double[] x;
    private final double[] y;

    private PickLayer(int[] places, Port input) {
        this.places = places;
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(places.length), input.rows(), true, true);
        this.x = new double[input.shape().size()];
        this.y = new double[places.length];
    }

    /** A part of the vector. */
    static PickLayer of(Layer.Slice layer, Port input) {
        int[] places = new int[layer.size()];
        Arrays.setAll(places, i -> layer.from() + i);
        return new PickLayer(places, input);
    }

    /** Two kinds of things in the order of time. */
    static PickLayer of(Layer.Tokens layer, Port input) {
        int first = layer.first();
        int pair = first + layer.second();
        int[] places = new int[layer.tokens() * pair];
        Arrays.setAll(places, i -> {
            int token = i / pair;
            int k = i % pair;
            return k < first ? token * first + k : layer.tokens() * first + token * layer.second() + k - first;
        });
        return new PickLayer(places, input);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        for (int row = 0; row < input.rows(); row++) {
            input.values().read(row * x.length, x, x.length);
            for (int i = 0; i < y.length; i++) {
                y[i] = x[places[i]];
            }
            output.values().write(row * y.length, y, y.length);
        }
    }

    @Override
    public void backward() {
        if (input.gradient() == null) {
            return;
        }
        for (int row = 0; row < input.rows(); row++) {
            output.gradient().read(row * y.length, y, y.length);
            Arrays.fill(x, 0);
            for (int i = 0; i < y.length; i++) {
                x[places[i]] = y[i];
            }
            input.gradient().write(row * x.length, x, x.length);
        }
    }
}
