package foresee.dataset;

/**
 * What the values of one action component were like.
 *
 * @param mean arithmetic mean
 * @param deviation standard deviation, of the values as they are (divided by n)
 * @param min smallest value
 * @param max largest value
 */
public record ComponentStatistics(double mean, double deviation, double min, double max) {

    /**
     * Of component {@code i} of every executed action of a data set, in one pass.
     *
     * <p><b>Source:</b> Welford, "Note on a method for calculating corrected sums of squares and products", 1962.
     */
    static ComponentStatistics ofActions(Dataset dataset, int component) {
        int size = dataset.info().actionSpace().size();
        long n = 0;
        double mean = 0;
        double squares = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int e = 0; e < dataset.episodes(); e++) {
            float[] actions = new float[dataset.steps(e) * size];
            dataset.readActions(e, 0, dataset.steps(e), actions, 0);
            for (int at = component; at < actions.length; at += size) {
                double value = actions[at];
                double step = value - mean;
                n++;
                mean += step / n;
                squares += step * (value - mean);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return new ComponentStatistics(mean, Math.sqrt(squares / n), min, max);
    }
}
