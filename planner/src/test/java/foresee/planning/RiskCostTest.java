package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.CentralDifferences;
import foresee.model.ActionBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskCostTest {
    private static TrajectoryCost constant(double value) {
        return (actions, from, to, costs) -> Arrays.fill(costs, from, to, value);
    }

    private static double cost(double spreadWeight, double... parts) {
        List<TrajectoryCost> costs =
                Arrays.stream(parts).mapToObj(RiskCostTest::constant).toList();
        double[] result = new double[3];
        new RiskCost(costs, spreadWeight).evaluate(new ActionBatch(3, 1, 1), 1, 3, result);
        assertThat(result[0]).isZero();
        assertThat(Double.compare(result[1], result[2])).isZero();
        return result[2];
    }

    @Test
    void costIsMeanPlusPopulationDeviation() {
        assertThat(cost(0, 1, 2, 6)).isEqualTo(3);
        assertThat(cost(2, 1, 2, 6)).isCloseTo(3 + 2 * Math.sqrt((4 + 1 + 9) / 3.0), within(1e-14));
        assertThat(cost(-1, 1, 3)).isEqualTo(1);
    }

    @Test
    void oneCostAloneHasNoSpread() {
        assertThat(cost(5, 0.7)).isEqualTo(0.7);
    }

    @Test
    void nonFinitePartMakesTheWholeNonFinite() {
        assertThat(Double.isFinite(cost(1, 1, Double.NaN))).isFalse();
        assertThat(Double.isFinite(cost(1, 1, Double.POSITIVE_INFINITY))).isFalse();
        assertThat(Double.isFinite(cost(0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)))
                .isFalse();
    }

    /** A parabola around {@code target}, summed over all components. */
    private static DifferentiableTrajectoryCost parabola(double target) {
        return new DifferentiableTrajectoryCost() {
            @Override
            public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
                evaluateWithGradient(actions, from, to, costs, new double[actions.values().length]);
            }

            @Override
            public void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
                Arrays.fill(costs, from, to, 0.0);
                int row = actions.offset(1, 0);
                for (int j = from * row; j < to * row; j++) {
                    double difference = actions.values()[j] - target;
                    costs[j / row] += difference * difference;
                    gradient[j] += 2 * difference;
                }
            }
        };
    }

    @Test
    void gradientIsTheCentralDifference() {
        List<DifferentiableTrajectoryCost> parts = List.of(parabola(0.3), parabola(-1), parabola(2));
        ActionBatch actions = CentralDifferences.randomActions(4, 3, 2, 1, 8);
        for (double spreadWeight : new double[] {0, 1.5, -0.5}) {
            CentralDifferences.assertGradients(RiskCost.differentiable(parts, spreadWeight), actions, 1e-5, 1e-7);
        }
    }

    @Test
    void gradientWherePartsAgreeIsThatOfTheMean() {
        List<DifferentiableTrajectoryCost> parts = List.of(parabola(0.5), parabola(0.5));
        ActionBatch actions = CentralDifferences.randomActions(4, 3, 2, 1, 8);
        CentralDifferences.assertGradients(RiskCost.differentiable(parts, 3), actions, 1e-5, 1e-7);
    }

    @Test
    void gradientIsThereIfAllPartsHaveOne() {
        assertThat(RiskCost.of(List.of(parabola(1), parabola(2)), 1)).isInstanceOf(DifferentiableTrajectoryCost.class);
        assertThat(RiskCost.of(List.of(parabola(1), constant(2)), 1))
                .isNotInstanceOf(DifferentiableTrajectoryCost.class);
    }

    @Test
    void emptyListIsRefused() {
        assertThatThrownBy(() -> new RiskCost(List.of(), 1)).hasMessage("parts (0) must be at least 1.");
        assertThatThrownBy(() -> new RiskCost(List.of(constant(1)), Double.NaN))
                .hasMessage("spread weight (NaN) must be finite.");
    }
}
