package foresee.benchmarks.failure;

import foresee.model.Latent;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The plane in which some latents differ most: their first two principal components.
 *
 * <p>x = (z - mean) . v1,  y = (z - mean) . v2,  where v1, v2 are the right singular vectors of the centred latents (n,D) with the
 * largest singular values. Of v and -v that is taken whose largest number is positive.
 *
 * <p><b>Units:</b> latent units: distances in the plane are at most sqrt(D {@link Latent#distance}). Immutable.
 */
public final class PrincipalPlane {
    private final double[] mean;
    private final double[][] axes;
    private final double explained;

    /**
     * A place in the plane.
     *
     * @param x along the first component
     * @param y along the second
     */
    public record Point(double x, double y) {}

    /**
     * The plane of latents.
     *
     * @param latents at least one, all of one size
     */
    public PrincipalPlane(List<Latent> latents) {
        mean = mean(latents);
        SingularValueDecomposition parts = new SingularValueDecomposition(centred(latents));
        axes = new double[][] {axis(parts.getV(), 0), axis(parts.getV(), 1)};
        explained = explained(parts.getSingularValues());
    }

    private static double[] mean(List<Latent> latents) {
        double[] mean = new double[latents.get(0).size()];
        for (Latent latent : latents) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += (double) latent.get(d) / latents.size();
            }
        }
        return mean;
    }

    private RealMatrix centred(List<Latent> latents) {
        double[][] rows = new double[latents.size()][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = fromMean(latents.get(n));
        }
        return new Array2DRowRealMatrix(rows, false);
    }

    private double[] fromMean(Latent latent) {
        double[] difference = new double[mean.length];
        for (int d = 0; d < mean.length; d++) {
            difference[d] = latent.get(d) - mean[d];
        }
        return difference;
    }

    /** Column k, or nothing but zeros if there are not as many. */
    private static double[] axis(RealMatrix columns, int k) {
        if (k >= columns.getColumnDimension()) {
            return new double[columns.getRowDimension()];
        }
        double[] axis = columns.getColumn(k);
        double largest = 0;
        for (double value : axis) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        for (int d = 0; d < axis.length; d++) {
            axis[d] = largest < 0 ? -axis[d] : axis[d];
        }
        return axis;
    }

    private static double explained(double[] singular) {
        double plane = 0;
        double all = 0;
        for (int k = 0; k < singular.length; k++) {
            double variance = singular[k] * singular[k];
            all += variance;
            plane += k < 2 ? variance : 0;
        }
        return all == 0 ? 1 : plane / all;
    }

    /** Where a latent lies, whether it is one of those or not. */
    public Point at(Latent latent) {
        double[] difference = fromMean(latent);
        return new Point(product(difference, axes[0]), product(difference, axes[1]));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    /** Share of the variance of the latents that lies in the plane, 0 to 1; 1 if all are the same. */
    public double explained() {
        return explained;
    }
}
