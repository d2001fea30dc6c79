package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

class GrowthTest {

    /** At 10 to 80 in steps of 10, known up to a ceiling, with normal errors of log y. */
    private static List<GrowthPoint> points(DoubleUnaryOperator y, double sigma, double ceiling, long seed) {
        List<GrowthPoint> points = new ArrayList<>();
        KeyedRandom random = new KeyedRandom(seed);
        for (int x = 10; x <= 80; x += 10) {
            double value = y.applyAsDouble(x) * Math.exp(sigma * random.nextGaussian());
            points.add(new GrowthPoint(x, Math.min(value, ceiling), value > ceiling ? Bound.AT_LEAST : Bound.EXACT));
        }
        return points;
    }

    @Test
    void withoutBoundsItIsLeastSquares() {
        List<GrowthPoint> points = points(x -> 30 * Math.exp(0.03 * x), 0.3, Double.MAX_VALUE, 3);
        SimpleRegression reference = new SimpleRegression();
        points.forEach(point -> reference.addData(Math.log(point.x()), Math.log(point.y())));
        double half = reference.getSlopeStdErr() * new TDistribution(null, 6).inverseCumulativeProbability(0.975);

        GrowthFit fit = Growth.of(points).power().orElseThrow();

        assertThat(fit.intercept()).isCloseTo(reference.getIntercept(), within(1e-9));
        assertThat(fit.slope()).isCloseTo(reference.getSlope(), within(1e-9));
        assertThat(fit.slopeInterval().high()).isCloseTo(reference.getSlope() + half, within(1e-6));
        assertThat(fit.slopeInterval().low()).isCloseTo(reference.getSlope() - half, within(1e-6));
        assertThat(fit.r2()).isCloseTo(reference.getRSquare(), within(1e-9));
        double variance = reference.getSumSquaredErrors() / 8;
        assertThat(fit.aic()).isCloseTo(6 + 8 * Math.log(2 * Math.PI * variance) + 8, within(1e-6));
    }

    @Test
    void recognisesAnExponential() {
        Growth growth = Growth.of(points(x -> 5 * Math.pow(2, x / 12), 0.1, Double.MAX_VALUE, 1));
        assertThat(growth.verdict()).isEqualTo(GrowthVerdict.EXPONENTIAL);
        GrowthFit fit = growth.exponential().orElseThrow();
        assertThat(fit.doubling()).isCloseTo(12, within(1.0));
        assertThat(fit.doublingInterval().contains(fit.doubling())).isTrue();
        assertThat(fit.at(36)).isCloseTo(40, within(8.0));
        assertThat(growth.describe("px"))
                .startsWith("exponential: doubles every 1")
                .endsWith("8 points, 0 of them bounds");
    }

    @Test
    void recognisesAPower() {
        Growth growth = Growth.of(points(x -> 0.5 * x * x, 0.1, Double.MAX_VALUE, 2));
        assertThat(growth.verdict()).isEqualTo(GrowthVerdict.POLYNOMIAL);
        GrowthFit fit = growth.power().orElseThrow();
        assertThat(fit.slope()).isCloseTo(2, within(0.2));
        assertThat(fit.doubling()).isCloseTo(Math.sqrt(2), within(0.1));
        assertThat(growth.describe("px")).startsWith("polynomial: power 2.0").contains("; R2 1.00, ");
    }

    @Test
    void whatDoesNotGrowIsFlat() {
        Growth growth = Growth.of(points(x -> 64, 0.3, Double.MAX_VALUE, 4));
        assertThat(growth.verdict()).isEqualTo(GrowthVerdict.FLAT);
        assertThat(growth.describe("px")).startsWith("flat: ").contains(" holds 0");
        assertThat(Growth.of(points(x -> 64, 0, Double.MAX_VALUE, 4)).verdict()).isEqualTo(GrowthVerdict.FLAT);
    }

    @Test
    void whatGetsEasierFalls() {
        Growth growth = Growth.of(points(x -> 1e5 * Math.exp(-0.05 * x), 0.1, Double.MAX_VALUE, 5));
        assertThat(growth.verdict()).isEqualTo(GrowthVerdict.FALLING);
        assertThat(growth.describe("px")).startsWith("falling: ");
    }

    @Test
    void whatLiesBetweenBothFormsLeavesTheFormOpen() {
        DoubleUnaryOperator between = x -> Math.exp(0.75 * Math.log(x) + 0.0225 * x + (x % 20 == 0 ? 0.3 : -0.3));
        Growth growth = Growth.of(points(between, 0, Double.MAX_VALUE, 9));
        assertThat(growth.verdict()).isEqualTo(GrowthVerdict.GROWING);
        assertThat(growth.describe("px")).contains("doubles every", " or power ", "not told apart");
    }

    /** Left out, or taken for the ceiling, the points over the ladder would make the slope too small. */
    @Test
    void pointsOverTheLadderPullUpwards() {
        List<GrowthPoint> points = points(x -> 5 * Math.pow(2, x / 8), 0.1, 600, 6);
        List<GrowthPoint> takenForKnown = points.stream()
                .map(point -> new GrowthPoint(point.x(), point.y(), Bound.EXACT))
                .toList();

        Growth growth = Growth.of(points);

        assertThat(growth.known()).isEqualTo(5);
        assertThat(growth.points()).isEqualTo(8);
        assertThat(growth.exponential().orElseThrow().doubling()).isCloseTo(8, within(0.6));
        assertThat(Growth.of(takenForKnown).exponential().orElseThrow().doubling())
                .isGreaterThan(10);
        assertThat(growth.describe("px")).endsWith("8 points, 3 of them bounds");
    }

    /** The fit is where the likelihood is greatest: no step in any direction raises it (AIC is 6 - 2 log likelihood). */
    @Test
    void boundsOfBothSidesEnterTheLikelihood() {
        List<GrowthPoint> points = new ArrayList<>(points(x -> 5 * Math.pow(2, x / 10), 0.4, 500, 7));
        points.set(0, new GrowthPoint(10, 32, Bound.AT_MOST));
        GrowthFit fit = Growth.of(points).exponential().orElseThrow();

        double best = logLikelihood(points, fit.intercept(), fit.slope(), fit.sigma());

        assertThat(fit.aic()).isCloseTo(6 - 2 * best, within(1e-9));
        for (double step : new double[] {-0.01, 0.01}) {
            assertThat(logLikelihood(points, fit.intercept() + step, fit.slope(), fit.sigma()))
                    .isLessThan(best);
            assertThat(logLikelihood(points, fit.intercept(), fit.slope() + step / 10, fit.sigma()))
                    .isLessThan(best);
            assertThat(logLikelihood(points, fit.intercept(), fit.slope(), fit.sigma() + step))
                    .isLessThan(best);
        }
    }

    private static double logLikelihood(List<GrowthPoint> points, double a, double b, double sigma) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        return points.stream()
                .mapToDouble(point -> {
                    double z = (Math.log(point.y()) - a - b * point.x()) / sigma;
                    return switch (point.bound()) {
                        case EXACT -> Math.log(normal.density(z) / sigma);
                        case AT_LEAST -> Math.log(normal.cumulativeProbability(-z));
                        case AT_MOST -> Math.log(normal.cumulativeProbability(z));
                        case NEVER -> throw new IllegalArgumentException();
                    };
                })
                .sum();
    }

    /** Of 200 true lines, 8 points of which some are over the ladder: the interval is approximate, so held by 90 % or more. */
    @Test
    void slopeIntervalHoldsTheTruthMostly() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            Growth growth = Growth.of(points(x -> 5 * Math.pow(2, x / 10), 0.3, 500, 100 + seed));
            held += growth.exponential().orElseThrow().slopeInterval().contains(Math.log(2) / 10) ? 1 : 0;
        }
        // Held at 90 %, fewer than 168 of 200 are seen with a probability of 0.3 %.
        assertThat(held).isGreaterThanOrEqualTo(168);
    }

    @Test
    void whatIsNeverEnoughIsLeftOutAndCounted() {
        List<GrowthPoint> points = points(x -> 5 * Math.pow(2, x / 12), 0.1, Double.MAX_VALUE, 1);
        List<GrowthPoint> more = new ArrayList<>(points);
        more.add(new GrowthPoint(90, 65536, Bound.NEVER));

        Growth growth = Growth.of(more);

        assertThat(growth.exponential()).isEqualTo(Growth.of(points).exponential());
        assertThat(growth.never()).isEqualTo(1);
        assertThat(growth.describe("px"))
                .endsWith("8 points, 0 of them bounds; 1 left out, where more search does harm");
    }

    @Test
    void twoKnownPointsAreTooFew() {
        Growth growth = Growth.of(points(x -> 5 * Math.pow(2, x / 8), 0, 40, 1));
        assertThat(growth.known()).isEqualTo(2);
        assertThat(growth.verdict()).isEqualTo(GrowthVerdict.TOO_FEW_POINTS);
        assertThat(growth.exponential()).isEmpty();
        assertThat(growth.describe("px")).isEqualTo("too few points: 8 points, 6 of them bounds");
        assertThat(Growth.of(List.of()).verdict()).isEqualTo(GrowthVerdict.TOO_FEW_POINTS);
    }

    @Test
    void refusesWhatHasNoLogarithm() {
        assertThatThrownBy(() -> new GrowthPoint(0, 1, Bound.EXACT)).hasMessageContaining("x and y (0.0, 1.0)");
        assertThatThrownBy(() -> new GrowthPoint(1, Double.POSITIVE_INFINITY, Bound.AT_LEAST))
                .hasMessageContaining("finite");
    }
}
