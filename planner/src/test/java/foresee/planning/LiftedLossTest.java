package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftedLossTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final Latent GOAL = new Latent(new float[] {1, -1});
    private static final Context CONTEXT = new Context(
            List.of(new Latent(new float[] {0.1f, 0.2f}), new Latent(new float[] {0.3f, 0.1f})),
            List.of(ActionSequence.centered(SPACE, 2)));
    private static final double GAMMA = 0.7;
    private static final double OMEGA = 0.4;

    private static LiftedSteps steps(boolean withGoal, int hold) {
        // a second goal that the first is weighed against leaves none
        DifferentiableObjective objective = withGoal
                ? WeightedSum.of(1, GoalCost.sum(GOAL)).and(0.3, new ActionPenalty(SPACE))
                : WeightedSum.of(1, GoalCost.sum(GOAL)).and(0.3, GoalCost.last(CONTEXT.now()));
        return HeldActionsCost.of(ShootingCost.of(new PointMass(SPACE, 2, 2), CONTEXT, objective), hold)
                .lifted()
                .orElseThrow();
    }

    private static ActionBatch actions(int candidates, int horizon) {
        ActionBatch actions = new ActionBatch(candidates, horizon, 2);
        KeyedRandom random = new KeyedRandom(2);
        Arrays.setAll(actions.values(), j -> 0.3 * random.nextGaussian());
        return actions;
    }

    private static LiftedLoss.Workspace workspace(int candidates, int steps) {
        LiftedLoss.Workspace workspace = new LiftedLoss.Workspace(steps, 2).of(candidates);
        KeyedRandom random = new KeyedRandom(3);
        for (int n = 0; n < candidates; n++) {
            for (int j = 0; j < 2 * steps; j++) {
                workspace.states().set(n, j / 2, j % 2, (float) random.nextGaussian());
            }
        }
        return workspace;
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "true, 4", "true, 3", "false, 1", "false, 4"})
    void gradientIsTheCentralDifferenceWhereStatesStay(boolean withGoal, int hold) {
        LiftedSteps steps = steps(withGoal, hold);
        assertThat(steps.objective().goal().isPresent()).isEqualTo(withGoal);
        LiftedLoss loss = new LiftedLoss(steps, GAMMA, OMEGA);
        ActionBatch actions = actions(3, 12 / hold);
        LiftedLoss.Workspace workspace = workspace(2, 6);
        double[] gradient = new double[actions.values().length];
        loss.evaluate(actions, 1, 3, workspace, new double[3], gradient);
        for (int j = 0; j < gradient.length; j++) {
            double slope =
                    (direct(steps, actions, j, 1e-2, withGoal) - direct(steps, actions, j, -1e-2, withGoal)) / 2e-2;
            assertThat(gradient[j]).isCloseTo(slope, within(2e-3));
        }
        assertThat(Arrays.stream(gradient).map(Math::abs).sum()).isGreaterThan(1);
    }

    /** L summed over candidates 1 and 2, straight from its definition. */
    private static double direct(LiftedSteps steps, ActionBatch actions, int j, double change, boolean withGoal) {
        double at = actions.values()[j];
        actions.values()[j] = at + change;
        LatentTrajectories s = workspace(2, 6).states();
        LatentTrajectories f = new LatentTrajectories(2, 6, 2);
        steps.predict(actions, 1, 3, s, f);
        double[] costs = new double[3];
        steps.objective().evaluate(f, actions, 1, 3, costs);
        actions.values()[j] = at;
        double sum = OMEGA * (costs[1] + costs[2]);
        for (int n = 0; n < 2; n++) {
            for (int t = 0; t < 6; t++) {
                for (int d = 0; d < 2; d++) {
                    double step = f.get(n, t, d) - s.get(n, t, d);
                    double rest = f.get(n, t, d) - GOAL.get(d);
                    sum += withGoal ? (step * step + GAMMA * rest * rest) / 2 : t < 5 ? step * step / 2 : 0;
                }
            }
        }
        return sum;
    }

    @Test
    void costsAreThoseOfThePredictions() {
        LiftedSteps steps = steps(true, 2);
        ActionBatch actions = actions(3, 6);
        LiftedLoss.Workspace workspace = workspace(2, 6);
        double[] costs = new double[3];
        new LiftedLoss(steps, GAMMA, 0).evaluate(actions, 1, 3, workspace, costs, new double[36]);
        double[] expected = new double[3];
        steps.objective().evaluate(workspace.predicted(), actions, 1, 3, expected);
        assertThat(costs).isEqualTo(expected);
    }

    /** Kolmogorov and Smirnov on 9000 draws; a false alarm has probability 0.001. */
    @Test
    void noiseOfStatesIsNormalAndOfEveryStateButTheLast() {
        VirtualStates states = new VirtualStates(300, 4, 10);
        LatentTrajectories predicted = new LatentTrajectories(1, 4, 10);
        double[] noise = new double[9000];
        for (int n = 0; n < 300; n++) {
            states.bend(n, new Latent(new float[10]), new Latent(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
            states.follow(n, predicted, 0, 0.5, 0.3, KeyedRandom.of(5, n));
            for (int d = 0; d < 10; d++) {
                for (int t = 0; t < 3; t++) {
                    noise[(n * 10 + d) * 3 + t] = (states.get(n, t, d) - 0.5 * 0.25 * (t + 1)) / 0.3;
                }
                assertThat(states.get(n, 3, d)).isEqualTo(1);
            }
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(), noise))
                .isGreaterThan(0.001);
    }

    @Test
    void waysAreBentTowardsTheGoal() {
        VirtualStates states = new VirtualStates(2, 2, 2);
        LatentTrajectories way = new LatentTrajectories(2, 2, 2);
        way.set(0, 0, 0, 3);
        way.set(0, 1, 0, 5);
        way.set(1, 0, 1, Float.NaN);
        states.copyFrom(way, 0);
        states.bend(0, new Latent(new float[] {2, 0}), GOAL);
        states.bend(1, new Latent(new float[] {2, 0}), GOAL);
        assertThat(new float[] {states.get(0, 0, 0), states.get(0, 0, 1)}).containsExactly(3 - 2, -0.5f);
        assertThat(new float[] {states.get(0, 1, 0), states.get(0, 1, 1)}).containsExactly(1, -1);
        assertThat(new float[] {states.get(1, 0, 0), states.get(1, 0, 1)}).containsExactly(1.5f, -0.5f);
        assertThat(new float[] {states.get(1, 1, 0), states.get(1, 1, 1)}).containsExactly(1, -1);
    }

    @Test
    void reachIsTheFarthestLastStateThatIsFinite() {
        VirtualStates states = new VirtualStates(3, 2, 2);
        states.end(0, new Latent(new float[] {1, 0}));
        states.end(1, new Latent(new float[] {4, 3}));
        states.end(2, new Latent(new float[] {Float.NaN, 3}));
        assertThat(states.reach(GOAL, 3)).isEqualTo(Math.sqrt((9 + 16) / 2.0));
        assertThat(states.reach(GOAL, 1)).isEqualTo(Math.sqrt(0.5));
    }
}
