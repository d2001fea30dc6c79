package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.CentralDifferences;
import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.model.LatentTrajectories;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTest {
    private static final Region BOX = Region.box(new double[] {-1, 0}, new double[] {1, 3});
    private static final Region BALL = Region.ball(new double[] {0.5, -0.5}, 0.8);
    private static final Region HALF = Region.halfSpace(new double[] {3, 4}, 10);
    private static final Region CORRIDOR =
            Region.box(new double[] {-0.5, Double.NEGATIVE_INFINITY}, new double[] {0.5, Double.POSITIVE_INFINITY});
    private static final List<Region> REGIONS = List.of(BOX, BALL, HALF, CORRIDOR);
    private static final LatentProbe PROBE = LinearProbe.ofComponents(3, 2, 0);

    private static double distance(Region region, double... point) {
        return region.signedDistance(point);
    }

    @Test
    void distanceIsToTheEdgeAndNegativeInside() {
        assertThat(distance(BOX, 0, 1)).isEqualTo(-1);
        assertThat(distance(BOX, 0.8, 1)).isCloseTo(-0.2, within(1e-15));
        assertThat(distance(BOX, 0, 5)).isEqualTo(2);
        assertThat(distance(BOX, 4, 7)).isEqualTo(5);
        assertThat(distance(BOX, 1, 2)).isZero();
        assertThat(distance(BALL, 0.5, -0.5)).isEqualTo(-0.8);
        assertThat(distance(BALL, 3.5, 3.5)).isCloseTo(4.2, within(1e-12));
        assertThat(distance(HALF, 0, 0)).isEqualTo(-2);
        assertThat(distance(HALF, 6, 8)).isCloseTo(8, within(1e-12));
        assertThat(distance(CORRIDOR, 0.75, 1e9)).isEqualTo(0.25);
    }

    @Test
    void normalIsTheCentralDifferenceOfTheDistance() {
        KeyedRandom random = new KeyedRandom(6);
        for (Region region : REGIONS) {
            for (int draw = 0; draw < 50; draw++) {
                double[] point = {2 * random.nextGaussian(), 2 * random.nextGaussian()};
                double[] normal = {9, 9};
                region.normal(point, normal);
                double e = 1e-6;
                double x =
                        (distance(region, point[0] + e, point[1]) - distance(region, point[0] - e, point[1])) / (2 * e);
                double y =
                        (distance(region, point[0], point[1] + e) - distance(region, point[0], point[1] - e)) / (2 * e);
                assertThat(normal[0]).isCloseTo(x, within(1e-5));
                assertThat(normal[1]).isCloseTo(y, within(1e-5));
                assertThat(Math.hypot(normal[0], normal[1])).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void normalLeadsSomewhereWhereSeveralDoEquallyWell() {
        double[] normal = new double[2];
        BALL.normal(new double[] {0.5, -0.5}, normal);
        assertThat(normal).containsExactly(1, 0);
        Region.box(new double[] {-1, -1}, new double[] {1, 1}).normal(new double[] {0, 0}, normal);
        assertThat(normal).containsExactly(-1, 0);
    }

    @Test
    void violationIsPositiveWhereTheRegionIsNotKept() {
        RegionViolation out = RegionViolation.keepOut(PROBE, BOX);
        RegionViolation in = RegionViolation.stayIn(PROBE, BOX).withMargin(0.5);
        LatentTrajectories trajectories = new LatentTrajectories(1, 2, 3);
        trajectories.set(0, 0, 2, 0.8f); // the point (0.8, 1), then (0.8, 5)
        trajectories.set(0, 0, 0, 1);
        trajectories.set(0, 1, 2, 0.8f);
        trajectories.set(0, 1, 0, 5);
        assertThat(cost(out, trajectories, 0)).isCloseTo(0.2, within(1e-6));
        assertThat(cost(out, trajectories, 1)).isCloseTo(-2, within(1e-6));
        assertThat(cost(in, trajectories, 0)).isCloseTo(0.3, within(1e-6));
        assertThat(cost(in, trajectories, 1)).isCloseTo(2.5, within(1e-6));
        assertThat(cost(out.constraint(), trajectories)).isCloseTo(0.2, within(1e-6));
        assertThat(cost(out.penalty(), trajectories)).isCloseTo(0.2 * 0.2 / 2, within(1e-6));
        assertThat(cost(in.penalty(), trajectories)).isCloseTo((0.3 * 0.3 + 2.5 * 2.5) / 2, within(1e-5));
        assertThat(out.constraints(2)).hasSize(2);
        assertThat(cost(out.constraints(2).get(1), trajectories)).isCloseTo(-2, within(1e-6));
    }

    private static double cost(LatentCost cost, LatentTrajectories trajectories, int step) {
        double[] costs = new double[1];
        cost.evaluate(trajectories, step, costs);
        return costs[0];
    }

    private static double cost(Objective objective, LatentTrajectories trajectories) {
        double[] costs = new double[1];
        objective.evaluate(trajectories, new ActionBatch(1, 1, 1), 0, 1, costs);
        return costs[0];
    }

    @Test
    void gradientsAreCentralDifferences() {
        LatentTrajectories trajectories = CentralDifferences.randomTrajectories(7, 3, 3, 12);
        ActionBatch actions = new ActionBatch(8, 1, 1);
        MlpProbe curved = new MlpProbe(
                new LinearProbe(3, new double[] {1, 0.5, 0, -1, 0, 1}, new double[] {0.3, 0}),
                MlpProbe.Activation.SILU,
                new double[] {1, 2, -1, 1},
                new double[2]);
        for (Region region : REGIONS) {
            for (LatentProbe probe : List.of(PROBE, curved)) {
                for (RegionViolation violation : List.of(
                        RegionViolation.keepOut(probe, region),
                        RegionViolation.stayIn(probe, region).withMargin(0.1))) {
                    CentralDifferences.assertGradients(violation.penalty(), trajectories, actions, 2e-2);
                    CentralDifferences.assertGradients(violation.constraint(), trajectories, actions, 2e-2);
                }
            }
        }
    }

    @Test
    void whatIsNoRegionIsRefused() {
        assertThatThrownBy(() -> Region.box(new double[] {1}, new double[] {1}))
                .hasMessage("low[0] (1.0) must be under high[0] (1.0).");
        assertThatThrownBy(() ->
                        Region.box(new double[] {Double.NEGATIVE_INFINITY}, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessage("one bound at least must be finite.");
        assertThatThrownBy(() -> Region.ball(new double[1], 0)).hasMessage("radius (0.0) must be positive and finite.");
        assertThatThrownBy(() -> Region.halfSpace(new double[2], 1))
                .hasMessage("normal ([0.0, 0.0]) must be finite and not all 0, and offset (1.0) finite.");
        assertThatThrownBy(() -> RegionViolation.keepOut(PROBE, Region.ball(new double[3], 1)))
                .hasMessage("size of the region (3) must be that of the probe (2).");
    }
}
