package foresee.training;

/**
 * How a batch of latents is spread out.
 *
 * <p>With C the covariance over the rows: variance = trace(C) / D,   spread = mean over d of sqrt(C(d,d)),   rank = trace(C)^2 /
 * |C|^2 (Frobenius), the participation ratio: D for equal eigenvalues, 1 for a single one.
 *
 * @param spread mean standard deviation
 * @param variance mean variance: the squared error of the best constant prediction
 * @param rank effective, 1 to D; 0 if nothing varies
 */
record LatentStatistics(double spread, double variance, double rank) {

    /** @param latents (rows, D) */
    static LatentStatistics of(double[] latents, int latentSize) {
        double[] covariance = covariance(latents, latentSize);
        double spread = 0;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < covariance.length; i++) {
            squares += covariance[i] * covariance[i];
            if (i % (latentSize + 1) == 0) {
                spread += Math.sqrt(covariance[i]) / latentSize;
                trace += covariance[i];
            }
        }
        return new LatentStatistics(spread, trace / latentSize, squares > 0 ? trace * trace / squares : 0);
    }

    /** The covariance (D, D) over rows, divided by their number. */
    static double[] covariance(double[] latents, int latentSize) {
        int rows = latents.length / latentSize;
        double[] mean = new double[latentSize];
        for (int i = 0; i < latents.length; i++) {
            mean[i % latentSize] += latents[i] / rows;
        }
        double[] covariance = new double[latentSize * latentSize];
        double[] centred = new double[latentSize];
        for (int n = 0; n < rows; n++) {
            for (int d = 0; d < latentSize; d++) {
                centred[d] = latents[n * latentSize + d] - mean[d];
            }
            for (int d = 0; d < latentSize; d++) {
                double factor = centred[d] / rows;
                for (int e = 0; e < latentSize; e++) {
                    covariance[d * latentSize + e] += factor * centred[e];
                }
            }
        }
        return covariance;
    }
}
