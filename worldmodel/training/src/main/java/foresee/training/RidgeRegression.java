package foresee.training;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A linear map with a bias, fitted by ridge regression to samples that are added one by one.
 *
 * <pre>{@code
 * minimise  sum |W x + b - y|^2 + ridge sum W^2,   ridge = 1e-6 x mean over inputs of (sum x^2)
 * }</pre>
 *
 * <p><b>Shapes:</b> x (I), y (O), W (O, I), b (O).
 */
final class RidgeRegression {
    private static final double RIDGE = 1e-6;

    private final int inputs;
    private final int outputs;

    /** Sums of products of inputs, the bias's 1 last. */
    private final double[][] gram;

    private final double[][] moments;

    /** Of numbers of inputs and outputs, each at least 1. */
    RidgeRegression(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.gram = new double[inputs + 1][inputs + 1];
        this.moments = new double[inputs + 1][outputs];
    }

    /** One sample: x (I) and y (O). */
    void add(double[] x, double[] y) {
        for (int i = 0; i <= inputs; i++) {
            double z = i == inputs ? 1 : x[i];
            for (int j = 0; j < inputs; j++) {
                gram[i][j] += z * x[j];
            }
            gram[i][inputs] += z;
            for (int o = 0; o < outputs; o++) {
                moments[i][o] += z * y[o];
            }
        }
    }

    /** The map that fits best. */
    LinearMap solve() {
        RealMatrix solution = new CholeskyDecomposition(regularized(), 1e-8, 0)
                .getSolver()
                .solve(new Array2DRowRealMatrix(moments, false));
        double[][] weights = new double[outputs][inputs];
        double[] bias = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            bias[o] = solution.getEntry(inputs, o);
            for (int i = 0; i < inputs; i++) {
                weights[o][i] = solution.getEntry(i, o);
            }
        }
        return new LinearMap(weights, bias);
    }

    /** The Gram matrix with the ridge on its diagonal, bias aside. */
    private RealMatrix regularized() {
        double trace = 0;
        for (int i = 0; i < inputs; i++) {
            trace += gram[i][i];
        }
        double ridge = RIDGE * trace / inputs + Double.MIN_NORMAL;
        RealMatrix sum = new Array2DRowRealMatrix(gram, true);
        for (int i = 0; i < inputs; i++) {
            sum.addToEntry(i, i, ridge);
        }
        return sum;
    }
}
