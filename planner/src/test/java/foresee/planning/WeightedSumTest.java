package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedSumTest {
    private static final Latent GOAL = new Latent(new float[] {0.5f, -1, 2});
    private static final DifferentiableObjective NEAR = GoalCost.nearest(GOAL);
    private static final DifferentiableObjective EFFORT = new ActionPenalty(ActionSpace.Box.symmetric(2, 1.5));
    private static final Objective INDEX = (trajectories, actions, from, to, costs) -> {
        for (int n = from; n < to; n++) {
            costs[n] = n;
        }
    };

    private static ActionBatch actions() {
        ActionBatch actions = new ActionBatch(5, 4, 2);
        KeyedRandom random = new KeyedRandom(9);
        Arrays.setAll(actions.values(), j -> random.nextGaussian());
        return actions;
    }

    private static double[] costs(Objective objective) {
        double[] costs = new double[5];
        objective.evaluate(GoalCostTest.randomTrajectories(8), actions(), 0, 5, costs);
        return costs;
    }

    @Test
    void costIsTheFormula() {
        double[] sum = costs(WeightedSum.of(2, NEAR).and(-0.5, EFFORT).and(3, INDEX));
        for (int n = 0; n < 5; n++) {
            assertThat(sum[n]).isCloseTo(2 * costs(NEAR)[n] - 0.5 * costs(EFFORT)[n] + 3 * n, within(1e-12));
        }
    }

    @Test
    void sumOfDifferentiablePartsIsDifferentiable() {
        DifferentiableObjective sum = WeightedSum.of(2, NEAR).and(-0.5, EFFORT);
        LatentTrajectories latents = GoalCostTest.randomTrajectories(8);
        LatentTrajectories byLatents = new LatentTrajectories(5, 4, 3);
        double[] byActions = new double[40];
        sum.addGradient(latents, actions(), 0, 5, filled(3), byLatents, byActions);
        LatentTrajectories expectedByLatents = new LatentTrajectories(5, 4, 3);
        double[] expectedByActions = new double[40];
        NEAR.addGradient(latents, actions(), 0, 5, filled(6), expectedByLatents, expectedByActions);
        EFFORT.addGradient(latents, actions(), 0, 5, filled(-1.5), expectedByLatents, expectedByActions);
        assertThat(byLatents.values()).isEqualTo(expectedByLatents.values());
        assertThat(byActions).isEqualTo(expectedByActions);
        assertThat(byActions[0]).isNotZero();
    }

    @Test
    void sumWithOtherPartsIsNot() {
        Objective sum = WeightedSum.of(1, INDEX).and(1, EFFORT);
        assertThat(sum).isNotInstanceOf(DifferentiableObjective.class);
        assertThat(costs(sum)[3]).isCloseTo(3 + costs(EFFORT)[3], within(1e-12));
    }

    @Test
    void sumOfPartsKnownAtRunTimeIsTheSame() {
        double[] weights = {2, -0.5};
        Objective sum = WeightedSum.of(weights, List.of((Objective) NEAR, EFFORT));
        assertThat(sum).isInstanceOf(DifferentiableObjective.class);
        assertThat(costs(sum)).isEqualTo(costs(WeightedSum.of(2, NEAR).and(-0.5, EFFORT)));
        Objective other = WeightedSum.of(weights, List.of(NEAR, INDEX));
        assertThat(other).isNotInstanceOf(DifferentiableObjective.class);
        assertThat(costs(other)).isEqualTo(costs(WeightedSum.of(2, NEAR).and(-0.5, INDEX)));
        assertThatThrownBy(() -> WeightedSum.of(weights, List.of(NEAR)))
                .hasMessage("weights (2) must be as many as parts (1).");
    }

    @Test
    void lambdasArePartsLikeAnyOther() {
        Objective sum = WeightedSum.of(1, (trajectories, actions, from, to, costs) -> Arrays.fill(costs, from, to, 4))
                .and(
                        0.5,
                        AnyOf.of(List.of(
                                INDEX, (trajectories, actions, from, to, costs) -> Arrays.fill(costs, from, to, 2))));
        assertThat(costs(sum)).containsExactly(4, 4.5, 5, 5, 5);
    }

    @Test
    void weightThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> WeightedSum.of(Double.NaN, INDEX)).hasMessage("weight (NaN) must be finite.");
    }

    private static double[] filled(double value) {
        double[] weights = new double[5];
        Arrays.fill(weights, value);
        return weights;
    }
}
