package foresee.training;

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

    private final int latentSize;
    private final double varianceWeight;
    private final double covarianceWeight;
    private final BatchCovariance batch;

    /** @param rows latents in a batch, at least 2 */
    VicReg(int rows, int latentSize, double varianceWeight, double covarianceWeight) {
        this.latentSize = latentSize;
        this.varianceWeight = varianceWeight;
        this.covarianceWeight = covarianceWeight;
        this.batch = new BatchCovariance(rows, latentSize);
    }

    @Override
    public String name() {
        return "vicreg";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        return batch.evaluate(latents, weight, gradient, this::toCovarianceGradient);
    }

    /** The value; replaces the covariance C by dJ/dC. */
    private double toCovarianceGradient(double[] covariance) {
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
}
