package foresee.training;

/**
 * Mean and standard deviation of each output channel of a layer, over rows and places.
 *
 * <p><b>Shapes:</b> output (..., channels), weight (channels, ...), bias (channels).
 */
final class OutputScale {
    private static final double SMALLEST = 1e-6;

    private final double[] mean;
    private final double[] deviation;

    private OutputScale(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Measures what the layer has just computed; a channel that never changes counts as having deviation 1. */
    static OutputScale of(Port output) {
        NativeArray values = output.values();
        int channels = output.shape().image()
                ? output.shape().channels()
                : output.shape().size();
        double[] mean = new double[channels];
        double[] square = new double[channels];
        double count = (double) values.size() / channels;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            mean[i % channels] += value / count;
            square[i % channels] += value * value / count;
        }
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            double root = Math.sqrt(Math.max(0, square[c] - mean[c] * mean[c]));
            deviation[c] = root > SMALLEST ? root : 1;
        }
        return new OutputScale(mean, deviation);
    }

    /** Changes the weights so that the output becomes (output - mean) / deviation. */
    void divideOut(Weights weight, Weights bias) {
        int perChannel = weight.values().size() / mean.length;
        for (int c = 0; c < mean.length; c++) {
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                weight.values().set(i, weight.values().get(i) / deviation[c]);
            }
            bias.values().set(c, (bias.values().get(c) - mean[c]) / deviation[c]);
        }
    }
}
