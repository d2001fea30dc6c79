package foresee.training;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * How the variance of held-out latents is shared among directions.
 *
 * <p>With p(i) the share of eigenvalue i of the covariance: effective rank = exp(- sum p log p).
 *
 * <p><b>Source:</b> Roy and Vetterli, "The effective rank", EUSIPCO 2007 (there of singular values).
 *
 * @param effectiveRank 1 to D
 * @param spread mean standard deviation of the latent's components
 * @param eigenvalues of the covariance, largest first
 */
public record LatentSpectrum(double effectiveRank, double spread, List<Double> eigenvalues) {
    public LatentSpectrum {
        eigenvalues = List.copyOf(eigenvalues);
    }

    static LatentSpectrum of(List<EncodedEpisode> episodes) {
        double[] latents = flat(episodes);
        int size = episodes.get(0).latent(0).length;
        List<Double> sorted = new ArrayList<>();
        for (double value : principal(latents, size).getRealEigenvalues()) {
            sorted.add(Math.max(0, value));
        }
        sorted.sort((a, b) -> Double.compare(b, a));
        return new LatentSpectrum(
                effectiveRank(sorted), LatentStatistics.of(latents, size).spread(), sorted);
    }

    /** Principal directions of all latents and the variances along them, in no order. */
    static EigenDecomposition principal(List<EncodedEpisode> episodes) {
        return principal(flat(episodes), episodes.get(0).latent(0).length);
    }

    private static EigenDecomposition principal(double[] latents, int size) {
        double[] covariance = LatentStatistics.covariance(latents, size);
        double[][] square = new double[size][size];
        for (int i = 0; i < covariance.length; i++) {
            int transposed = i % size * size + i / size;
            square[i / size][i % size] = (covariance[i] + covariance[transposed]) / 2;
        }
        return new EigenDecomposition(new Array2DRowRealMatrix(square, false));
    }

    /** All latents (rows, D). */
    static double[] flat(List<EncodedEpisode> episodes) {
        int size = episodes.get(0).latent(0).length;
        int rows = episodes.stream().mapToInt(EncodedEpisode::frames).sum();
        double[] latents = new double[rows * size];
        int at = 0;
        for (EncodedEpisode episode : episodes) {
            for (int t = 0; t < episode.frames(); t++) {
                System.arraycopy(episode.latent(t), 0, latents, at, size);
                at += size;
            }
        }
        return latents;
    }

    private static double effectiveRank(List<Double> eigenvalues) {
        double total = eigenvalues.stream().mapToDouble(Double::doubleValue).sum();
        double entropy = 0;
        for (double value : eigenvalues) {
            double share = total > 0 ? value / total : 0;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.exp(entropy);
    }
}
