package foresee.benchmarks.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * The greatest value of a smooth function of one unknown rate: a grid of 201 points, then golden sections around the best of them.
 *
 * <p>rate(i) = low + (high - low) sin^2(pi i / 400): closer together at both ends, where n trials make steps as narrow as 1/n.
 *
 * <p><b>Why:</b> an exact p-value is the greatest probability over all values of the rate that the hypothesis leaves open.
 */
final class WorstCase {
    private static final int STEPS = 200;
    private static final int SECTIONS = 12;
    private static final double GOLDEN = 0.6180339887498949;

    private WorstCase() {}

    /** The greatest value of f on low to high. */
    static double of(DoubleUnaryOperator f, double low, double high) {
        double best = Double.NEGATIVE_INFINITY;
        int at = 0;
        for (int i = 0; i <= STEPS; i++) {
            double value = f.applyAsDouble(rate(i, low, high));
            if (value > best) {
                best = value;
                at = i;
            }
        }
        double before = rate(Math.max(0, at - 1), low, high);
        double after = rate(Math.min(STEPS, at + 1), low, high);
        return Math.max(best, refined(f, before, after));
    }

    private static double rate(int i, double low, double high) {
        double sine = StrictMath.sin(Math.PI / 2 * i / STEPS);
        return low + (high - low) * sine * sine;
    }

    private static double refined(DoubleUnaryOperator f, double low, double high) {
        double a = low;
        double b = high;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < SECTIONS; i++) {
            double left = b - GOLDEN * (b - a);
            double right = a + GOLDEN * (b - a);
            double leftValue = f.applyAsDouble(left);
            double rightValue = f.applyAsDouble(right);
            best = Math.max(best, Math.max(leftValue, rightValue));
            if (leftValue > rightValue) {
                b = right;
            } else {
                a = left;
            }
        }
        return best;
    }
}
