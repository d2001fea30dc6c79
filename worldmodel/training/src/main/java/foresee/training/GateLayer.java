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
        for (int row = 0; row < input.rows(); row++) {
            int a = 2 * row * size;
            for (int i = 0; i < size; i++) {
                y[row * size + i] = Math.max(0, x[a + i]) * x[a + size + i];
            }
        }
        output.values().write(y);
    }

    @Override
    public void backward() {
        input.values().read(x);
        output.gradient().read(y);
        for (int row = 0; row < input.rows(); row++) {
            passRow(row);
        }
        input.gradient().write(x);
    }

    private void passRow(int row) {
        int a = 2 * row * size;
        for (int i = 0; i < size; i++) {
            double gradient = y[row * size + i];
            double gate = x[a + i];
            x[a + i] = gate > 0 ? gradient * x[a + size + i] : 0;
            x[a + size + i] = gradient * Math.max(0, gate);
        }
    }
}
