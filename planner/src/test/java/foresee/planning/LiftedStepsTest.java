package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.LinearQuadratic;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Model steps of two actions each, by a point mass with momentum. */
class LiftedStepsTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final Latent GOAL = new Latent(new float[] {1, -1});
    private static final PointMass MODEL = new PointMass(SPACE, 2, 2);
    private static final Context CONTEXT = new Context(
            List.of(new Latent(new float[] {0.1f, 0.2f}), new Latent(new float[] {0.3f, 0.1f})),
            List.of(ActionSequence.centered(SPACE, 2)));
    private static final ShootingCost.Differentiable COST = ShootingCost.of(
            MODEL, CONTEXT, WeightedSum.of(1, GoalCost.nearest(GOAL)).and(0.1, new ActionPenalty(SPACE)));
    private static final LiftedSteps STEPS = COST.lifted().orElseThrow();

    private static ActionBatch actions(int candidates, int horizon) {
        ActionBatch actions = new ActionBatch(candidates, horizon, 2);
        KeyedRandom random = new KeyedRandom(2);
        Arrays.setAll(actions.values(), j -> 0.3 * random.nextGaussian());
        return actions;
    }

    private static LatentTrajectories random(int candidates, int steps, long seed) {
        LatentTrajectories trajectories = new LatentTrajectories(candidates, steps, 2);
        KeyedRandom random = new KeyedRandom(seed);
        for (int n = 0; n < candidates; n++) {
            for (int j = 0; j < 2 * steps; j++) {
                trajectories.set(n, j / 2, j % 2, (float) random.nextGaussian());
            }
        }
        return trajectories;
    }

    private static LatentTrajectories predicted(LiftedSteps steps, ActionBatch actions, LatentTrajectories states) {
        LatentTrajectories out = new LatentTrajectories(states.candidates(), states.steps(), 2);
        steps.predict(actions, 0, actions.candidates(), states, out);
        return out;
    }

    @Test
    void stepsStartFromGivenStates() {
        ActionBatch actions = actions(3, 8);
        LatentTrajectories states = random(3, 4, 3);
        LatentTrajectories out = predicted(STEPS, actions, states);
        for (int n = 0; n < 3; n++) {
            double[] before = {0.1f, 0.2f};
            double[] now = {0.3f, 0.1f};
            for (int t = 0; t < 4; t++) {
                double[] chunk = Arrays.copyOfRange(actions.values(), 16 * n + 4 * t, 16 * n + 4 * t + 4);
                double[] next = MODEL.after(before, now, ActionSequence.of(2, 2, chunk));
                assertThat((double) out.get(n, t, 0)).isCloseTo(next[0], within(1e-6));
                assertThat((double) out.get(n, t, 1)).isCloseTo(next[1], within(1e-6));
                before = now;
                now = new double[] {states.get(n, t, 0), states.get(n, t, 1)};
            }
        }
    }

    @Test
    void rolloutIsWhatItsOwnStepsPredict() {
        ActionBatch actions = actions(5, 8);
        LatentTrajectories way = new LatentTrajectories(5, 4, 2);
        double[] costs = new double[5];
        STEPS.rollout(actions, 0, 5, way, costs, new double[actions.values().length]);
        assertThat(predicted(STEPS, actions, way).values()).isEqualTo(way.values());
        double[] expected = new double[5];
        COST.evaluate(actions, 0, 5, expected);
        assertThat(costs).isEqualTo(expected);
    }

    @Test
    void rolloutIsThatOfTheCost() {
        ActionBatch actions = actions(5, 8);
        LatentTrajectories way = new LatentTrajectories(3, 4, 2);
        double[] costs = new double[5];
        double[] gradient = new double[actions.values().length];
        STEPS.rollout(actions, 1, 4, way, costs, gradient);
        double[] expectedCosts = new double[5];
        double[] expected = new double[actions.values().length];
        COST.evaluateWithGradient(actions, 1, 4, expectedCosts, expected);
        assertThat(costs).isEqualTo(expectedCosts);
        assertThat(gradient).isEqualTo(expected);
        LatentTrajectories plain = new LatentTrajectories(3, 4, 2);
        MODEL.rollout(CONTEXT, actions, 1, 4, plain);
        assertThat(way.values()).isEqualTo(plain.values());
    }

    /** Decisions held for less than a model step, for one, for two, and for one and a half. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 3})
    void pullbackIsTheCentralDifferenceWhereStatesStay(int hold) {
        LiftedSteps steps = HeldActionsCost.of(COST, hold).lifted().orElseThrow();
        ActionBatch decisions = actions(3, 12 / hold);
        assertThat(steps.steps(12 / hold)).isEqualTo(6);
        LatentTrajectories states = random(3, 6, 4);
        LatentTrajectories weights = random(3, 6, 5);
        double[] gradient = new double[decisions.values().length];
        steps.pullback(decisions, 0, 3, states, weights, gradient);
        for (int j = 0; j < gradient.length; j++) {
            double slope = (product(steps, decisions, j, 1e-2, states, weights)
                            - product(steps, decisions, j, -1e-2, states, weights))
                    / 2e-2;
            assertThat(gradient[j]).isCloseTo(slope, within(1e-3));
        }
    }

    private static double product(
            LiftedSteps steps,
            ActionBatch actions,
            int j,
            double change,
            LatentTrajectories states,
            LatentTrajectories weights) {
        double at = actions.values()[j];
        actions.values()[j] = at + change;
        LatentTrajectories out = predicted(steps, actions, states);
        actions.values()[j] = at;
        double sum = 0;
        for (int i = 0; i < out.values().length; i++) {
            sum += (double) out.values()[i] * weights.values()[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 3})
    void heldDecisionsMakeTheStepsOfTheirActions(int hold) {
        LiftedSteps steps = HeldActionsCost.of(COST, hold).lifted().orElseThrow();
        ActionBatch decisions = actions(20, 12 / hold);
        ActionBatch actions = new ActionBatch(20, 12, 2);
        for (int n = 0; n < 20; n++) {
            actions.set(n, decisions.sequence(n).held(hold));
        }
        LatentTrajectories states = random(20, 6, 6);
        assertThat(predicted(steps, decisions, states).values())
                .isEqualTo(predicted(STEPS, actions, states).values());
        LatentTrajectories way = new LatentTrajectories(20, 6, 2);
        double[] costs = new double[20];
        double[] gradient = new double[decisions.values().length];
        steps.rollout(decisions, 0, 20, way, costs, gradient);
        double[] expectedCosts = new double[20];
        double[] expected = new double[decisions.values().length];
        HeldActionsCost.of(COST, hold).evaluateWithGradient(decisions, 0, 20, expectedCosts, expected);
        assertThat(costs).isEqualTo(expectedCosts);
        assertThat(gradient).isEqualTo(expected);
        double[] again = new double[20];
        steps.objective().evaluate(way, decisions, 0, 20, again);
        assertThat(again).isEqualTo(costs);
    }

    @Test
    void objectiveOfHeldDecisionsHasItsGradientByDecisions() {
        DifferentiableObjective objective =
                HeldActionsCost.of(COST, 4).lifted().orElseThrow().objective();
        ActionBatch decisions = actions(3, 2);
        LatentTrajectories way = random(2, 4, 7);
        LatentTrajectories latentGradient = new LatentTrajectories(2, 4, 2);
        double[] gradient = new double[decisions.values().length];
        objective.addGradient(way, decisions, 1, 3, new double[] {7, 1, 2}, latentGradient, gradient);
        for (int n = 0; n < 3; n++) {
            for (int j = 4 * n; j < 4 * n + 4; j++) {
                // 0.1 x weight x 2 b / (H A), four times
                double expected = n * 0.1 * 2 * decisions.values()[j] / 16 * 4;
                assertThat(gradient[j]).isCloseTo(expected, within(1e-12));
            }
        }
        assertThat(latentGradient.values()).isNotEqualTo(new float[16]);
    }

    @Test
    void candidateDoesNotDependOnTheSlice() {
        ActionBatch actions = actions(40, 8);
        LatentTrajectories states = random(40, 4, 8);
        LatentTrajectories together = predicted(STEPS, actions, states);
        double[] gradient = new double[actions.values().length];
        STEPS.pullback(actions, 0, 40, states, together, gradient);
        for (int n = 0; n < 40; n++) {
            LatentTrajectories alone = new LatentTrajectories(1, 4, 2);
            for (int j = 0; j < 8; j++) {
                alone.set(0, j / 2, j % 2, states.get(n, j / 2, j % 2));
            }
            LatentTrajectories out = new LatentTrajectories(1, 4, 2);
            STEPS.predict(actions, n, n + 1, alone, out);
            assertThat(out.latent(0, 3)).isEqualTo(together.latent(n, 3));
            double[] own = new double[actions.values().length];
            STEPS.pullback(actions, n, n + 1, alone, out, own);
            assertThat(Arrays.copyOfRange(own, 16 * n, 16 * n + 16))
                    .isEqualTo(Arrays.copyOfRange(gradient, 16 * n, 16 * n + 16));
        }
    }

    @Test
    void threadsGetEverySliceOnce() {
        try (ParallelCost threads = new ParallelCost((a, from, to, costs) -> {}, 4)) {
            LiftedSteps steps = ((DifferentiableTrajectoryCost) threads.around(COST))
                    .lifted()
                    .orElseThrow();
            AtomicInteger[] visits = new AtomicInteger[100];
            Arrays.setAll(visits, n -> new AtomicInteger());
            int done = steps.inSlices(
                    100,
                    (from, to) -> {
                        assertThat(to - from).isLessThanOrEqualTo(TrajectoryCost.SLICE);
                        for (int n = from; n < to; n++) {
                            visits[n].incrementAndGet();
                        }
                    },
                    () -> false);
            assertThat(done).isEqualTo(100);
            assertThat(visits).allMatch(count -> count.get() == 1);
            ActionBatch actions = actions(20, 8);
            LatentTrajectories states = random(20, 4, 9);
            assertThat(predicted(steps, actions, states).values())
                    .isEqualTo(predicted(STEPS, actions, states).values());
            assertThat(steps.start()).isEqualTo(CONTEXT.now());
            assertThat(steps.objective().goal()).contains(GOAL);
        }
    }

    @Test
    void stoppedSlicesTellHowFarTheyCame() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger worked = new AtomicInteger();
        assertThat(STEPS.inSlices(40, (from, to) -> worked.addAndGet(to - from), () -> asked.incrementAndGet() == 3))
                .isEqualTo(32);
        assertThat(worked).hasValue(32);
        try (ParallelCost threads = new ParallelCost((a, from, to, costs) -> {}, 2)) {
            LiftedSteps steps = ((DifferentiableTrajectoryCost) threads.around(COST))
                    .lifted()
                    .orElseThrow();
            assertThat(steps.inSlices(40, (from, to) -> {}, () -> true)).isZero();
        }
    }

    @Test
    void costWithoutStepsShowsNone() {
        assertThat(new LinearQuadratic().lifted()).isEmpty();
        assertThat(HeldActionsCost.of(new LinearQuadratic(), 2))
                .isInstanceOfSatisfying(
                        DifferentiableTrajectoryCost.class,
                        cost -> assertThat(cost.lifted()).isEmpty());
    }

    @Test
    void horizonThatIsNoMultipleOfTheChunkIsRefused() {
        assertThatThrownBy(() -> STEPS.steps(5))
                .hasMessage("horizon (5) must be a multiple of the model's action chunk (2).");
    }

    @Test
    void goalIsTheOneThatPartsAgreeOn() {
        Latent other = new Latent(new float[] {0, 0});
        GoalCost cost = GoalCost.last(GOAL);
        assertThat(cost.goal()).contains(GOAL);
        assertThat(new ActionPenalty(SPACE).goal()).isEmpty();
        assertThat(WeightedSum.of(1, cost).and(2, GoalCost.sum(GOAL)).goal()).contains(GOAL);
        assertThat(WeightedSum.of(1, cost).and(2, GoalCost.sum(other)).goal()).isEmpty();
        assertThat(WeightedSum.of(1, cost).and(-2, GoalCost.sum(other)).goal()).contains(GOAL);
        assertThat(WeightedSum.of(-1, cost).goal()).isEqualTo(Optional.empty());
        assertThat(HeldActionsCost.of(COST, 2)
                        .lifted()
                        .orElseThrow()
                        .objective()
                        .goal())
                .contains(GOAL);
    }
}
