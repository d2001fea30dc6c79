package foresee.training;

import java.util.List;

/**
 * Where a training run stands after a step.
 *
 * @param stage 1 while all is trained, 2 while the predictor alone is
 * @param stages of the run in all, 1 or 2
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
 * @param imagesPerSecond frames, or latents of frames in the second stage, trained on per second in the last steps
 * @param secondsLeft of this stage at this pace; how long a second stage will take is not known before it has begun
 * @param probes what a linear probe reads off held-out latents at this step: looked at now and then in the first stage, where states
 *     are known, and else empty; copied
 */
public record TrainingProgress(
        int stage,
        int stages,
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
        double secondsLeft,
        List<ProbeScore> probes) {
    public TrainingProgress {
        probes = List.copyOf(probes);
    }
}
