package foresee.training;

import foresee.runtime.LayerShape;

/**
 * y = max(0, a) b,   da = dy b where a &gt; 0, else 0,   db = dy max(0, a).
 *
 * <p><b>Shapes:</b> input (rows, 2 size), a before b in each row; y (rows, size).
 */
final class GateLayer implements TrainedLayer {
    private final int size;
    private final Port input;
    private final Port output;
    private final double[] x;
    private final double[] y;

    /** @param input with a gradient */
    GateLayer(Port input) {
        this.size = input.shape().size() / 2;
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(size), input.rows(), true, true);
        this.x = new double[input.values().size()];
        this.y = new double[output.values().size()];
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        input.values().read(x);
        for (int i = 0; i < y.length; i++) {
            int at = place(i);
            y[i] = Math.max(0, x[at]) * x[at + size];
        }
        output.values().write(y);
    }

    /** Where a stands that makes y(i). */
    private int place(int i) {
        return i / size * 2 * size + i % size;
    }

    @Override
    public void backward() {
        input.values().read(x);
        output.gradient().read(y);
        for (int i = 0; i < y.length; i++) {
            int at = place(i);
            double a = x[at];
            x[at] = a > 0 ? y[i] * x[at + size] : 0;
            x[at + size] = y[i] * Math.max(0, a);
        }
        input.gradient().write(x);
    }
}
