package foresee.training;

/**
 * y = x + b,   dx = dy,   db += sum over rows of dy.
 *
 * <p><b>Shapes:</b> x, y (rows, size), b (size).
 */
final class PositionLayer implements TrainedLayer {
    private final Port input;
    private final Port output;
    private final Weights bias;
    private final double[] row;
    private final double[] b;

    PositionLayer(Port input, Weights bias) {
        this.input = input;
        this.output = Port.create(input.type(), input.shape(), input.rows(), true, true);
        this.bias = bias;
        this.row = new double[input.shape().size()];
        this.b = new double[row.length];
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        bias.values().read(b);
        for (int r = 0; r < input.rows(); r++) {
            input.values().read(r * row.length, row, row.length);
            for (int i = 0; i < row.length; i++) {
                row[i] += b[i];
            }
            output.values().write(r * row.length, row, row.length);
        }
    }

    @Override
    public void backward() {
        bias.gradient().read(b);
        for (int r = 0; r < input.rows(); r++) {
            output.gradient().read(r * row.length, row, row.length);
            for (int i = 0; i < row.length; i++) {
                b[i] += row[i];
            }
        }
        bias.gradient().write(b);
        if (input.gradient() != null) {
            input.gradient().array().assign(output.gradient().array());
        }
    }
}
