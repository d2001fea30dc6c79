package foresee.training;

import java.util.Locale;

/**
 * Where a training run stands after a step.
 *
 * @param stage 1 while all is trained, 2 while the predictor alone is
 * @param step steps made in this stage
 * @param steps of this stage in all
 * @param total the weighted loss
 * @param prediction squared latent error
 * @param regularizerName of the regulariser, {@code none} without one
 * @param regularizer its value, unweighted
 * @param inverseDynamics its value, unweighted
 * @param slowness its value, unweighted; 0 where nothing is held to it
 * @param gradientNorm before clipping
 * @param rank effective rank of the latents of the batch (participation ratio)
 * @param spread mean standard deviation of the latents
 * @param againstConstant prediction error over that of the best constant: under 1, or nothing is learned
 * @param imagesPerSecond frames trained on per second in the last steps
 * @param secondsLeft at this pace
 */
public record TrainingProgress(
        int stage,
        int step,
        int steps,
        double total,
        double prediction,
        String regularizerName,
        double regularizer,
        double inverseDynamics,
        double slowness,
        double gradientNorm,
        double rank,
        double spread,
        double againstConstant,
        double imagesPerSecond,
        double secondsLeft) {

    /** One line for a terminal, of at most 120 characters. */
    public String line() {
        return stage == 1 ? wholeLine() : predictorLine();
    }

    private String predictorLine() {
        return String.format(
                Locale.ROOT,
                "predictor: step %d/%d  loss %.5f (%.4f of a constant's)  %.0f latents/s  %s left",
                step,
                steps,
                total,
                againstConstant,
                imagesPerSecond,
                time(secondsLeft));
    }

    private String wholeLine() {
        return String.format(
                Locale.ROOT,
                "step %d/%d  loss %.3f (prediction %.4f, %s %.4f, inverse %.3f)  rank %.1f  spread %.2f  %.0f images/s  %s left",
                step,
                steps,
                total,
                prediction,
                regularizerName,
                regularizer,
                inverseDynamics,
                rank,
                spread,
                imagesPerSecond,
                time(secondsLeft));
    }

    private static String time(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
