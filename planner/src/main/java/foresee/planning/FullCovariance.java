package foresee.planning;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * A full covariance matrix and, of late, its eigendecomposition.
 *
 * <p>C = B D^2 B',   C^(1/2) z = B D z,   C^(-1/2) y = B D^-1 B' y
 *
 * <p>The square root in {@link #colour} is B D, that in {@link #whiten} the symmetric one, as in the tutorial.
 */
final class FullCovariance implements CmaCovariance {
    /** The largest ratio of the longest axis's variance to the shortest one's. */
    private static final double CONDITION = 1e14;

    private final int size;
    private final int updatesPerDecomposition;
    private final double[][] c;
    private double[][] axes;
    private final double[] lengths;
    private int updates;

    /**
     * The identity.
     *
     * @param updatesPerDecomposition the axes are computed again after so many updates
     */
    FullCovariance(int size, int updatesPerDecomposition) {
        this.size = size;
        this.updatesPerDecomposition = updatesPerDecomposition;
        this.c = new double[size][size];
        this.axes = new double[size][size];
        this.lengths = new double[size];
        for (int j = 0; j < size; j++) {
            c[j][j] = 1;
            axes[j][j] = 1;
            lengths[j] = 1;
        }
    }

    @Override
    public double[] colour(double[] z) {
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                y[i] += axes[i][k] * lengths[k] * z[k];
            }
        }
        return y;
    }

    @Override
    public double[] whiten(double[] y) {
        double[] z = new double[size];
        for (int k = 0; k < size; k++) {
            double along = 0;
            for (int i = 0; i < size; i++) {
                along += axes[i][k] * y[i];
            }
            for (int i = 0; i < size; i++) {
                z[i] += axes[i][k] * along / lengths[k];
            }
        }
        return z;
    }

    @Override
    public double variance(int j) {
        return c[j][j];
    }

    @Override
    public void update(double kept, double rate, double[] path, double[] weights, double[][] steps) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = kept * c[i][j] + rate * path[i] * path[j];
                for (int n = 0; n < weights.length; n++) {
                    sum += weights[n] * steps[n][i] * steps[n][j];
                }
                c[i][j] = sum;
                c[j][i] = sum;
            }
        }
        updates++;
        if (updates % updatesPerDecomposition == 0) {
            decompose();
        }
    }

    private void decompose() {
        EigenDecomposition decomposition = new EigenDecomposition(new Array2DRowRealMatrix(c, false));
        double[] variances = decomposition.getRealEigenvalues();
        axes = decomposition.getV().getData();
        lift(variances);
        for (int k = 0; k < size; k++) {
            lengths[k] = Math.sqrt(variances[k]);
        }
    }

    /** Adds a multiple of the identity where rounding has left an axis without length. */
    private void lift(double[] variances) {
        double longest = 0;
        double shortest = Double.MAX_VALUE;
        for (double variance : variances) {
            longest = Math.max(longest, variance);
            shortest = Math.min(shortest, variance);
        }
        double missing = longest / CONDITION - shortest;
        for (int k = 0; missing > 0 && k < size; k++) {
            variances[k] += missing;
            c[k][k] += missing;
        }
    }
}
