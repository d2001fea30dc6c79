package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoalCostTest {
    private static final int N = 5;
    private static final int STEPS = 4;
    private static final int D = 3;
    private static final Latent GOAL = new Latent(new float[] {0.5f, -1, 2});
    private static final ActionBatch ACTIONS = new ActionBatch(N + 2, STEPS, 1);

    static LatentTrajectories randomTrajectories(long seed) {
        LatentTrajectories trajectories = new LatentTrajectories(N, STEPS, D);
        KeyedRandom random = new KeyedRandom(seed);
        for (int j = 0; j < trajectories.values().length; j++) {
            trajectories.values()[j] = (float) random.nextGaussian();
        }
        return trajectories;
    }

    private static double[] costs(Objective objective, LatentTrajectories trajectories) {
        double[] costs = new double[N + 2];
        objective.evaluate(trajectories, ACTIONS, 1, N + 1, costs);
        return costs;
    }

    private static double direct(GoalCost.Form form, LatentTrajectories trajectories, int n) {
        double nearest = Double.MAX_VALUE;
        double sum = 0;
        for (int t = 0; t < STEPS; t++) {
            nearest = Math.min(nearest, trajectories.latent(n, t).distance(GOAL));
            sum += trajectories.latent(n, t).distance(GOAL);
        }
        return switch (form) {
            case NEAREST -> nearest + 0.0005 * sum;
            case SUM -> sum;
            case LAST -> trajectories.latent(n, STEPS - 1).distance(GOAL);
        };
    }

    @ParameterizedTest
    @EnumSource
    void costIsTheFormula(GoalCost.Form form) {
        LatentTrajectories trajectories = randomTrajectories(1);
        double[] costs = costs(GoalCost.of(GOAL, form), trajectories);
        for (int n = 0; n < N; n++) {
            assertThat(costs[n + 1]).isEqualTo(direct(form, trajectories, n));
        }
        assertThat(costs[0]).isZero();
        assertThat(costs[N + 1]).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void costIsZeroAtTheGoal(GoalCost.Form form) {
        LatentTrajectories trajectories = new LatentTrajectories(N, STEPS, D);
        for (int n = 0; n < N; n++) {
            for (int t = 0; t < STEPS; t++) {
                for (int d = 0; d < D; d++) {
                    trajectories.set(n, t, d, GOAL.get(d));
                }
            }
        }
        assertThat(costs(GoalCost.of(GOAL, form), trajectories)).containsOnly(0.0);
    }

    @Test
    void shareMayBeChosen() {
        LatentTrajectories trajectories = randomTrajectories(2);
        double sum = direct(GoalCost.Form.SUM, trajectories, 0);
        double nearest = direct(GoalCost.Form.NEAREST, trajectories, 0) - 0.0005 * sum;
        assertThat(costs(GoalCost.nearest(GOAL, 0.5), trajectories)[1]).isCloseTo(nearest + 0.5 * sum, within(1e-12));
    }

    /** A goal close behind a wall: 1 in front of it for all 12 steps, or 4 further off for 10 of them and then there. */
    @Test
    void wayAroundCostsLessThanStayingNear() {
        LatentTrajectories trajectories = new LatentTrajectories(2, 12, 1);
        for (int t = 0; t < 12; t++) {
            trajectories.set(0, t, 0, 1);
            trajectories.set(1, t, 0, t < 10 ? 4 : 0);
        }
        double[] costs = new double[2];
        ActionBatch actions = new ActionBatch(2, 12, 1);
        Latent goal = new Latent(new float[1]);
        GoalCost.nearest(goal).evaluate(trajectories, actions, 0, 2, costs);
        assertThat(costs[1]).isLessThan(costs[0]);
        GoalCost.nearest(goal, 0.02).evaluate(trajectories, actions, 0, 2, costs);
        assertThat(costs[1]).isGreaterThan(costs[0]);
    }

    @ParameterizedTest
    @EnumSource
    void gradientIsTheCentralDifference(GoalCost.Form form) {
        GoalCost cost = GoalCost.of(GOAL, form);
        LatentTrajectories trajectories = randomTrajectories(3);
        LatentTrajectories gradient = new LatentTrajectories(N, STEPS, D);
        cost.addGradient(trajectories, ACTIONS, 1, N + 1, filled(2.5), gradient, new double[0]);
        float step = 0x1p-9f;
        for (int j = 0; j < trajectories.values().length; j++) {
            float at = trajectories.values()[j];
            trajectories.values()[j] = at + step;
            double above = total(costs(cost, trajectories));
            trajectories.values()[j] = at - step;
            double below = total(costs(cost, trajectories));
            double width = (double) (at + step) - (double) (at - step);
            trajectories.values()[j] = at;
            assertThat((double) gradient.values()[j]).isCloseTo(2.5 * (above - below) / width, within(1e-5));
        }
    }

    private static double total(double[] costs) {
        double sum = 0;
        for (double cost : costs) {
            sum += cost;
        }
        return sum;
    }

    @Test
    void gradientIsAddedToWhatIsThere() {
        LatentTrajectories trajectories = randomTrajectories(4);
        LatentTrajectories gradient = new LatentTrajectories(N, STEPS, D);
        GoalCost.sum(GOAL).addGradient(trajectories, ACTIONS, 0, N, filled(1), gradient, new double[0]);
        float once = gradient.get(2, 1, 0);
        GoalCost.sum(GOAL).addGradient(trajectories, ACTIONS, 0, N, filled(1), gradient, new double[0]);
        assertThat(gradient.get(2, 1, 0)).isEqualTo(2 * once);
    }

    @Test
    void gradientOfTheNearestApproachTakesTheEarliestOfEqualSteps() {
        LatentTrajectories trajectories = new LatentTrajectories(1, 3, D);
        for (int d = 0; d < D; d++) {
            trajectories.set(0, 0, d, 7);
        }
        LatentTrajectories gradient = new LatentTrajectories(1, 3, D);
        GoalCost.nearest(GOAL, 0).addGradient(trajectories, ACTIONS, 0, 1, filled(1), gradient, new double[0]);
        assertThat(gradient.latent(0, 1).toArray()).isEqualTo(new float[] {-1f / 3, 2f / 3, -4f / 3});
        assertThat(gradient.latent(0, 0).toArray()).containsOnly(0);
        assertThat(gradient.latent(0, 2).toArray()).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void costIsNonFiniteIfAnyStepIs(GoalCost.Form form) {
        for (int t = 0; t < STEPS; t++) {
            LatentTrajectories trajectories = randomTrajectories(5);
            trajectories.set(2, t, 1, Float.NaN);
            double[] costs = costs(GoalCost.of(GOAL, form), trajectories);
            assertThat(costs[3]).isNaN();
            assertThat(costs[2]).isFinite();
        }
    }

    @Test
    void costOfALaneDoesNotDependOnTheOthers() {
        LatentTrajectories all = randomTrajectories(6);
        double[] together = costs(GoalCost.nearest(GOAL), all);
        for (int n = 0; n < all.candidates(); n++) {
            LatentTrajectories one = new LatentTrajectories(1, STEPS, D);
            for (int t = 0; t < STEPS; t++) {
                for (int d = 0; d < D; d++) {
                    one.set(0, t, d, all.get(n, t, d));
                }
            }
            double[] alone = new double[1];
            GoalCost.nearest(GOAL).evaluate(one, ACTIONS, 0, 1, alone);
            assertThat(alone[0]).isEqualTo(together[n + 1]);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        LatentTrajectories other = new LatentTrajectories(N, STEPS, D + 1);
        assertThatThrownBy(() -> costs(GoalCost.nearest(GOAL), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latent size of the goal (3) must be that of the trajectories (4).");
        LatentTrajectories fewer = new LatentTrajectories(N - 1, STEPS, D);
        assertThatThrownBy(() -> costs(GoalCost.nearest(GOAL), fewer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trajectories (4) must be as many as candidates 1 to 6 (5).");
    }

    @Test
    void negativeShareIsRefused() {
        assertThatThrownBy(() -> GoalCost.nearest(GOAL, -0.1))
                .hasMessage("share (-0.1) must be finite and at least 0.");
    }

    private static double[] filled(double value) {
        double[] weights = new double[N + 1];
        Arrays.fill(weights, value);
        return weights;
    }
}
