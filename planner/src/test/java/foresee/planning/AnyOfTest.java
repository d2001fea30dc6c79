package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.fixtures.CentralDifferences;
import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnyOfTest {
    private static final DifferentiableObjective NEAR = GoalCost.last(new Latent(new float[] {1, 0}));
    private static final DifferentiableObjective FAR = GoalCost.sum(new Latent(new float[] {-1, 0.5f}));
    private static final ActionBatch ACTIONS = new ActionBatch(9, 1, 1);

    private static double[] costs(Objective objective, LatentTrajectories trajectories) {
        double[] costs = new double[9];
        objective.evaluate(trajectories, ACTIONS, 1, 9, costs);
        return costs;
    }

    private static Objective constant(double value) {
        return (trajectories, actions, from, to, costs) -> Arrays.fill(costs, from, to, value);
    }

    @Test
    void costIsTheLeastOfThePartsForEachCandidate() {
        LatentTrajectories trajectories = CentralDifferences.randomTrajectories(8, 2, 2, 1);
        double[] near = costs(NEAR, trajectories);
        double[] far = costs(FAR, trajectories);
        double[] least = costs(AnyOf.of(NEAR, FAR), trajectories);
        int nearer = 0;
        for (int n = 0; n < 9; n++) {
            assertThat(least[n]).isEqualTo(Math.min(near[n], far[n]));
            nearer += near[n] < far[n] ? 1 : 0;
        }
        assertThat(nearer).isBetween(1, 7);
    }

    @Test
    void gradientIsTheCentralDifference() {
        LatentTrajectories trajectories = CentralDifferences.randomTrajectories(8, 2, 2, 1);
        CentralDifferences.assertGradients(AnyOf.of(NEAR, FAR), trajectories, ACTIONS, 2e-5);
    }

    @Test
    void firstOfEqualPartsIsChosen() {
        DifferentiableObjective same = GoalCost.last(new Latent(new float[] {-1, 0}));
        LatentTrajectories gradient = new LatentTrajectories(8, 1, 2);
        AnyOf.of(NEAR, same)
                .addGradient(new LatentTrajectories(8, 1, 2), ACTIONS, 1, 9, ones(), gradient, new double[9]);
        assertThat(gradient.get(0, 0, 0)).isEqualTo(-1);
    }

    @Test
    void nanInOnePartIsNanButAnInfinitePartIsNeverChosen() {
        LatentTrajectories trajectories = new LatentTrajectories(8, 1, 1);
        assertThat(costs(AnyOf.of(List.of(constant(1), constant(Double.NaN))), trajectories)[2])
                .isNaN();
        assertThat(costs(AnyOf.of(List.of(constant(Double.NaN), constant(1))), trajectories)[2])
                .isNaN();
        assertThat(costs(AnyOf.of(List.of(constant(Double.POSITIVE_INFINITY), constant(2))), trajectories)[2])
                .isEqualTo(2);
    }

    @Test
    void leastOfPartsWithoutGradientsHasNone() {
        assertThat(AnyOf.of(List.of(NEAR, constant(1)))).isNotInstanceOf(DifferentiableObjective.class);
        assertThat(AnyOf.of(List.of((Objective) NEAR, FAR))).isInstanceOf(DifferentiableObjective.class);
    }

    @Test
    void emptyListIsRefused() {
        assertThatThrownBy(() -> AnyOf.of(List.of())).hasMessage("parts (0) must be at least 1.");
    }

    private static double[] ones() {
        double[] ones = new double[9];
        Arrays.fill(ones, 1);
        return ones;
    }
}
