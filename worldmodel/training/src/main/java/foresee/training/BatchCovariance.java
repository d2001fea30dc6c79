package foresee.training;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The covariance of a batch of latents, and the way back from it.
 *
 * <p>C = 1 / (rows - 1) sum over n of c(n) c(n)^T,   c(n) = z(n) - mean of z
 *
 * <p><b>Shapes:</b> latents (rows, D), C (D, D). One batch at a time; not thread-safe.
 */
final class BatchCovariance {
    private final int rows;
    private final int latentSize;
    private final double[] mean;
    private final double[] centred;
    private final double[] covariance;

    /** @param rows latents in a batch, at least 2 */
    BatchCovariance(int rows, int latentSize) {
        if (rows < 2) {
            throw new IllegalArgumentException("rows (" + rows + ") must be at least 2.");
        }
        this.rows = rows;
        this.latentSize = latentSize;
        this.mean = new double[latentSize];
        this.centred = new double[rows * latentSize];
        this.covariance = new double[latentSize * latentSize];
    }

    /**
     * The value of a term J(C), {@code weight} times whose gradient by the latents is added to {@code gradient}.
     *
     * @param term gives J and replaces C (D, D), which is symmetric up to rounding, by dJ/dC, which must be symmetric
     */
    double evaluate(double[] latents, double weight, double[] gradient, ToDoubleFunction<double[]> term) {
        double value = term.applyAsDouble(of(latents));
        addGradient(weight, gradient);
        return value;
    }

    /** C of a batch: the live array, which the caller may turn into dJ/dC. */
    private double[] of(double[] latents) {
        centre(latents);
        Arrays.fill(covariance, 0);
        for (int n = 0; n < rows; n++) {
            for (int d = 0; d < latentSize; d++) {
                double factor = centred[n * latentSize + d] / (rows - 1);
                for (int e = 0; e < latentSize; e++) {
                    covariance[d * latentSize + e] += factor * centred[n * latentSize + e];
                }
            }
        }
        return covariance;
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

    /** Adds {@code weight} times dJ/dz(n,d) = 2 / (rows - 1) sum over e of dJ/dC(d,e) c(n,e), dJ/dC being symmetric and in the live array. */
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
