package foresee.benchmarks.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.Erf;

/**
 * A line through numbers of which some are only bounded, by greatest likelihood.
 *
 * <pre>{@code
 * repeat until nothing moves:
 *     expect what is only bounded:  v(i) = m(i) + s sigma lambda(z),  its variance sigma^2 (1 - lambda (lambda - z))
 *         m = a + b u,  z = s (bound - m) / sigma,  lambda = phi(z) / (1 - Phi(z)),  s = +1 at least, -1 at most
 *     a, b = least squares of v on u
 *     sigma^2 = mean of (v - m)^2 + variance
 * deviation of b: from the inverse of the observed information, times sqrt(known / (known - 2)); t with known - 2
 * }</pre>
 *
 * <p>Where nothing is only bounded, line and interval are those of least squares.
 *
 * <p><b>Source:</b> Tobin, Econometrica 26 (1958); Dempster, Laird, Rubin, "Maximum likelihood from incomplete data via the EM
 * algorithm", JRSS B 39 (1977).
 */
final class BoundedLine {
    private static final int MOST_ITERATIONS = 20_000;
    private static final double STILL = 1e-11;
    private static final double LEAST_SIGMA = 1e-6; // of log y: a perfect line, else infinitely likely
    private static final double FAR = 30; // deviations, where 1 - Phi is about to underflow
    private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;

    private final double[] u;
    private final double[] v;
    private final int[] side; // 0 known, +1 at least, -1 at most
    private final double centre;
    private double a;
    private double b;
    private double sigma = Double.POSITIVE_INFINITY;

    private BoundedLine(GrowthForm form, List<GrowthPoint> points) {
        u = points.stream().mapToDouble(point -> form.regressor(point.x())).toArray();
        v = points.stream().mapToDouble(point -> StrictMath.log(point.y())).toArray();
        side = points.stream().mapToInt(point -> side(point.bound())).toArray();
        centre = mean(u);
        for (int i = 0; i < u.length; i++) {
            u[i] -= centre;
        }
    }

    private static int side(Bound bound) {
        return switch (bound) {
            case EXACT -> 0;
            case AT_LEAST -> 1;
            case AT_MOST -> -1;
            case NEVER -> throw new IllegalArgumentException("bound (NEVER) must not enter a fit.");
        };
    }

    /** The fit of log y; at least three known points at different x. */
    static GrowthFit fit(GrowthForm form, List<GrowthPoint> points) {
        BoundedLine line = new BoundedLine(form, points);
        line.maximise();
        double half = line.halfWidth();
        return new GrowthFit(
                form,
                line.a - line.b * line.centre,
                line.b,
                new Interval(line.b - half, line.b + half),
                line.sigma,
                line.explained(),
                2 * 3 - 2 * line.logLikelihood());
    }

    private void maximise() {
        leastSquares(v, 0);
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double a0 = a;
            double b0 = b;
            double sigma0 = sigma;
            expectAndFit();
            if (Math.abs(a - a0) + Math.abs(b - b0) + Math.abs(sigma - sigma0) < STILL) {
                return;
            }
        }
    }

    private void expectAndFit() {
        double[] expected = v.clone();
        double variance = 0;
        for (int i = 0; i < v.length; i++) {
            if (side[i] != 0) {
                double z = side[i] * (v[i] - at(i)) / sigma;
                double lambda = hazard(z);
                expected[i] = at(i) + side[i] * sigma * lambda;
                variance += sigma * sigma * (1 - lambda * (lambda - z));
            }
        }
        leastSquares(expected, variance);
    }

    private void leastSquares(double[] values, double variance) {
        double uu = 0;
        double uv = 0;
        for (int i = 0; i < u.length; i++) {
            uu += u[i] * u[i];
            uv += u[i] * values[i];
        }
        a = mean(values);
        b = uv / uu;
        double squares = variance;
        for (int i = 0; i < u.length; i++) {
            squares += square(values[i] - at(i));
        }
        sigma = Math.max(LEAST_SIGMA, Math.sqrt(squares / u.length));
    }

    private double at(int i) {
        return a + b * u[i];
    }

    /** phi / (1 - Phi). */
    private static double hazard(double z) {
        return z > FAR ? z + 1 / z : StrictMath.exp(-z * z / 2 - LOG_ROOT_TWO_PI) / beyond(z);
    }

    /** 1 - Phi. */
    private static double beyond(double z) {
        return Erf.erfc(z / Math.sqrt(2)) / 2;
    }

    private double logLikelihood() {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            double z = (v[i] - at(i)) / sigma;
            sum += side[i] == 0 ? -z * z / 2 - LOG_ROOT_TWO_PI - StrictMath.log(sigma) : logBeyond(side[i] * z);
        }
        return sum;
    }

    private static double logBeyond(double z) {
        return z > FAR ? -z * z / 2 - LOG_ROOT_TWO_PI - StrictMath.log(z) : StrictMath.log(beyond(z));
    }

    private double halfWidth() {
        int known = known();
        RealMatrix inverse = new LUDecomposition(new Array2DRowRealMatrix(information()))
                .getSolver()
                .getInverse();
        double deviation = Math.sqrt(inverse.getEntry(1, 1) * known / (known - 2));
        return deviation
                * new TDistribution(null, known - 2).inverseCumulativeProbability((1 + Interval.CONFIDENCE) / 2);
    }

    /** Minus the second derivatives of the log likelihood by a, b and log sigma. */
    private double[][] information() {
        double[][] sum = new double[3][3];
        for (int i = 0; i < v.length; i++) {
            double z = (v[i] - at(i)) / sigma;
            double[] second = side[i] == 0 ? new double[] {1, 2 * z, 2 * z * z} : bounded(side[i], side[i] * z);
            double[] gradient = {1 / sigma, u[i] / sigma};
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    sum[j][k] += second[0] * gradient[j] * gradient[k];
                }
                sum[j][2] += second[1] * gradient[j];
                sum[2][j] = sum[j][2];
            }
            sum[2][2] += second[2];
        }
        sum[2][2] = Math.max(1, sum[2][2]); // 0 where the line is perfect and sigma at its floor
        return sum;
    }

    private static double[] bounded(int side, double z) {
        double lambda = hazard(z);
        double slope = lambda * (lambda - z);
        return new double[] {slope, side * (slope * z + lambda), z * (slope * z + lambda)};
    }

    private double explained() {
        double[] seen = IntStream.range(0, v.length)
                .filter(i -> side[i] == 0)
                .mapToDouble(i -> v[i])
                .toArray();
        double middle = mean(seen);
        double left = 0;
        double all = 0;
        for (int i = 0; i < v.length; i++) {
            left += side[i] == 0 ? square(v[i] - at(i)) : 0;
            all += side[i] == 0 ? square(v[i] - middle) : 0;
        }
        return all == 0 ? 0 : 1 - left / all;
    }

    private int known() {
        int count = 0;
        for (int s : side) {
            count += s == 0 ? 1 : 0;
        }
        return count;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double square(double value) {
        return value * value;
    }
}
