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
        return of(latents, size);
    }

    private static LatentSpectrum of(double[] latents, int size) {
        double[] covariance = LatentStatistics.covariance(latents, size);
        double[][] square = new double[size][size];
        for (int i = 0; i < covariance.length; i++) {
            square[i / size][i % size] = covariance[i];
        }
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(square, false)).getRealEigenvalues();
        List<Double> sorted = new ArrayList<>();
        for (double value : values) {
            sorted.add(Math.max(0, value));
        }
        sorted.sort((a, b) -> Double.compare(b, a));
        return new LatentSpectrum(
                effectiveRank(sorted), LatentStatistics.of(latents, size).spread(), sorted);
    }

    private static double effectiveRank(List<Double> eigenvalues) {
        double total = eigenvalues.stream().mapToDouble(Double::doubleValue).sum();
        double entropy = 0;
        for (double value : eigenvalues) {
            double share = value / total;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.exp(entropy);
    }
}
