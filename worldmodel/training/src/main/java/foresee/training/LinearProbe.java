package foresee.training;

import foresee.runtime.ProbeFactor;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.util.List;

/**
 * A linear map from latents to factors of the state, by {@link RidgeRegression}.
 *
 * <p><b>Shapes:</b> W (F, D), b (F). <b>Why:</b> if it reads a factor off held-out latents, the model knows that factor.
 */
final class LinearProbe {
    private final List<ProbeTarget> targets;
    private final int latentSize;
    private final LinearMap map;

    private LinearProbe(List<ProbeTarget> targets, int latentSize, LinearMap map) {
        this.targets = targets;
        this.latentSize = latentSize;
        this.map = map;
    }

    /** Fits on every {@code stride}-th frame of {@code episodes}; without targets it reads nothing and needs no states. */
    static LinearProbe fit(List<? extends EncodedFrames> episodes, List<ProbeTarget> targets, int stride) {
        int latentSize = episodes.get(0).latent(0).length;
        if (targets.isEmpty()) {
            return new LinearProbe(List.of(), latentSize, new LinearMap(new double[0][], new double[0]));
        }
        RidgeRegression regression = new RidgeRegression(latentSize, targets.size());
        for (EncodedFrames episode : episodes) {
            for (int t = 0; t < episode.frames(); t += stride) {
                regression.add(episode.latent(t), values(targets, episode.state(t)));
            }
        }
        return new LinearProbe(List.copyOf(targets), latentSize, regression.solve());
    }

    private static double[] values(List<ProbeTarget> targets, float[] state) {
        return targets.stream()
                .mapToDouble(target -> target.value().applyAsDouble(state))
                .toArray();
    }

    /** What is read. */
    List<ProbeTarget> targets() {
        return targets;
    }

    /** Factor {@code f} as read off the latent at {@code from} in {@code latents}. */
    double read(int f, double[] latents, int from) {
        return map.apply(f, latents, from);
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

    /** {@code probe.weight} (F, D) and {@code probe.bias} (F); none if nothing is read. */
    List<Tensor> tensors() {
        int rows = targets.size();
        if (rows == 0) {
            return List.of();
        }
        float[] flat = new float[rows * latentSize];
        float[] shifts = new float[rows];
        for (int f = 0; f < rows; f++) {
            shifts[f] = (float) map.bias(f);
            for (int d = 0; d < latentSize; d++) {
                flat[f * latentSize + d] = (float) map.weight(f, d);
            }
        }
        return List.of(
                new Tensor(TensorSpec.of("probe.weight", rows, latentSize), flat),
                new Tensor(TensorSpec.of("probe.bias", rows), shifts));
    }
}
