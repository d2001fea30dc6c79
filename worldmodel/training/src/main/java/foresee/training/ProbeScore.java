package foresee.training;

import java.util.List;

/**
 * How well a probe reads one factor off held-out latents.
 *
 * <p>R2 = 1 - sum (read - true)^2 / sum (true - mean)^2.
 *
 * @param name of the factor
 * @param unit of its value and of the error
 * @param r2 1 is perfect; NaN if the factor never changes
 * @param error root mean square of read - true
 */
public record ProbeScore(String name, String unit, double r2, double error) {

    /** The score of factor {@code f} over every frame of {@code episodes}. */
    static ProbeScore of(LinearProbe probe, int f, List<? extends EncodedFrames> episodes) {
        ProbeTarget target = probe.targets().get(f);
        double count = 0;
        double sum = 0;
        double residual = 0;
        for (EncodedFrames episode : episodes) {
            for (int t = 0; t < episode.frames(); t++) {
                double value = target.value().applyAsDouble(episode.state(t));
                double miss = probe.read(f, episode.latent(t)) - value;
                count++;
                sum += value;
                residual += miss * miss;
            }
        }
        double spread = squaresAround(sum / count, target, episodes);
        double r2 = spread > 0 ? 1 - residual / spread : Double.NaN;
        return new ProbeScore(target.name(), target.unit(), r2, Math.sqrt(residual / count));
    }

    private static double squaresAround(double mean, ProbeTarget target, List<? extends EncodedFrames> episodes) {
        double squares = 0;
        for (EncodedFrames episode : episodes) {
            for (int t = 0; t < episode.frames(); t++) {
                double deviation = target.value().applyAsDouble(episode.state(t)) - mean;
                squares += deviation * deviation;
            }
        }
        return squares;
    }
}
