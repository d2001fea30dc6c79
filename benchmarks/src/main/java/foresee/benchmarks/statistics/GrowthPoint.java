package foresee.benchmarks.statistics;

/**
 * One point of a {@link Growth}.
 *
 * @param x what grows, positive: a distance, a length
 * @param y what it costs, positive: evaluations needed
 * @param bound whether y is known, or known to be at least or at most that; {@link Bound#NEVER} is kept out of fits
 */
public record GrowthPoint(double x, double y, Bound bound) {
    public GrowthPoint {
        if (!(x > 0 && y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
            throw new IllegalArgumentException("x and y (" + x + ", " + y + ") must be positive and finite.");
        }
    }
}
