package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.WithGradient;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Steps and restarts of the gradient planner, against direct computations. */
class GradientPlannerTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(1, 2);
    private static final GradientPlanner.Config ALONE =
            GradientPlanner.Config.defaults().withRestarts(1).withLastShare(1);

    /** (a - 1)^4 of one action; remembers every action it was asked about. */
    private static final class Recorder implements DifferentiableTrajectoryCost {
        private final List<Double> actions = new ArrayList<>();
        private final double factor;

        Recorder(double factor) {
            this.factor = factor;
        }

        @Override
        public void evaluate(ActionBatch batch, int from, int to, double[] costs) {
            for (int n = from; n < to; n++) {
                double distance = batch.get(n, 0, 0) - 1;
                actions.add(batch.get(n, 0, 0));
                costs[n] = factor * distance * distance * distance * distance;
            }
        }

        @Override
        public void evaluateWithGradient(ActionBatch batch, int from, int to, double[] costs, double[] gradient) {
            evaluate(batch, from, to, costs);
            for (int n = from; n < to; n++) {
                gradient[batch.offset(n, 0)] += factor * slope(batch.get(n, 0, 0));
            }
        }

        static double slope(double action) {
            return 4 * (action - 1) * (action - 1) * (action - 1);
        }
    }

    private static Recorder recorded(GradientPlanner.Config config, double factor, int evaluations) {
        Recorder recorder = new Recorder(factor);
        PlanningProblem problem = PlanningProblem.of(recorder, SPACE, 1, Budget.evaluations(evaluations));
        new GradientPlanner(config).plan(problem, 3);
        return recorder;
    }

    private static Plan plan(GradientPlanner.Config config, TrajectoryCost cost, ActionSpace space, int evaluations) {
        return new GradientPlanner(config).plan(PlanningProblem.of(cost, space, 1, Budget.evaluations(evaluations)), 3);
    }

    @Test
    void adamMovesAsItsPaperSays() {
        List<Double> actions =
                recorded(ALONE.withRule(new StepRule.Adam(0.8, 0.95)).withLearningRate(0.1), 1, 12).actions;
        double action = 0;
        double m = 0;
        double v = 0;
        for (int k = 1; k < 12; k++) {
            double g = Recorder.slope(action) / 4;
            m = 0.8 * m + 0.2 * g;
            v = 0.95 * v + 0.05 * g * g;
            double direction = m / (1 - Math.pow(0.8, k)) / (Math.sqrt(v / (1 - Math.pow(0.95, k))) + 1e-8);
            action -= 0.1 * 2 * direction;
            assertThat(actions.get(k)).isCloseTo(action, within(1e-12));
        }
    }

    @Test
    void momentumCarriesADescentOn() {
        List<Double> actions = recorded(ALONE.withRule(new StepRule.Sgd(0.7)).withLearningRate(0.05), 1, 12).actions;
        double action = 0;
        double direction = 0;
        for (int k = 1; k < 12; k++) {
            direction = 0.7 * direction + Recorder.slope(action) / 4;
            action -= 0.05 * 2 * direction;
            assertThat(actions.get(k)).isCloseTo(action, within(1e-12));
        }
    }

    @Test
    void scaleOfTheCostDoesNotMatter() {
        for (StepRule rule : List.of(new StepRule.Adam(0.9, 0.99), new StepRule.Sgd(0.5))) {
            GradientPlanner.Config config = GradientPlanner.Config.defaults().withRule(rule);
            List<Double> expected = recorded(config, 1, 100).actions;
            assertThat(recorded(config, 0x1p-300, 100).actions).isEqualTo(expected);
            assertThat(recorded(config, 0x1p900, 100).actions).isEqualTo(expected);
        }
    }

    /** A constant slope, so that every step is as long as the rate. */
    @Test
    void learningRateFallsWithTheBudget() {
        List<Double> actions = new ArrayList<>();
        TrajectoryCost linear = (batch, from, to, costs) -> {
            actions.add(batch.get(0, 0, 0));
            costs[0] = batch.get(0, 0, 0);
        };
        plan(
                ALONE.withRule(new StepRule.Sgd(0)).withLearningRate(0.1).withLastShare(0.25),
                new WithGradient(linear, (batch, n, t, i) -> 7),
                SPACE,
                10);
        for (int k = 1; k < 10; k++) {
            double rate = 0.1 * Math.max(0.25, 1 - k / 10.0);
            assertThat(actions.get(k - 1) - actions.get(k)).isCloseTo(rate * 2, within(1e-12));
        }
    }

    /** The best direction in a ball is that of the slope: (3, 4) / 5. Steps scaled one by one would end at (1, 1) / sqrt(2). */
    @Test
    void descentEndsAtTheOptimumOnTheEdgeOfABall() {
        TrajectoryCost linear = (batch, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = -3 * batch.get(n, 0, 0) - 4 * batch.get(n, 0, 1) + 9 * batch.get(n, 0, 2);
            }
        };
        double[] slope = {-3, -4, 9};
        ActionSpace space =
                new ActionSpace.Product(List.of(new ActionSpace.Ball(2, 2), ActionSpace.Box.symmetric(1, 0.1)));
        Plan plan = plan(ALONE, new WithGradient(linear, (batch, n, t, i) -> slope[i]), space, 100);
        assertThat(plan.actions().get(0, 0)).isCloseTo(1.2, within(1e-3));
        assertThat(plan.actions().get(0, 1)).isCloseTo(1.6, within(1e-3));
        assertThat(plan.actions().get(0, 2)).isEqualTo(-0.1);
    }

    @Test
    void componentsOfABallAreScaledAlike() {
        ActionSpace ball = new ActionSpace.Ball(2, 1);
        ActionSpace box = ActionSpace.Box.symmetric(2, 1);
        assertThat(Alike.firsts(ball, 2)).containsExactly(0, 0, 2, 2);
        assertThat(Alike.firsts(box, 2)).containsExactly(0, 1, 2, 3);
        ActionSpace nested = new ActionSpace.Product(List.of(box, new ActionSpace.Product(List.of(ball, box))));
        assertThat(Alike.firsts(nested, 2)).containsExactly(0, 1, 2, 2, 4, 5, 6, 7, 8, 8, 10, 11);
    }

    @Test
    void firstRestartIsTheGuessAndTheOthersAreAroundIt() {
        GradientPlanner.Config config =
                GradientPlanner.Config.defaults().withRestarts(5).withStartSigma(1e-3);
        Recorder recorder = new Recorder(1);
        PlanningProblem problem = PlanningProblem.of(recorder, SPACE, 1, Budget.evaluations(5))
                .withGuess(ActionSequence.of(1, 1, new double[] {0.5}));
        new GradientPlanner(config).plan(problem, 3);
        assertThat(recorder.actions.get(0)).isEqualTo(0.5);
        assertThat(recorder.actions)
                .doesNotHaveDuplicates()
                .allSatisfy(action -> assertThat(action).isCloseTo(0.5, within(0.02)));
    }

    /** No gradient where a is over 0.5: nobody can stay near the optimum at 1, but each restart steps or is drawn there now and then. */
    @Test
    void gradientsThatAreNotFiniteAreSkippedAndCounted() {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            AtomicInteger bad = new AtomicInteger();
            List<Double> actions = new ArrayList<>();
            TrajectoryCost square = (batch, from, to, costs) -> {
                for (int n = from; n < to; n++) {
                    double action = batch.get(n, 0, 0);
                    actions.add(action);
                    costs[n] = (action - 1) * (action - 1);
                }
            };
            WithGradient.Slope slope = (batch, n, t, i) -> {
                double action = batch.get(n, 0, 0);
                bad.addAndGet(action > 0.5 ? 1 : 0);
                return action > 0.5 ? poison : 2 * (action - 1);
            };
            Plan plan = plan(GradientPlanner.Config.defaults(), new WithGradient(square, slope), SPACE, 400);
            assertThat(plan.actions().get(0, 0)).isCloseTo(1, within(0.2));
            assertThat(plan.trace().nonFiniteGradients()).isEqualTo(bad.get()).isGreaterThan(20);
            assertThat(plan.verdict().nonFiniteCosts()).isZero();
            assertThat(actions).doesNotContain(Double.NaN).hasSize(400);
        }
    }

    @Test
    void costWithoutAGradientIsRefused() {
        assertThatThrownBy(() -> plan(ALONE, (batch, from, to, costs) -> {}, SPACE, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a gradient for this planner.\nMaybe use one that samples");
    }

    @Test
    void choicesAreRefused() {
        assertThatThrownBy(() -> plan(ALONE, new Recorder(1), new ActionSpace.Discrete(3), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be continuous");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        GradientPlanner.Config config = GradientPlanner.Config.defaults();
        assertThatThrownBy(() -> config.withRestarts(0)).hasMessage("restarts (0) must be at least 1.");
        assertThatThrownBy(() -> config.withLearningRate(0))
                .hasMessage("learning rate (0.0) must be positive and finite.");
        assertThatThrownBy(() -> config.withStartSigma(-1))
                .hasMessage("start sigma (-1.0) must be positive and finite.");
        assertThatThrownBy(() -> config.withLastShare(1.5)).hasMessage("last share (1.5) must be 0 to 1.");
        assertThatThrownBy(() -> config.withCorrelation(1))
                .hasMessage("correlation (1.0) must be at least 0 and under 1.");
        assertThatThrownBy(() -> config.withMaxIterations(0)).hasMessage("max iterations (0) must be at least 1.");
        assertThatThrownBy(() -> new StepRule.Adam(1, 0.9))
                .hasMessage("mean decay (1.0) must be at least 0 and under 1.");
        assertThatThrownBy(() -> new StepRule.Adam(0.9, Double.NaN))
                .hasMessage("square decay (NaN) must be at least 0 and under 1.");
        assertThatThrownBy(() -> new StepRule.Sgd(-0.1)).hasMessage("momentum (-0.1) must be at least 0 and under 1.");
    }
}
