package foresee.benchmarks.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.benchmarks.failure.CostLandscape.Surface;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.planning.TrajectoryCost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostLandscapeTest {
    private static final int MIDDLE = CostLandscape.SIDE / 2;
    private static final ActionSequence PLAN = ActionSequence.of(3, 2, new double[] {1, 10, -2, 0, 0.5, -5});
    private static final ActionSpace BOX = new ActionSpace.Box(new double[] {-100, -1000}, new double[] {100, 1000});

    private static final TrajectoryCost FIRST_NUMBER = (actions, from, to, costs) -> {
        for (int n = from; n < to; n++) {
            costs[n] = actions.get(n, 0, 0);
        }
    };

    @Test
    void directionsAreAtRightAnglesAndOfUnitMeanSquare() {
        PlanDirections directions = new PlanDirections(24, 9);
        assertThat(mean(directions.first(), directions.first())).isCloseTo(1, within(1e-12));
        assertThat(mean(directions.second(), directions.second())).isCloseTo(1, within(1e-12));
        assertThat(mean(directions.first(), directions.second())).isCloseTo(0, within(1e-12));
        assertThat(new PlanDirections(24, 9).second()).isEqualTo(directions.second());
        assertThat(new PlanDirections(24, 10).first()).isNotEqualTo(directions.first());
    }

    @Test
    void twoNumbersLeaveTheSecondDirectionNoChoiceAndOneNumberHasNone() {
        PlanDirections plane = new PlanDirections(2, 5);
        assertThat(Math.abs(plane.first()[0])).isCloseTo(Math.abs(plane.second()[1]), within(1e-9));
        assertThatThrownBy(() -> new PlanDirections(1, 5)).hasMessageContaining("(1) must be at least 2");
    }

    @Test
    void costIsThatOfThePlanMovedByHalfWidthsAlongBothDirections() {
        CostLandscape landscape = landscape(BOX, FIRST_NUMBER, 9);
        PlanDirections directions = new PlanDirections(6, 9);
        for (int[] point : new int[][] {{0, 0}, {MIDDLE, MIDDLE}, {3, 28}, {30, 30}, {30, 15}}) {
            double x = CostLandscape.offset(point[0]);
            double y = CostLandscape.offset(point[1]);
            double moved = 1 + 100 * (x * directions.first()[0] + y * directions.second()[0]);
            double expected = Math.max(-100, Math.min(100, moved));
            assertThat(landscape.cost(Surface.IMAGINED, point[0], point[1])).isCloseTo(expected, within(1e-9));
        }
        assertThat(CostLandscape.offset(0)).isEqualTo(-CostLandscape.REACH);
        assertThat(CostLandscape.offset(30)).isEqualTo(CostLandscape.REACH);
    }

    @Test
    void aSquareBowlAroundThePlanIsARoundOne() {
        // |half-widths moved|^2 / n = x^2 + y^2, whatever the directions, while no number leaves the space
        CostLandscape landscape = landscape(BOX, CostLandscapeTest::bowl, 4);
        for (int i = MIDDLE - 2; i <= MIDDLE + 2; i++) {
            for (int j = MIDDLE - 2; j <= MIDDLE + 2; j++) {
                double x = CostLandscape.offset(i);
                double y = CostLandscape.offset(j);
                assertThat(landscape.cost(Surface.IMAGINED, i, j)).isCloseTo(x * x + y * y, within(1e-9));
            }
        }
    }

    private static void bowl(ActionBatch actions, int from, int to, double[] costs) {
        for (int n = from; n < to; n++) {
            double sum = 0;
            for (int h = 0; h < 3; h++) {
                for (int i = 0; i < 2; i++) {
                    double moved = (actions.get(n, h, i) - PLAN.get(h, i)) / BOX.halfWidth(i);
                    sum += moved * moved;
                }
            }
            costs[n] = sum / 6;
        }
    }

    @Test
    void actionsAreKeptInTheSpace() {
        ActionSpace.Ball narrow = new ActionSpace.Ball(2, 1);
        landscape(
                narrow,
                (actions, from, to, costs) -> {
                    for (int n = from; n < to; n++) {
                        for (int h = 0; h < 3; h++) {
                            assertThat(narrow.contains(actions.values(), actions.offset(n, h)))
                                    .isTrue();
                        }
                    }
                },
                4);
    }

    @Test
    void surfacesComeInOrderAndOthersAreRefused() {
        CostLandscape landscape = new CostLandscape(
                PLAN, BOX, Map.of(Surface.TRUE_DISTANCE, FIRST_NUMBER, Surface.IMAGINED, FIRST_NUMBER), 1);
        assertThat(landscape.surfaces()).containsExactly(Surface.IMAGINED, Surface.TRUE_DISTANCE);
        assertThatThrownBy(() -> landscape.cost(Surface.TRUE_DYNAMICS, 0, 0)).hasMessageContaining("TRUE_DYNAMICS");
        assertThatThrownBy(() -> landscape.cost(Surface.IMAGINED, 0, 31)).hasMessageContaining("(0, 31)");
    }

    private static CostLandscape landscape(ActionSpace space, TrajectoryCost cost, long seed) {
        return new CostLandscape(PLAN, space, Map.of(Surface.IMAGINED, cost), seed);
    }

    private static double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }
}
