package foresee.training;

import foresee.runtime.Layer;

/**
 * y = w t + b,   t = tanh(alpha x),   dx = dy w alpha (1 - t^2),   dalpha += sum of dy w (1 - t^2) x,   dw += sum of dy t,   db += sum
 * of dy.
 *
 * <p><b>Shapes:</b> x, y (rows, size), alpha (1), w, b (size). Computed in Java, by the exponential, which takes a quarter of the time of
 * {@link Math#tanh}.
 */
final class DytLayer implements TrainedLayer {
    private final int size;
    private final Port input;
    private final Port output;
    private final Weights alpha;
    private final Weights weight;
    private final Weights bias;
    private final double[] x;
    private final double[] t;
    private final double[] y;
    private final double[] w;
    private final double[] b;

    DytLayer(Layer.Dyt layer, Port input, Weights alpha, Weights weight, Weights bias) {
        this.size = layer.size();
        this.input = input;
        this.output = Port.create(input.type(), input.shape(), input.rows(), true, true);
        this.alpha = alpha;
        this.weight = weight;
        this.bias = bias;
        this.x = new double[input.values().size()];
        this.t = new double[x.length];
        this.y = new double[x.length];
        this.w = new double[size];
        this.b = new double[size];
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        input.values().read(x);
        weight.values().read(w);
        bias.values().read(b);
        double a = alpha.values().get(0);
        for (int i = 0; i < x.length; i++) {
            t[i] = 1 - 2 / (Math.exp(2 * a * x[i]) + 1);
        }
        for (int row = 0; row < y.length; row += size) {
            for (int i = 0; i < size; i++) {
                y[row + i] = w[i] * t[row + i] + b[i];
            }
        }
        output.values().write(y);
    }

    @Override
    public void backward() {
        output.gradient().read(y);
        weight.values().read(w);
        addWeightGradients();
        double a = alpha.values().get(0);
        double alphaGradient = alpha.gradient().get(0);
        for (int row = 0; row < y.length; row += size) {
            for (int i = 0; i < size; i++) {
                double slope = y[row + i] * w[i] * (1 - t[row + i] * t[row + i]);
                alphaGradient += slope * x[row + i];
                y[row + i] = slope * a;
            }
        }
        alpha.gradient().set(0, alphaGradient);
        if (input.gradient() != null) {
            input.gradient().write(y);
        }
    }

    private void addWeightGradients() {
        double[] weightGradient = new double[size];
        double[] biasGradient = new double[size];
        weight.gradient().read(weightGradient);
        bias.gradient().read(biasGradient);
        for (int row = 0; row < y.length; row += size) {
            for (int i = 0; i < size; i++) {
                weightGradient[i] += y[row + i] * t[row + i];
                biasGradient[i] += y[row + i];
            }
        }
        weight.gradient().write(weightGradient);
        bias.gradient().write(biasGradient);
    }
}
