package foresee.training;

import java.util.Arrays;
import java.util.List;

/**
 * How much the parts of a latent say the same: squared covariances between components of different parts.
 *
 * <pre>{@code
 * J = (1/D) sum over d, e of different parts of C(d,e)^2,   C = covariance of the rows, divided by rows - 1
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (rows, D). <b>Why:</b> where one part has what is learned first, the others tend to take it, too, since it is easy to predict;
 * what is learned later then has no place. <b>Source:</b> the covariance term of VICReg (arXiv 2105.04906), between parts alone.
 */
final class PartOverlap implements LatentLoss {
    private final int rows;
    private final int latentSize;
    private final int[] partOf;
    private final double[] mean;
    private final double[] centred;
    private final double[] covariance;

    /**
     * @param rows latents in a batch, at least 2
     * @param sizes of the parts, adding up to D
     */
    PartOverlap(int rows, List<Integer> sizes) {
        if (rows < 2) {
            throw new IllegalArgumentException("rows (" + rows + ") must be at least 2.");
        }
        this.rows = rows;
        this.latentSize = sizes.stream().mapToInt(Integer::intValue).sum();
        this.partOf = new int[latentSize];
        int from = 0;
        for (int part = 0; part < sizes.size(); part++) {
            Arrays.fill(partOf, from, from + sizes.get(part), part);
            from += sizes.get(part);
        }
        this.mean = new double[latentSize];
        this.centred = new double[rows * latentSize];
        this.covariance = new double[latentSize * latentSize];
    }

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        centre(latents);
        double squares = 0;
        Arrays.fill(covariance, 0);
        for (int d = 0; d < latentSize; d++) {
            for (int e = 0; e < d; e++) {
                if (partOf[d] != partOf[e]) {
                    double c = covariance(d, e);
                    covariance[d * latentSize + e] = c;
                    covariance[e * latentSize + d] = c;
                    squares += 2 * c * c;
                }
            }
        }
        addGradient(4 * weight / ((rows - 1) * (double) latentSize), gradient);
        return squares / latentSize;
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

    private double covariance(int d, int e) {
        double sum = 0;
        for (int n = 0; n < rows; n++) {
            sum += centred[n * latentSize + d] * centred[n * latentSize + e];
        }
        return sum / (rows - 1);
    }

    /** dJ/dz(n,d) = 4 / (D (rows - 1)) sum over e of other parts of C(d,e) centred(n,e). */
    private void addGradient(double factor, double[] gradient) {
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
