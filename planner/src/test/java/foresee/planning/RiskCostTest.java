package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void emptyListIsRefused() {
        assertThatThrownBy(() -> new RiskCost(List.of(), 1)).hasMessage("parts (0) must be at least 1.");
        assertThatThrownBy(() -> new RiskCost(List.of(constant(1)), Double.NaN))
                .hasMessage("spread weight (NaN) must be finite.");
    }
}
