package foresee.dataset;

/**
 * Least squares with a small ridge: w = (X'X + r diag(X'X))^-1 X'y, from sums over rows that come one at a time.
 *
 * <p><b>Shapes:</b> inputs (P), of which one is usually constant, target a number, w (P).
 */
final class RidgeRegression {
    private static final double RIDGE = 1e-4;
    private static final double TINY = 1e-12;

    private final int inputs;
    private final double[][] products;
    private final double[] withTarget;

    RidgeRegression(int inputs) {
        this.inputs = inputs;
        this.products = new double[inputs][inputs];
        this.withTarget = new double[inputs];
    }

    void add(double[] x, double y) {
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += x[i] * x[j];
            }
            withTarget[i] += x[i] * y;
        }
    }

    /** The weights, by Cholesky. */
    double[] solve() {
        double[][] l = new double[inputs][inputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = products[i][j] + (i == j ? RIDGE * products[i][i] + TINY : 0);
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(Math.max(sum, TINY)) : sum / l[j][j];
            }
        }
        return backward(l, forward(l));
    }

    private double[] forward(double[][] l) {
        double[] z = withTarget.clone();
        for (int i = 0; i < inputs; i++) {
            for (int k = 0; k < i; k++) {
                z[i] -= l[i][k] * z[k];
            }
            z[i] /= l[i][i];
        }
        return z;
    }

    private double[] backward(double[][] l, double[] z) {
        for (int i = inputs - 1; i >= 0; i--) {
            for (int k = i + 1; k < inputs; k++) {
                z[i] -= l[k][i] * z[k];
            }
            z[i] /= l[i][i];
        }
        return z;
    }

    static double predict(double[] weights, double[] x) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }
}
