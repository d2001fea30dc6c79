package foresee.training;

/**
 * How far predicted latents are from those they aim at.
 *
 * <pre>{@code
 * J = mean over b, t, d of w(d) (y(t,b,d) - z(b,t,d))^2,   t = W .. W + n - 1,   n <= T model steps
 * }</pre>
 *
 * <p><b>Shapes:</b> predictions y (T, B, D), targets z (B, W + T, D), the W first of which were given, weights w (D). <b>Why:</b>
 * targets are not detached unless asked for: the encoder then also learns to be predictable, and the regulariser alone keeps it from
 * collapsing.
 */
final class PredictionLoss {
    private final int batch;
    private final int window;
    private final int length;
    private final int latentSize;
    private final double[] dimensionWeights;
    private double error;

    /**
     * @param window latents W that come before the first prediction
     * @param dimensionWeights w (D)
     */
    PredictionLoss(int batch, int window, int length, double[] dimensionWeights) {
        this.batch = batch;
        this.window = window;
        this.length = length;
        this.latentSize = dimensionWeights.length;
        this.dimensionWeights = dimensionWeights.clone();
    }

    /**
     * The value.
     *
     * @param count model steps n that are counted
     * @param predictionGradients (T, B, D), of the steps counted overwritten with {@code weight} times the gradient
     * @param targetGradients (B, W + T, D), the targets' share is added; empty if nobody wants it
     */
    double evaluate(
            double[] predictions,
            double[] targets,
            int count,
            double weight,
            double[] predictionGradients,
            double[] targetGradients) {
        double sum = 0;
        double squares = 0;
        int values = count * batch * latentSize;
        double factor = 2 * weight / values;
        boolean attached = targetGradients.length > 0;
        for (int t = 0; t < count; t++) {
            for (int b = 0; b < batch; b++) {
                int predicted = (t * batch + b) * latentSize;
                int aim = (b * (window + length) + window + t) * latentSize;
                for (int d = 0; d < latentSize; d++) {
                    double miss = predictions[predicted + d] - targets[aim + d];
                    double weighted = dimensionWeights[d] * miss;
                    squares += miss * miss;
                    sum += weighted * miss;
                    predictionGradients[predicted + d] = factor * weighted;
                    if (attached) {
                        targetGradients[aim + d] -= factor * weighted;
                    }
                }
            }
        }
        error = squares / values;
        return sum / values;
    }

    /** The mean squared error behind the last value, every component counting alike. */
    double error() {
        return error;
    }
}
