package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.CentralDifferences;
import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import org.junit.jupiter.api.Test;

class StageCostsTest {
    private static final Latent GOAL = new Latent(new float[] {0.5f, -1, 2});
    private static final GoalDistance DISTANCE = new GoalDistance(GOAL);
    private static final ActionBatch ACTIONS = new ActionBatch(6, 1, 1);
    private static final LatentTrajectories TRAJECTORIES = CentralDifferences.randomTrajectories(5, 4, 3, 7);

    private static double[] costs(Objective objective) {
        double[] costs = new double[6];
        objective.evaluate(TRAJECTORIES, ACTIONS, 1, 6, costs);
        return costs;
    }

    private static double distance(int n, int t) {
        return TRAJECTORIES.latent(n, t).distance(GOAL);
    }

    @Test
    void costIsTheFormula() {
        double[] costs = costs(StageCosts.of(DISTANCE, 0.3, 2));
        double[] worst = costs(WorstStep.of(DISTANCE));
        for (int n = 0; n < 5; n++) {
            double mean = (distance(n, 0) + distance(n, 1) + distance(n, 2) + distance(n, 3)) / 4;
            assertThat(costs[n + 1]).isCloseTo(0.3 * mean + 2 * distance(n, 3), within(1e-12));
            assertThat(worst[n + 1])
                    .isEqualTo(Math.max(
                            Math.max(distance(n, 0), distance(n, 1)), Math.max(distance(n, 2), distance(n, 3))));
        }
        assertThat(costs[0]).isZero();
        assertThat(worst[0]).isZero();
    }

    @Test
    void formsOfTheGoalCostAreSpecialCases() {
        assertThat(costs(StageCosts.of(DISTANCE, 0, 1))).isEqualTo(costs(GoalCost.last(GOAL)));
        assertThat(costs(StageCosts.at(DISTANCE, 3))).isEqualTo(costs(GoalCost.last(GOAL)));
        double[] sum = costs(GoalCost.sum(GOAL));
        double[] mean = costs(StageCosts.of(DISTANCE, 4, 0));
        for (int n = 0; n < 6; n++) {
            assertThat(mean[n]).isCloseTo(sum[n], within(1e-12));
        }
    }

    @Test
    void gradientIsTheCentralDifference() {
        CentralDifferences.assertGradients(StageCosts.of(DISTANCE, 0.3, 2), TRAJECTORIES, ACTIONS, 1e-4);
        CentralDifferences.assertGradients(StageCosts.at(DISTANCE, 1), TRAJECTORIES, ACTIONS, 1e-4);
        CentralDifferences.assertGradients(WorstStep.of(DISTANCE), TRAJECTORIES, ACTIONS, 1e-4);
    }

    @Test
    void gradientOfTheWorstStepTakesTheEarliestOfEqualSteps() {
        LatentTrajectories gradient = new LatentTrajectories(5, 4, 3);
        WorstStep.of(DISTANCE)
                .addGradient(
                        new LatentTrajectories(5, 4, 3),
                        ACTIONS,
                        1,
                        6,
                        new double[] {0, 3, 0, 0, 0, 0},
                        gradient,
                        new double[6]);
        assertThat(gradient.latent(0, 0).toArray()).containsExactly(-1, 2, -4);
        assertThat(gradient.latent(0, 1).toArray()).containsOnly(0);
    }

    @Test
    void latentCostMayBeALambda() {
        LatentCost first = (trajectories, step, costs) -> {
            for (int n = 0; n < trajectories.candidates(); n++) {
                costs[n] = trajectories.get(n, step, 0);
            }
        };
        Objective objective = StageCosts.of(first, 0, 1);
        assertThat(objective).isNotInstanceOf(DifferentiableObjective.class);
        assertThat(costs(objective)[2]).isEqualTo(TRAJECTORIES.get(1, 3, 0));
        assertThat(WorstStep.of(first)).isNotInstanceOf(DifferentiableObjective.class);
        assertThat(StageCosts.of((LatentCost) DISTANCE, 1, 1)).isInstanceOf(DifferentiableObjective.class);
        assertThat(WorstStep.of((LatentCost) DISTANCE)).isInstanceOf(DifferentiableObjective.class);
    }

    @Test
    void nanInOneStepIsNan() {
        for (int t = 0; t < 4; t++) {
            LatentTrajectories broken = CentralDifferences.randomTrajectories(5, 4, 3, 7);
            broken.set(2, t, 1, Float.NaN);
            double[] costs = new double[6];
            WorstStep.of(DISTANCE).evaluate(broken, ACTIONS, 1, 6, costs);
            assertThat(costs[3]).isNaN();
            assertThat(costs[2]).isFinite();
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> StageCosts.of(DISTANCE, Double.NaN, 1))
                .hasMessage("running weight (NaN) and terminal weight (1.0) must be finite.");
        assertThatThrownBy(() -> StageCosts.at(DISTANCE, -1)).hasMessage("step (-1) must be at least 0.");
        assertThatThrownBy(() -> StageCosts.of(DISTANCE, 1, 1).evaluate(TRAJECTORIES, ACTIONS, 0, 6, new double[6]))
                .hasMessage("trajectories (5) must be as many as candidates 0 to 6 (6).");
    }
}
