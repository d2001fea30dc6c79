package foresee.training;

/**
 * How far predicted latents are from encoded ones.
 *
 * <pre>{@code
 * J = mean over b, t, d of (y(t,b,d) - z(b,t,d))^2,   t = W .. W + T - 1
 * }</pre>
 *
 * <p><b>Shapes:</b> predictions y (T, B, D), latents z (B, W + T, D), the W first of which were given. <b>Why:</b> targets are not detached unless asked for: the
 * encoder then also learns to be predictable, and the regulariser alone keeps it from collapsing.
 */
final class PredictionLoss {
    private final int batch;
    private final int window;
    private final int length;
    private final int latentSize;
    private final boolean detachTargets;

    /** @param window latents W that come before the first prediction */
    PredictionLoss(int batch, int window, int length, int latentSize, boolean detachTargets) {
        this.batch = batch;
        this.window = window;
        this.length = length;
        this.latentSize = latentSize;
        this.detachTargets = detachTargets;
    }

    /**
     * The value.
     *
     * @param predictionGradients (T, B, D), overwritten with {@code weight} times the gradient
     * @param latentGradients (B, W + T, D), the targets' share is added
     */
    double evaluate(
            double[] predictions,
            double[] latents,
            double weight,
            double[] predictionGradients,
            double[] latentGradients) {
        double sum = 0;
        double factor = 2 * weight / predictions.length;
        for (int t = 0; t < length; t++) {
            for (int b = 0; b < batch; b++) {
                int predicted = (t * batch + b) * latentSize;
                int encoded = (b * (window + length) + window + t) * latentSize;
                for (int d = 0; d < latentSize; d++) {
                    double error = predictions[predicted + d] - latents[encoded + d];
                    sum += error * error;
                    predictionGradients[predicted + d] = factor * error;
                    latentGradients[encoded + d] -= detachTargets ? 0 : factor * error;
                }
            }
        }
        return sum / predictions.length;
    }
}
