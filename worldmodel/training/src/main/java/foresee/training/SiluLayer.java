package foresee.training;

/**
 * y = x s,   dx = dy s (1 + x (1 - s)),   s = 1 / (1 + exp(-x)).
 *
 * <p>Computed in Java: ND4J has no fused backward pass for it.
 */
final class SiluLayer implements TrainedLayer {
    private final Port input;
    private final Port output;

    SiluLayer(Port input) {
        this.input = input;
        this.output = Port.create(input.type(), input.shape(), input.rows(), true, true);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        NativeArray x = input.values();
        NativeArray y = output.values();
        for (int i = 0; i < x.size(); i++) {
            y.set(i, x.get(i) * sigmoid(x.get(i)));
        }
    }

    @Override
    public void backward() {
        if (input.gradient() == null) {
            return;
        }
        NativeArray x = input.values();
        for (int i = 0; i < x.size(); i++) {
            double s = sigmoid(x.get(i));
            input.gradient().set(i, output.gradient().get(i) * s * (1 + x.get(i) * (1 - s)));
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
