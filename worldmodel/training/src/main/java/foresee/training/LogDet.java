package foresee.training;

import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How far the latents' covariance is from the identity, as the relative entropy of one Gaussian to another.
 *
 * <pre>{@code
 * J = (1 / 2D) (tr C - log det(C + e I) - D),   dJ/dC = (1 / 2D) (I - (C + e I)^-1),   e = 1e-3
 * C = covariance of the rows, divided by rows - 1
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (rows, D).
 *
 * <p><b>Why:</b> a direction in which latents hardly differ is pulled apart with a force of 1 / deviation, where that of SIGReg and of
 * VICReg falls with the deviation: what differs little between frames, such as the angle of a thing beside its place, comes as
 * soon as what differs much. It says nothing of the shape of the distribution: even places stay even, and a linear read-out
 * stays linear.
 *
 * <p><b>Source:</b> the log-determinant entropy of Ozsoy, Hamdan, Arik, Yuret, Erdogan, "Self-Supervised Learning with an
 * Information Maximization Criterion", arXiv 2209.07999, with the trace of the relative entropy instead of a normalisation.
 */
final class LogDet implements LatentLoss {
    private static final double EPSILON = 1e-3;

    private final int latentSize;
    private final BatchCovariance batch;

    /** @param rows latents in a batch, at least 2 */
    LogDet(int rows, int latentSize) {
        this.latentSize = latentSize;
        this.batch = new BatchCovariance(rows, latentSize);
    }

    @Override
    public String name() {
        return "logdet";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        return batch.evaluate(latents, weight, gradient, this::toCovarianceGradient);
    }

    /** The value; replaces the covariance C by dJ/dC. */
    private double toCovarianceGradient(double[] covariance) {
        CholeskyDecomposition factors = new CholeskyDecomposition(regular(covariance));
        RealMatrix inverse = factors.getSolver().getInverse();
        double trace = 0;
        double logDeterminant = 0;
        for (int i = 0; i < latentSize; i++) {
            trace += covariance[i * latentSize + i];
            logDeterminant += 2 * StrictMath.log(factors.getL().getEntry(i, i));
        }
        for (int i = 0; i < covariance.length; i++) {
            int row = i / latentSize;
            int column = i % latentSize;
            covariance[i] = ((row == column ? 1 : 0) - inverse.getEntry(row, column)) / (2 * latentSize);
        }
        return (trace - logDeterminant - latentSize) / (2 * latentSize);
    }

    /** C + e I, symmetric to the bit, as the factorisation demands. */
    private RealMatrix regular(double[] covariance) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(latentSize, latentSize);
        for (int i = 0; i < covariance.length; i++) {
            int row = i / latentSize;
            int column = i % latentSize;
            double both = covariance[i] + covariance[column * latentSize + row];
            matrix.setEntry(row, column, both / 2 + (row == column ? EPSILON : 0));
        }
        return matrix;
    }
}
