package foresee.training;

import java.util.Arrays;

/**
 * Variance and covariance regularisation: every dimension spreads at least a little, no two say the same.
 *
 * <pre>{@code
 * J = v mean over d of max(0, 1 - sqrt(C(d,d) + 1e-4))  +  c (1/D) sum over d != e of C(d,e)^2
 * C = covariance of the rows, divided by rows - 1
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (rows, D). <b>Source:</b> Bardes, Ponce, LeCun, "VICReg", arXiv 2105.04906; its invariance term is
 * the prediction loss here.
 */
final class VicReg implements LatentLoss {
    private static final double EPSILON = 1e-4;

    private final int rows;
    private final int latentSize;
    private final double varianceWeight;
    private final double covarianceWeight;
    private final double[] mean;
    private final double[] centred;
    private final double[] covariance;

    /** @param rows latents in a batch, at least 2 */
    VicReg(int rows, int latentSize, double varianceWeight, double covarianceWeight) {
        if (rows < 2) {
            throw new IllegalArgumentException("rows (" + rows + ") must be at least 2.");
        }
        this.rows = rows;
        this.latentSize = latentSize;
        this.varianceWeight = varianceWeight;
        this.covarianceWeight = covarianceWeight;
        this.mean = new double[latentSize];
        this.centred = new double[rows * latentSize];
        this.covariance = new double[latentSize * latentSize];
    }

    @Override
    public String name() {
        return "vicreg";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        centre(latents);
        covary();
        double value = toCovarianceGradient();
        addGradient(weight, gradient);
        return value;
    }

    private void centre(double[] latents) {
        Arrays.fill(mean, 0);
        for (int i = 0; i < latents.length; i++) {
            mean[i % latentSize] += latents[i] / rows;
        }
        for (int i = 0; i < latents.length; i++) {
            centred[i] = latents[i] - mean[i % latentSize];
        }
    }

    private void covary() {
        Arrays.fill(covariance, 0);
        for (int n = 0; n < rows; n++) {
            for (int d = 0; d < latentSize; d++) {
                double factor = centred[n * latentSize + d] / (rows - 1);
                for (int e = 0; e < latentSize; e++) {
                    covariance[d * latentSize + e] += factor * centred[n * latentSize + e];
                }
            }
        }
    }

    /** The value; replaces the covariance C by dJ/dC. */
    private double toCovarianceGradient() {
        double variance = 0;
        double cross = 0;
        for (int i = 0; i < covariance.length; i++) {
            double c = covariance[i];
            if (i % (latentSize + 1) == 0) {
                double deviation = Math.sqrt(c + EPSILON);
                variance += Math.max(0, 1 - deviation) / latentSize;
                covariance[i] = deviation < 1 ? -varianceWeight / (2 * deviation * latentSize) : 0;
            } else {
                cross += c * c / latentSize;
                covariance[i] = covarianceWeight * 2 * c / latentSize;
            }
        }
        return varianceWeight * variance + covarianceWeight * cross;
    }

    /** dJ/dz(n,d) = 2 / (rows - 1) sum over e of dJ/dC(d,e) centred(n,e), C being symmetric. */
    private void addGradient(double weight, double[] gradient) {
        double factor = 2 * weight / (rows - 1);
        for (int n = 0; n < rows; n++) {
            for (int d = 0; d < latentSize; d++) {
                double sum = 0;
                for (int e = 0; e < latentSize; e++) {
                    sum += covariance[d * latentSize + e] * centred[n * latentSize + e];
                }
                gradient[n * latentSize + d] += factor * sum;
            }
        }
    }
}
