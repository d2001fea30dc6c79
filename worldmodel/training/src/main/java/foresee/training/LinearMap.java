package foresee.training;

/**
 * y = W x + b.
 *
 * <p><b>Shapes:</b> W (O, I), b (O). Views: nobody writes them.
 */
final class LinearMap {
    private final double[][] weights;
    private final double[] bias;

    LinearMap(double[][] weights, double[] bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** How many numbers it makes. */
    int outputs() {
        return bias.length;
    }

    /** W (o, i). */
    double weight(int o, int i) {
        return weights[o][i];
    }

    /** b (o). */
    double bias(int o) {
        return bias[o];
    }

    /** y (o) of the x that begins at {@code from} in {@code x}. */
    double apply(int o, double[] x, int from) {
        double sum = bias[o];
        for (int i = 0; i < weights[o].length; i++) {
            sum += weights[o][i] * x[from + i];
        }
        return sum;
    }
}
