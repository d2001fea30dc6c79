package foresee.benchmarks;

import java.util.List;

/**
 * The middle of several measurements, and how far they lie apart.
 *
 * @param median the mean of the middle two where their number is even
 * @param least the least
 * @param most the greatest
 */
public record Median(double median, double least, double most) {

    /**
     * Of measurements in any order.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Median of(List<Double> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("measurements (0) must be at least 1.");
        }
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double middle = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Median(middle, sorted[0], sorted[sorted.length - 1]);
    }
}
