package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.CentralDifferences;
import foresee.fixtures.Constrained;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConstrainedCostTest {
    private static final ConstrainedObjective BOTH =
            Constrained.aroundADisc().atMost(new ActionPenalty(Constrained.SPACE), 0.3);
    private static final ActionBatch ACTIONS = forward(CentralDifferences.randomActions(6, 12, 2, 0.15, 3));

    /** Some of these plans go through the disc. */
    private static ActionBatch forward(ActionBatch actions) {
        for (int j = 0; j < actions.values().length; j += 2) {
            actions.values()[j] += 0.1;
        }
        return actions;
    }

    private static ConstrainedCost constrained(TrajectoryCost cost) {
        return ConstrainedCost.within(cost).orElseThrow();
    }

    private static double[] costs(TrajectoryCost cost) {
        double[] costs = new double[6];
        cost.evaluate(ACTIONS, 0, 6, costs);
        return costs;
    }

    private static double[] costs(Objective objective) {
        return costs(Constrained.cost(ConstrainedObjective.of(objective)));
    }

    private static double over(double value) {
        return Math.max(0, value);
    }

    @Test
    void costForThoseWhoSeeCostsOnlyIsTheFormula() {
        double[] goal = costs(Constrained.GOAL);
        double[] deep = costs(Constrained.disc().constraint());
        double[] effort = costs(new ActionPenalty(Constrained.SPACE));
        double[] priced = costs(Constrained.cost(BOTH.withPenalty(7)));
        double[] inASum = costs(WeightedSum.of(1, BOTH.withPenalty(7)));
        for (int n = 0; n < 6; n++) {
            double violations = over(deep[n]) * over(deep[n]) + over(effort[n] - 0.3) * over(effort[n] - 0.3);
            assertThat(priced[n]).isCloseTo(goal[n] + 3.5 * violations, within(1e-12));
            assertThat(inASum[n]).isCloseTo(priced[n], within(1e-12));
        }
        assertThat(Arrays.stream(deep).filter(value -> value > 0).count()).isBetween(1L, 5L);
    }

    @Test
    void augmentedLagrangianIsTheFormula() {
        double[] goal = costs(Constrained.GOAL);
        double[] deep = costs(Constrained.disc().constraint());
        double[] effort = costs(new ActionPenalty(Constrained.SPACE));
        double[] lambda = {0.5, 2};
        double[] mu = {10, 3};
        double[] total = costs(constrained(Constrained.cost(BOTH)).penalized(lambda, mu));
        for (int n = 0; n < 6; n++) {
            double first = over(0.5 + 10 * deep[n]);
            double second = over(2 + 3 * (effort[n] - 0.3));
            assertThat(total[n])
                    .isCloseTo(goal[n] + (first * first - 0.25) / 20 + (second * second - 4) / 6, within(1e-12));
        }
    }

    @Test
    void gradientIsTheCentralDifference() {
        ConstrainedCost cost = constrained(Constrained.cost(BOTH));
        TrajectoryCost held = constrained(HeldActionsCost.of(Constrained.cost(BOTH), 2))
                .penalized(new double[] {0.5, 2}, new double[] {10, 3});
        CentralDifferences.assertGradients(smooth(Constrained.cost(BOTH.withPenalty(7))), ACTIONS, 1e-3, 2e-3);
        CentralDifferences.assertGradients(
                smooth(cost.penalized(new double[] {0.5, 2}, new double[] {10, 3})), ACTIONS, 1e-3, 2e-3);
        ActionBatch decisions = forward(CentralDifferences.randomActions(6, 6, 2, 0.15, 3));
        CentralDifferences.assertGradients(smooth(held), decisions, 1e-3, 2e-3);
    }

    private static DifferentiableTrajectoryCost smooth(TrajectoryCost cost) {
        return (DifferentiableTrajectoryCost) cost;
    }

    @Test
    void constraintsOfAPlanAreThoseOfItsWay() {
        double[] deep = costs(Constrained.disc().constraint());
        double[] effort = costs(new ActionPenalty(Constrained.SPACE));
        ConstrainedCost cost = constrained(Constrained.cost(BOTH));
        for (int n = 0; n < 6; n++) {
            assertThat(cost.constraints(ACTIONS.sequence(n))).containsExactly(deep[n], effort[n] - 0.3);
            assertThat(cost.violation(ACTIONS.sequence(n))).isEqualTo(Math.max(0, Math.max(deep[n], effort[n] - 0.3)));
        }
        assertThat(cost.constraints()).isEqualTo(2);
    }

    @Test
    void costWithAPartWithoutGradientHasNone() {
        Objective lambda = (trajectories, actions, from, to, costs) -> Arrays.fill(costs, from, to, 0);
        assertThat(Constrained.cost(BOTH)).isInstanceOf(ConstrainedCost.Differentiable.class);
        assertThat(Constrained.cost(BOTH.atMost(lambda, 1))).isInstanceOf(ConstrainedCost.class);
        assertThat(ShootingCost.of(blind(), Context.of(new Latent(new float[] {1})), BOTH))
                .isInstanceOf(ConstrainedCost.class);
    }

    /** A model without gradients. */
    private static WorldModel blind() {
        return new WorldModel() {
            @Override
            public int latentSize() {
                return 1;
            }

            @Override
            public ActionSpace actionSpace() {
                return Constrained.SPACE;
            }

            @Override
            public int actionChunk() {
                return 1;
            }

            @Override
            public Latent encode(Observation observation) {
                throw new AssertionError("nothing is observed or imagined here");
            }

            @Override
            public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
                throw new AssertionError("nothing is observed or imagined here");
            }
        };
    }

    @Test
    void executedActionReachesObjectiveAndConstraints() {
        SmoothnessPenalty smoothness = new SmoothnessPenalty(Constrained.SPACE);
        double[] action = {0.3, 0};
        ConstrainedObjective later =
                ConstrainedObjective.of(smoothness).atMost(smoothness, 0.1).after(action);
        double expected = costs(smoothness.after(action))[0];
        assertThat(constrained(Constrained.cost(later)).constraints(ACTIONS.sequence(0)))
                .containsExactly(expected - 0.1);
    }

    @Test
    void imaginationThatSkipsCandidatesIsRefused() {
        TrajectoryCost lazy = ConstrainedCost.of(objective -> (actions, from, to, costs) -> {}, BOTH);
        assertThatThrownBy(() -> constrained(lazy).constraints(ACTIONS.sequence(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("objective must be evaluated once for each of 1 candidates, not 0 times.");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> BOTH.atMost(Constrained.GOAL, Double.NaN)).hasMessage("limit (NaN) must be finite.");
        assertThatThrownBy(() -> BOTH.withPenalty(0)).hasMessage("penalty (0.0) must be positive and finite.");
        ConstrainedCost cost = constrained(Constrained.cost(BOTH));
        assertThatThrownBy(() -> cost.penalized(new double[1], new double[2]))
                .hasMessage("multipliers (1) and penalties (2) must be as many as constraints (2).");
        assertThatThrownBy(() -> cost.penalized(new double[] {0, -1}, new double[] {1, 1}))
                .hasMessage("multiplier[1] (-1.0) must be finite and at least 0.");
        assertThatThrownBy(() -> cost.penalized(new double[2], new double[] {1, 0}))
                .hasMessage("penalty[1] (0.0) must be positive and finite.");
    }
}
