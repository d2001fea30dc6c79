package foresee.planning;

import java.util.Arrays;

/** A diagonal covariance matrix: linear in time and space, for problems of many dimensions. */
final class DiagonalCovariance implements CmaCovariance {
    private final double[] variances;

    /** The identity. */
    DiagonalCovariance(int size) {
        variances = new double[size];
        Arrays.fill(variances, 1.0);
    }

    @Override
    public double[] colour(double[] z) {
        double[] y = new double[z.length];
        Arrays.setAll(y, j -> Math.sqrt(variances[j]) * z[j]);
        return y;
    }

    @Override
    public double[] whiten(double[] y) {
        double[] z = new double[y.length];
        Arrays.setAll(z, j -> y[j] / Math.sqrt(variances[j]));
        return z;
    }

    @Override
    public double variance(int j) {
        return variances[j];
    }

    @Override
    public void update(double kept, double rate, double[] path, double[] weights, double[][] steps) {
        for (int j = 0; j < variances.length; j++) {
            double sum = kept * variances[j] + rate * path[j] * path[j];
            for (int n = 0; n < weights.length; n++) {
                sum += weights[n] * steps[n][j] * steps[n][j];
            }
            variances[j] = Math.max(sum, Double.MIN_NORMAL);
        }
    }
}
