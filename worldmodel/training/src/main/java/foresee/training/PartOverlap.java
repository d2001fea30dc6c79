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
    private final int latentSize;
    private final int[] partOf;
    private final BatchCovariance batch;

    /**
     * @param rows latents in a batch, at least 2
     * @param sizes of the parts, adding up to D
     */
    PartOverlap(int rows, List<Integer> sizes) {
        this.latentSize = sizes.stream().mapToInt(Integer::intValue).sum();
        this.partOf = new int[latentSize];
        this.batch = new BatchCovariance(rows, latentSize);
        int from = 0;
        for (int part = 0; part < sizes.size(); part++) {
            Arrays.fill(partOf, from, from + sizes.get(part), part);
            from += sizes.get(part);
        }
    }

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        return batch.evaluate(latents, weight, gradient, this::toCovarianceGradient);
    }

    /** The value; replaces the covariance C by dJ/dC, which is 0 within a part. */
    private double toCovarianceGradient(double[] covariance) {
        double value = 0;
        for (int i = 0; i < covariance.length; i++) {
            double c = partOf[i / latentSize] == partOf[i % latentSize] ? 0 : covariance[i];
            value += c * c / latentSize;
            covariance[i] = 2 * c / latentSize;
        }
        return value;
    }
}
