package foresee.training;

import foresee.runtime.Layer;

/**
 * y = w t + b,   t = tanh(alpha x),   dx = dy w alpha (1 - t^2),   dalpha += sum of dy w (1 - t^2) x,   dw += sum of dy t,   db += sum
 * of dy.
 *
 * <p><b>Shapes:</b> x, y (rows, size), alpha (1), w, b (size). Computed in Java.
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
            t[i] = Math.tanh(a * x[i]);
            y[i] = w[i % size] * t[i] + b[i % size];
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
        for (int i = 0; i < x.length; i++) {
            double slope = y[i] * w[i % size] * (1 - t[i] * t[i]);
            alphaGradient += slope * x[i];
            y[i] = slope * a;
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
        for (int i = 0; i < x.length; i++) {
            weightGradient[i % size] += y[i] * t[i];
            biasGradient[i % size] += y[i];
        }
        weight.gradient().write(weightGradient);
        bias.gradient().write(biasGradient);
    }
}
