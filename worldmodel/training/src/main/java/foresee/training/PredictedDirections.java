package foresee.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The principal directions of held-out latents, and how well one model step is predicted along each.
 *
 * <p><b>Why:</b> too strong a regulariser fills directions with what cannot be predicted; they vary as much as the others, and their
 * prediction error is as large as their variance.
 *
 * @param variances along each direction, largest first
 * @param errors mean squared error of one predicted model step along each
 * @param deadShare share of the D components of a latent whose deviation is under a hundredth of the largest
 */
public record PredictedDirections(List<Double> variances, List<Double> errors, double deadShare) {
    private static final double NOTABLE = 1e-2;
    private static final double DEAD = 1e-2;

    public PredictedDirections {
        variances = List.copyOf(variances);
        errors = List.copyOf(errors);
    }

    /**
     * Mean share of the variance of a direction that one predicted model step leaves unexplained, over those that vary at least a
     * hundredth as much as the first: 0 if all is predicted, 1 if nothing is.
     */
    public double unpredicted() {
        return IntStream.range(0, variances.size())
                .filter(k -> variances.get(k) > 0 && variances.get(k) >= NOTABLE * variances.get(0))
                .mapToDouble(k -> Math.min(1, errors.get(k) / variances.get(k)))
                .average()
                .orElse(1);
    }

    static PredictedDirections of(NativeModel model, List<EncodedEpisode> episodes) {
        EigenDecomposition principal = LatentSpectrum.principal(episodes);
        int size = model.latentSize();
        Imagination imagination = new Imagination(model, 1);
        List<Imagination.Window> windows = imagination.windows(episodes);
        List<double[][]> imagined = imagination.imagine(windows);
        double[] errors = new double[size];
        for (int i = 0; i < windows.size(); i++) {
            Imagination.Window window = windows.get(i);
            double[] reached = window.episode().latent(window.start() + model.actionChunk());
            for (int k = 0; k < size; k++) {
                double along = along(principal.getEigenvector(k).toArray(), imagined.get(i)[0], reached);
                errors[k] += along * along / windows.size();
            }
        }
        return sorted(principal.getRealEigenvalues(), errors, deadShare(episodes, size));
    }

    private static double along(double[] direction, double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < direction.length; d++) {
            sum += direction[d] * (a[d] - b[d]);
        }
        return sum;
    }

    private static PredictedDirections sorted(double[] variances, double[] errors, double deadShare) {
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < variances.length; k++) {
            order.add(k);
        }
        order.sort((a, b) -> Double.compare(variances[b], variances[a]));
        return new PredictedDirections(
                order.stream().map(k -> Math.max(0, variances[k])).toList(),
                order.stream().map(k -> errors[k]).toList(),
                deadShare);
    }

    private static double deadShare(List<EncodedEpisode> episodes, int size) {
        Moments[] components = new Moments[size];
        Arrays.setAll(components, d -> new Moments());
        for (EncodedEpisode episode : episodes) {
            for (int t = 0; t < episode.frames(); t++) {
                for (int d = 0; d < size; d++) {
                    components[d].add(episode.latent(t)[d]);
                }
            }
        }
        double largest =
                Arrays.stream(components).mapToDouble(Moments::variance).max().orElse(0);
        return Arrays.stream(components)
                        .filter(component -> component.variance() <= DEAD * DEAD * largest)
                        .count()
                / (double) size;
    }
}
