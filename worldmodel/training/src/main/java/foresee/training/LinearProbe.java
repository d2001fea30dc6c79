package foresee.training;

import foresee.runtime.ProbeFactor;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A linear map from latents to factors of the state, by ridge regression.
 *
 * <pre>{@code
 * minimise  sum |W z + b - x|^2 + n ridge sum var(z) W^2
 * }</pre>
 *
 * <p><b>Shapes:</b> W (F, D), b (F). <b>Why:</b> if it reads a factor off held-out latents, the model knows that factor.
 */
final class LinearProbe {
    private static final double RIDGE = 1e-6;

    private final List<ProbeTarget> targets;
    private final RealMatrix weights;
    private final double[] bias;

    private LinearProbe(List<ProbeTarget> targets, RealMatrix weights, double[] bias) {
        this.targets = targets;
        this.weights = weights;
        this.bias = bias;
    }

    /** Fits on every {@code stride}-th frame of {@code episodes}. */
    static LinearProbe fit(List<EncodedEpisode> episodes, List<ProbeTarget> targets, int stride) {
        int latentSize = episodes.get(0).latent(0).length;
        RealMatrix gram = new Array2DRowRealMatrix(latentSize + 1, latentSize + 1);
        RealMatrix moments = new Array2DRowRealMatrix(latentSize + 1, targets.size());
        for (EncodedEpisode episode : episodes) {
            for (int t = 0; t < episode.frames(); t += stride) {
                addMoments(episode.latent(t), episode.state(t), targets, gram, moments);
            }
        }
        RealMatrix solution = new CholeskyDecomposition(regularized(gram), 1e-8, 0)
                .getSolver()
                .solve(moments);
        RealMatrix weights =
                solution.getSubMatrix(0, latentSize - 1, 0, targets.size() - 1).transpose();
        return new LinearProbe(List.copyOf(targets), weights, solution.getRow(latentSize));
    }

    private static void addMoments(
            double[] latent, float[] state, List<ProbeTarget> targets, RealMatrix gram, RealMatrix moments) {
        int bias = latent.length;
        for (int d = 0; d <= bias; d++) {
            double z = d == bias ? 1 : latent[d];
            for (int e = 0; e <= bias; e++) {
                gram.addToEntry(d, e, z * (e == bias ? 1 : latent[e]));
            }
            for (int f = 0; f < targets.size(); f++) {
                moments.addToEntry(d, f, z * targets.get(f).value().applyAsDouble(state));
            }
        }
    }

    /** The Gram matrix with the mean square latent, times the ridge and the count, added on the diagonal, bias aside. */
    private static RealMatrix regularized(RealMatrix gram) {
        int bias = gram.getRowDimension() - 1;
        double trace = 0;
        for (int d = 0; d < bias; d++) {
            trace += gram.getEntry(d, d);
        }
        double ridge = RIDGE * trace / bias + Double.MIN_NORMAL;
        RealMatrix sum = gram.copy();
        for (int d = 0; d < bias; d++) {
            sum.addToEntry(d, d, ridge);
        }
        return sum;
    }

    /** What is read. */
    List<ProbeTarget> targets() {
        return targets;
    }

    /** Factor {@code f} as read off the latent at {@code from} in {@code latents}. */
    double read(int f, double[] latents, int from) {
        double sum = bias[f];
        for (int d = 0; d < weights.getColumnDimension(); d++) {
            sum += weights.getEntry(f, d) * latents[from + d];
        }
        return sum;
    }

    /** Factor {@code f} as read off a latent. */
    double read(int f, double[] latent) {
        return read(f, latent, 0);
    }

    /** Names and units, in the order of the rows. */
    List<ProbeFactor> factors() {
        return targets.stream()
                .map(target -> new ProbeFactor(target.name(), target.unit()))
                .toList();
    }

    /** {@code probe.weight} (F, D) and {@code probe.bias} (F). */
    List<Tensor> tensors() {
        int rows = weights.getRowDimension();
        int columns = weights.getColumnDimension();
        float[] flat = new float[rows * columns];
        float[] shifts = new float[rows];
        for (int f = 0; f < rows; f++) {
            shifts[f] = (float) bias[f];
            for (int d = 0; d < columns; d++) {
                flat[f * columns + d] = (float) weights.getEntry(f, d);
            }
        }
        return List.of(
                new Tensor(TensorSpec.of("probe.weight", rows, columns), flat),
                new Tensor(TensorSpec.of("probe.bias", rows), shifts));
    }
}
