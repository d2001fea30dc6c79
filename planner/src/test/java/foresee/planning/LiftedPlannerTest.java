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
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One candidate on a point mass, z(t) = z(t-1) + a(t), from (0.5, 0) to (2, -1) in three steps. */
class LiftedPlannerTest {
    private static final int HORIZON = 3;
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 4);
    private static final Latent START = new Latent(new float[] {0.5f, 0});
    private static final Latent GOAL = new Latent(new float[] {2, -1});
    private static final ActionSequence GUESS = ActionSequence.of(HORIZON, 2, new double[] {0.25, 0, 0, 0.5, -0.5, 0});
    private static final LiftedPlanner.Updating QUIET =
            LiftedPlanner.Updating.defaults().withStateNoise(0);
    private static final LiftedPlanner.Config ONE = LiftedPlanner.Config.defaults()
            .withSamples(1)
            .withUpdating(QUIET)
            .withSynchronising(LiftedPlanner.Synchronising.defaults().withPolishShare(0))
            .withLastShare(1)
            .withRule(new StepRule.Sgd(0));

    private final List<Visit> visits = new ArrayList<>();

    /** What the planner asked for: states and actions of a prediction, or the way of a rollout; one candidate alone. */
    private static final class Visit {
        private final String what;
        private final double[][] states;
        private final double[][] out;
        private final ActionSequence actions;

        Visit(String what, double[][] states, double[][] out, ActionSequence actions) {
            this.what = what;
            this.states = states;
            this.out = out;
            this.actions = actions;
        }

        String what() {
            return what;
        }

        double[][] states() {
            return states;
        }

        double[][] out() {
            return out;
        }

        ActionSequence actions() {
            return actions;
        }
    }

    private static double[][] copy(LatentTrajectories trajectories) {
        double[][] copy = new double[trajectories.steps()][2];
        for (int t = 0; t < copy.length; t++) {
            copy[t][0] = trajectories.get(0, t, 0);
            copy[t][1] = trajectories.get(0, t, 1);
        }
        return copy;
    }

    private static ShootingCost.Differentiable cost(DifferentiableObjective objective) {
        return ShootingCost.of(new PointMass(SPACE, 1, 1), Context.of(START), objective);
    }

    private Plan plan(LiftedPlanner.Config config, DifferentiableTrajectoryCost cost, long evaluations) {
        return plan(config, cost, GUESS, evaluations);
    }

    private Plan plan(
            LiftedPlanner.Config config, DifferentiableTrajectoryCost cost, ActionSequence guess, long evaluations) {
        Budget budget = Budget.evaluations(evaluations);
        return new LiftedPlanner(config).plan(new PlanningProblem(new Watched(cost), SPACE, guess, budget), 7);
    }

    private List<Visit> visits(String what) {
        return visits.stream().filter(visit -> visit.what().equals(what)).toList();
    }

    @Test
    void statesBeginOnTheLineToTheGoalWhereTheGuessGoesNowhere() {
        plan(ONE, cost(GoalCost.last(GOAL)), ActionSequence.centered(SPACE, HORIZON), 3);
        assertThat(visits("predict").get(0).states()).isDeepEqualTo(new double[][] {
            {1, (float) (-1 / 3.0)}, {1.5, (float) (-2 / 3.0)}, {2, -1}
        });
    }

    /** The guess leads to (0.75, 0), (0.75, 0.5), (0.25, 0.5); from there (1.75, -1.5) is missing. */
    @Test
    void statesBeginOnTheGuessBentTowardsTheGoal() {
        plan(ONE, cost(GoalCost.last(GOAL)), 3);
        double[][] states = visits("predict").get(0).states();
        assertThat(states[0][0]).isCloseTo(0.75 + 1.75 / 3, within(1e-6));
        assertThat(states[1][1]).isCloseTo(0.5 - 1.5 * 2 / 3, within(1e-6));
        assertThat(states[2]).containsExactly(2, -1);
    }

    /** f = s(t-1) + a(t); s = s + kappa (f - s); a = a - alpha h g / max |h g|, g = (f - s) + gamma (f - goal), h = 4. */
    @Test
    void updateMovesStatesAndActionsByTheFormulas() {
        plan(ONE.withUpdating(new LiftedPlanner.Updating(2, 0.25, 0, 0.5, 0, 0.1)), cost(GoalCost.last(GOAL)), 4);
        assertThat(visits).extracting(Visit::what).containsExactly("rollout", "predict", "predict", "rollout");
        double[][] s = visits.get(1).states();
        double[][] gradient = new double[HORIZON][2];
        double largest = 0;
        for (int t = 0; t < HORIZON; t++) {
            for (int d = 0; d < 2; d++) {
                double f = (t == 0 ? START.get(d) : s[t - 1][d]) + GUESS.get(t, d);
                assertThat(visits.get(1).out()[t][d]).isCloseTo(f, within(1e-6));
                gradient[t][d] = f - s[t][d] + 0.5 * (f - GOAL.get(d));
                largest = Math.max(largest, Math.abs(gradient[t][d]));
                double state = t == HORIZON - 1 ? GOAL.get(d) : s[t][d] + 0.25 * (f - s[t][d]);
                assertThat(visits.get(2).states()[t][d]).isCloseTo(state, within(1e-6));
            }
        }
        for (int t = 0; t < HORIZON; t++) {
            for (int d = 0; d < 2; d++) {
                double action = GUESS.get(t, d) - 0.1 * 4 * gradient[t][d] / largest;
                assertThat(visits.get(2).actions().get(t, d)).isCloseTo(action, within(1e-6));
            }
        }
    }

    /** With kappa = 1 a state is where the step before it leads, whatever the step from it would need. */
    @Test
    void statesFollowTheStepBeforeThemAndNoOther() {
        plan(ONE.withUpdating(QUIET.withCount(4).withStateRate(1)), cost(GoalCost.last(GOAL)), 6);
        List<Visit> updates = visits("predict");
        assertThat(updates).hasSize(4);
        for (int k = 1; k < 4; k++) {
            for (int t = 0; t < HORIZON - 1; t++) {
                assertThat(updates.get(k).states()[t])
                        .isEqualTo(updates.get(k - 1).out()[t]);
            }
            assertThat(updates.get(k).states()[HORIZON - 1]).containsExactly(2, -1);
        }
    }

    @Test
    void synchronisationDescendsTheCostAndSetsTheStatesToTheRollout() {
        DifferentiableTrajectoryCost cost = cost(GoalCost.sum(GOAL));
        plan(
                ONE.withUpdating(QUIET.withCount(1)).withSynchronising(new LiftedPlanner.Synchronising(2, 0.1, 0)),
                cost,
                6);
        assertThat(visits)
                .extracting(Visit::what)
                .containsExactly("rollout", "predict", "rollout", "rollout", "predict", "rollout");
        double[] gradient = new double[2 * HORIZON];
        ActionSequence first = visits.get(2).actions();
        cost.evaluateWithGradient(ActionBatch.of(first), 0, 1, new double[1], gradient);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        for (int j = 0; j < gradient.length; j++) {
            double action = first.get(j / 2, j % 2) - 0.1 * 4 * gradient[j] / largest;
            assertThat(visits.get(3).actions().get(j / 2, j % 2)).isCloseTo(action, within(1e-9));
        }
        double[][] states = visits.get(4).states();
        assertThat(Arrays.copyOf(states, HORIZON - 1))
                .isDeepEqualTo(Arrays.copyOf(visits.get(3).out(), HORIZON - 1));
        assertThat(states[HORIZON - 1]).containsExactly(2, -1);
    }

    /** The objective's gradient on predictions takes the goal's place: here 2 a of the actions and nothing of the latents. */
    @Test
    void withoutAGoalStatesBeginOnTheRolloutAndTheLastIsFree() {
        plan(ONE.withUpdating(QUIET.withCount(2).withActionRate(0.1)), cost(new ActionPenalty(SPACE)), 4);
        assertThat(visits.get(1).states()).isDeepEqualTo(visits.get(0).out());
        double largest = 0.5;
        for (int t = 0; t < HORIZON; t++) {
            for (int d = 0; d < 2; d++) {
                double action = GUESS.get(t, d) - 0.1 * 4 * GUESS.get(t, d) / largest;
                assertThat(visits.get(2).actions().get(t, d)).isCloseTo(action, within(1e-6));
            }
        }
    }

    /** Of 0.2 times the root mean square of (1.5, -1), in the first of two updates whole, in the second half. */
    @Test
    void noiseOfStatesIsAShareOfTheWayAndFalls() {
        double scale = 0.2 * Math.sqrt((1.5 * 1.5 + 1) / 2);
        double first = 0;
        double second = 0;
        int seeds = 500;
        for (long seed = 0; seed < seeds; seed++) {
            visits.clear();
            PlanningProblem problem =
                    new PlanningProblem(new Watched(cost(GoalCost.last(GOAL))), SPACE, GUESS, Budget.evaluations(5));
            LiftedPlanner.Updating noisy =
                    QUIET.withCount(3).withStateNoise(0.2).withStateRate(0.5);
            new LiftedPlanner(ONE.withUpdating(noisy)).plan(problem, seed);
            List<Visit> updates = visits("predict");
            first += squares(updates.get(0), updates.get(1)) / (seeds * 4);
            second += squares(updates.get(1), updates.get(2)) / (seeds * 4);
        }
        // 2000 squares each: a deviation of 3.2 % of the mean; 5 of them have a false-alarm probability under 1e-6
        assertThat(first / (scale * scale)).isCloseTo(1, within(0.16));
        assertThat(second / (scale * scale * 4 / 9)).isCloseTo(1, within(0.16));
    }

    /** Of s(k+1) - (s(k) + (f - s(k)) / 2) over the two states that are free. */
    private static double squares(Visit before, Visit after) {
        double sum = 0;
        for (int t = 0; t < HORIZON - 1; t++) {
            for (int d = 0; d < 2; d++) {
                double mean = (before.states()[t][d] + before.out()[t][d]) / 2;
                sum += Math.pow(after.states()[t][d] - mean, 2);
            }
        }
        return sum;
    }

    @Test
    void onlyRolloutsCountForTheBest() {
        // the last prediction from states on the line to the goal is near it, the guess stays where it is
        ActionSequence still = ActionSequence.centered(SPACE, HORIZON);
        LiftedPlanner.Config config =
                ONE.withUpdating(QUIET.withCount(3).withActionRate(1e-6).withStateRate(1e-6));
        Plan plan = plan(config, cost(GoalCost.nearest(GOAL)), still, 5);
        List<PlanTrace.Iteration> trace = plan.trace().iterations();
        assertThat(trace).hasSize(5);
        for (int k = 1; k < 4; k++) {
            assertThat(trace.get(k).mean()).isLessThan(0.5 * trace.get(0).best());
            assertThat(trace.get(k).best()).isEqualTo(trace.get(0).best());
        }
        double[] costs = new double[1];
        cost(GoalCost.nearest(GOAL)).evaluate(ActionBatch.of(plan.actions()), 0, 1, costs);
        assertThat(plan.cost()).isEqualTo(costs[0]);
    }

    @Test
    void searchEndsWithARollout() {
        for (long evaluations = 1; evaluations < 40; evaluations++) {
            visits.clear();
            plan(LiftedPlanner.Config.defaults().withSamples(4), cost(GoalCost.nearest(GOAL)), evaluations);
            assertThat(visits.get(visits.size() - 1).what()).isNotEqualTo("predict");
        }
    }

    @Test
    void costThatShowsNoStepsIsRefused() {
        PlanningProblem problem = PlanningProblem.of(
                new LinearQuadratic(), LinearQuadratic.SPACE, LinearQuadratic.HORIZON, Budget.evaluations(9));
        assertThatThrownBy(() -> new LiftedPlanner().plan(problem, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cost (LinearQuadratic) must show the single model steps it is made of, as ShootingCost does.\n"
                                + "Maybe use GradientPlanner.");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> QUIET.withStateRate(1.5)).hasMessage("state rate (1.5) must be 0 to 1.");
        assertThatThrownBy(() -> QUIET.withStateNoise(-1))
                .hasMessage("state noise (-1.0) must be at least 0 and finite.");
        assertThatThrownBy(() -> ONE.withSamples(0)).hasMessage("samples (0) must be at least 1.");
        assertThatThrownBy(() -> ONE.synchronising().withPolishShare(2))
                .hasMessage("polish share (2.0) must be 0 to 1.");
    }

    /** A cost that writes down what is asked of candidate 0. */
    private final class Watched implements DifferentiableTrajectoryCost {
        private final DifferentiableTrajectoryCost cost;

        Watched(DifferentiableTrajectoryCost cost) {
            this.cost = cost;
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            cost.evaluate(actions, from, to, costs);
        }

        @Override
        public void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
            cost.evaluateWithGradient(actions, from, to, costs, gradient);
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return Optional.of(new WatchedSteps(cost.lifted().orElseThrow()));
        }
    }

    private final class WatchedSteps extends ForwardingSteps {
        WatchedSteps(LiftedSteps steps) {
            super(steps);
        }

        @Override
        public void predict(ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
            super.predict(actions, from, to, states, out);
            visits.add(new Visit("predict", copy(states), copy(out), actions.sequence(0)));
        }

        @Override
        public void rollout(
                ActionBatch actions,
                int from,
                int to,
                LatentTrajectories trajectories,
                double[] costs,
                double[] actionGradient) {
            super.rollout(actions, from, to, trajectories, costs, actionGradient);
            visits.add(new Visit("rollout", null, copy(trajectories), actions.sequence(0)));
        }
    }
}
