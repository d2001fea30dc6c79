package foresee.training;

/**
 * y = x + f(x),   dx = dy + the gradient through f.
 *
 * <p><b>Shapes:</b> input and output alike.
 */
final class ResidualLayer implements TrainedLayer {
    private final Port input;
    private final Port output;
    private final Chain inner;
    private final Port innerInput;

    /**
     * @param input x
     * @param innerInput the same values with a gradient buffer of its own
     * @param inner f, reading {@code innerInput}
     */
    ResidualLayer(Port input, Port innerInput, Chain inner) {
        this.input = input;
        this.innerInput = innerInput;
        this.inner = inner;
        this.output = Port.create(input.type(), input.shape(), input.rows(), true, true);
    }

    /** The port that the layers within read: the values of {@code input}, kept, and a new gradient. */
    static Port innerInput(Port input) {
        Port fresh = Port.create(input.type(), input.shape(), input.rows(), true, false);
        return new Port(
                input.shape(), input.rows(), input.values(), input.gradient() == null ? null : fresh.gradient(), false);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        inner.forward();
        output.values()
                .array()
                .assign(input.values().array())
                .addi(inner.output().values().array());
    }

    @Override
    public void backward() {
        inner.output().gradient().array().assign(output.gradient().array());
        inner.backward();
        if (input.gradient() != null) {
            input.gradient()
                    .array()
                    .assign(output.gradient().array())
                    .addi(innerInput.gradient().array());
        }
    }
}
