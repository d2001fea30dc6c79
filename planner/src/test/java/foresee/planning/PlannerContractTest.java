package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.fixtures.WithGradient;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every planner promises. */
@ParameterizedClass
@MethodSource("planners")
class PlannerContractTest {
    private static final int HORIZON = 5;
    private static final ActionSpace BOX = new ActionSpace.Box(new double[] {-1, 0.5}, new double[] {2, 3});
    private static final ActionSpace BALL = new ActionSpace.Ball(2, 1.5);
    private static final List<ActionSpace> SPACES =
            List.of(BOX, BALL, new ActionSpace.Product(List.of(BALL, BOX)), ActionSpace.Box.symmetric(1, 1e-3));

    private final Planner planner;

    PlannerContractTest(Planner planner) {
        this.planner = planner;
    }

    static Stream<Planner> planners() {
        return Stream.of(
                new RandomShootingPlanner(),
                new PredictiveSamplingPlanner(),
                new CategoricalCemPlanner(),
                new CemPlanner(),
                new CemPlanner(CemPlanner.Config.defaults().withSamples(20)),
                new IcemPlanner(),
                new IcemPlanner(IcemPlanner.Config.defaults().withSamples(20)),
                new CmaEsPlanner(),
                new CmaEsPlanner(CmaEsPlanner.Config.defaults().withSamples(20).withDiagonalAbove(0)),
                new GradientPlanner(),
                new GradientPlanner(
                        GradientPlanner.Config.defaults().withRestarts(20).withRule(new StepRule.Sgd(0.5))),
                new RefinedPlanner(),
                new RefinedPlanner(new MppiPlanner(), new CemPlanner(), 0.3),
                new AugmentedLagrangianPlanner(new CemPlanner()),
                new UnderALimit(new CemPlanner()),
                new UnderALimit(new GradientPlanner()),
                new MppiPlanner(),
                new MppiPlanner(MppiPlanner.Config.defaults().withSamples(20)),
                new LiftedPlanner(),
                new LiftedPlanner(LiftedPlanner.Config.defaults().withSamples(20)));
    }

    /** The augmented Lagrangian with a constraint that is never broken: all its own work, and still a planner like any other. */
    private record UnderALimit(Planner inner) implements Planner {
        @Override
        public Plan plan(PlanningProblem problem, long seed) {
            TrajectoryCost kept =
                    new WithGradient((actions, from, to, costs) -> Arrays.fill(costs, from, to, -1), (a, n, t, i) -> 0);
            return new AugmentedLagrangianPlanner(inner)
                    .plan(problem.withCost(ConstrainedCost.of(problem.cost(), List.of(kept))), seed);
        }

        @Override
        public String describe() {
            return new AugmentedLagrangianPlanner(inner).describe();
        }
    }

    /** Squared distance of every component to {@code target}; has a gradient, as every cost here for planners that need one. */
    private static DifferentiableTrajectoryCost quadratic(double target) {
        return towards(target, (actions, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = squares(actions, n, target);
            }
        });
    }

    /** A cost with the gradient of {@link #quadratic}, whatever it does. */
    private static DifferentiableTrajectoryCost towards(double target, TrajectoryCost cost) {
        return WithGradient.ofSquares(cost, target);
    }

    private static double squares(ActionBatch actions, int n, double target) {
        double sum = 0;
        for (int t = 0; t < actions.horizon(); t++) {
            for (int i = 0; i < actions.actionSize(); i++) {
                double difference = actions.get(n, t, i) - target;
                sum += difference * difference;
            }
        }
        return sum;
    }

    private static PlanningProblem problem(TrajectoryCost cost, ActionSpace space, long evaluations) {
        return PlanningProblem.of(cost, space, HORIZON, Budget.evaluations(evaluations));
    }

    private static double cost(TrajectoryCost cost, ActionSequence actions) {
        double[] costs = new double[1];
        cost.evaluate(ActionBatch.of(actions), 0, 1, costs);
        return costs[0];
    }

    @Test
    void everyCandidateAndThePlanLieInTheActionSpace() {
        for (ActionSpace space : SPACES) {
            TrajectoryCost outward = towards(1e6, (actions, from, to, costs) -> {
                for (int n = from; n < to; n++) {
                    for (int t = 0; t < HORIZON; t++) {
                        assertThat(space.contains(actions.values(), actions.offset(n, t)))
                                .isTrue();
                    }
                    costs[n] = squares(actions, n, 1e6);
                }
            });
            double[] actions =
                    planner.plan(problem(outward, space, 300), 3).actions().toArray();
            for (int t = 0; t < HORIZON; t++) {
                assertThat(space.contains(actions, t * space.size())).isTrue();
            }
        }
    }

    @Test
    void everyCandidateAndThePlanKeepTheRateLimit() {
        RateLimit limit = new RateLimit(new double[] {0.3, 0.2}, new double[] {0.5, 1});
        for (ActionSpace space : List.of(BOX, BALL)) {
            TrajectoryCost outward = towards(1e6, (actions, from, to, costs) -> {
                for (int n = from; n < to; n++) {
                    assertKept(limit, actions.sequence(n));
                    costs[n] = squares(actions, n, 1e6);
                }
            });
            Plan plan = planner.plan(problem(outward, space, 300).withRateLimit(limit), 3);
            assertKept(limit, plan.actions());
            assertThat(space.contains(plan.actions().toArray(), 0)).isTrue();
        }
    }

    private static void assertKept(RateLimit limit, ActionSequence plan) {
        double[] before = limit.previous();
        for (int t = 0; t < plan.horizon(); t++) {
            for (int i = 0; i < limit.size(); i++) {
                assertThat(Math.abs(plan.get(t, i) - before[i])).isLessThanOrEqualTo(limit.limit(i) + 1e-12);
            }
            before = plan.action(t);
        }
    }

    @Test
    void planCostsWhatItSays() {
        Plan plan = planner.plan(problem(quadratic(0.4), BOX, 200), 5);
        assertThat(plan.cost()).isEqualTo(cost(quadratic(0.4), plan.actions()));
    }

    @Test
    void planIsNeverWorseThanTheGuess() {
        ActionSequence nearOptimum = ActionSequence.of(HORIZON, 2, filled(HORIZON * 2, 1.0000001));
        for (long evaluations : new long[] {1, 2, 15, 16, 17, 200}) {
            PlanningProblem problem = problem(quadratic(1), BOX, evaluations).withGuess(nearOptimum);
            Plan plan = planner.plan(problem, evaluations);
            assertThat(plan.cost()).isLessThanOrEqualTo(cost(problem.cost(), nearOptimum));
        }
    }

    @Test
    void guessIsReturnedWhereNothingIsBetter() {
        ActionSequence optimum = ActionSequence.of(HORIZON, 2, filled(HORIZON * 2, 1));
        Plan plan = planner.plan(problem(quadratic(1), BOX, 200).withGuess(optimum), 1);
        assertThat(plan.actions()).isEqualTo(optimum);
        assertThat(plan.verdict().improved()).isFalse();
    }

    @Test
    void sameSeedGivesTheSamePlanForAnyThreadsAndSlices() {
        for (ActionSpace space : SPACES) {
            Plan alone = planner.plan(problem(quadratic(0.7), space, 333), 11);
            for (int threads : new int[] {1, 2, 8}) {
                try (ParallelCost parallel = new ParallelCost(quadratic(0.7), threads)) {
                    TrajectoryCost cost = parallel.around(quadratic(0.7));
                    assertThat(planner.plan(problem(cost, space, 333), 11)).isEqualTo(alone);
                }
            }
            for (int slice : new int[] {1, 5, 16, 100, 1000}) {
                Plan sliced = planner.plan(problem(new Sliced(quadratic(0.7), slice), space, 333), 11);
                assertThat(sliced).isEqualTo(alone);
            }
        }
    }

    /** Scores in slices of another size. */
    private record Sliced(DifferentiableTrajectoryCost cost, int slice) implements DifferentiableTrajectoryCost {
        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            cost.evaluate(actions, from, to, costs);
        }

        @Override
        public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
            for (int from = 0; from < count; from += slice) {
                cost.evaluate(actions, from, Math.min(count, from + slice), costs);
            }
            return true;
        }

        @Override
        public void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
            cost.evaluateWithGradient(actions, from, to, costs, gradient);
        }

        @Override
        public boolean evaluateWithGradient(
                ActionBatch actions, int count, double[] costs, double[] gradient, Stop stop) {
            for (int from = 0; from < count; from += slice) {
                cost.evaluateWithGradient(actions, from, Math.min(count, from + slice), costs, gradient);
            }
            return true;
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return cost.lifted()
                    .map(steps -> new ParallelSteps(steps, (count, work, stop) -> {
                        for (int from = 0; from < count; from += slice) {
                            work.run(from, Math.min(count, from + slice));
                        }
                        return count;
                    }));
        }
    }

    /** From a guess far off, since what needs no random number, such as a descent from the guess, must not win. */
    @Test
    void anotherSeedGivesAnotherPlan() {
        ActionSequence corner = ActionSequence.of(HORIZON, 2, filled(HORIZON * 2, -9));
        PlanningProblem problem = problem(quadratic(2), BOX, 100).withGuess(corner);
        assertThat(planner.plan(problem, 1).actions())
                .isNotEqualTo(planner.plan(problem, 2).actions());
    }

    @Test
    void plannerRemembersNothingBetweenRuns() {
        Plan first = planner.plan(problem(quadratic(0.7), BOX, 100), 1);
        planner.plan(problem(quadratic(-0.7), BALL, 100), 2);
        assertThat(planner.plan(problem(quadratic(0.7), BOX, 100), 1)).isEqualTo(first);
    }

    @Test
    void optimumOfAConvexQuadraticIsFound() {
        PlanningProblem problem =
                PlanningProblem.of(quadratic(0.6), ActionSpace.Box.symmetric(2, 1), 1, Budget.evaluations(4000));
        double[] actions = planner.plan(problem, 17).actions().toArray();
        double tolerance = planner instanceof RandomShootingPlanner ? 0.05 : 0.003;
        assertThat(actions[0]).isBetween(0.6 - tolerance, 0.6 + tolerance);
        assertThat(actions[1]).isBetween(0.6 - tolerance, 0.6 + tolerance);
    }

    @Test
    void nonFiniteCostsRankWorstAndAreCounted() {
        AtomicLong bad = new AtomicLong();
        Plan plan = planner.plan(problem(halfBad(bad), BOX, 512), 23);
        assertThat(plan.cost()).isFinite().isEqualTo(cost(quadratic(1), plan.actions()));
        assertThat(plan.cost()).isLessThan(cost(quadratic(1), ActionSequence.centered(BOX, HORIZON)));
        assertThat(plan.verdict().nonFiniteCosts()).isEqualTo(bad.get()).isPositive();
        assertThat(plan.trace().iterations())
                .allSatisfy(iteration -> assertThat(iteration.mean())
                        .matches(mean ->
                                iteration.nonFiniteCosts() == iteration.evaluations() || Double.isFinite(mean)));
    }

    /** NaN, plus or minus infinity for plans whose first component is on one side: about half of them. */
    private static TrajectoryCost halfBad(AtomicLong bad) {
        double[] poison = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        return towards(1, (actions, from, to, costs) -> {
            quadratic(1).evaluate(actions, from, to, costs);
            for (int n = from; n < to; n++) {
                if (actions.get(n, 0, 0) > 0.6) {
                    costs[n] = poison[(int) (bad.getAndIncrement() % 3)];
                }
            }
        });
    }

    @Test
    void guessIsReturnedWhereAllCostsAreNonFinite() {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            TrajectoryCost cost = towards(1, (actions, from, to, costs) -> Arrays.fill(costs, from, to, poison));
            Plan plan = planner.plan(problem(cost, BALL, 100), 29);
            assertThat(plan.actions()).isEqualTo(ActionSequence.centered(BALL, HORIZON));
            assertThat(plan.verdict().improved()).isFalse();
            assertThat(plan.verdict().nonFiniteCosts())
                    .isEqualTo(plan.trace().evaluations())
                    .isEqualTo(100);
            assertThat(plan.trace().iterations())
                    .allSatisfy(it -> assertThat(it.mean()).isNaN());
        }
    }

    @Test
    void planImprovesOnAGuessThatCannotBeScored() {
        ActionSequence guess = ActionSequence.of(HORIZON, 2, filled(HORIZON * 2, 1));
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            TrajectoryCost cost = towards(0.8, (actions, from, to, costs) -> {
                quadratic(0.8).evaluate(actions, from, to, costs);
                for (int n = from; n < to; n++) {
                    costs[n] = actions.sequence(n).equals(guess) ? poison : costs[n];
                }
            });
            Plan plan = planner.plan(problem(cost, BOX, 128).withGuess(guess), 31);
            assertThat(plan.cost()).isFinite();
            assertThat(plan.verdict().improved()).isTrue();
        }
    }

    @Test
    void noBudgetReturnsTheWarmStart() {
        ActionSequence guess = ActionSequence.of(HORIZON, 2, filled(HORIZON * 2, 0.9));
        for (Budget budget : List.of(Budget.evaluations(0), Budget.deadline(Duration.ZERO))) {
            Plan plan = planner.plan(new PlanningProblem(quadratic(0), BOX, guess, budget), 37);
            assertThat(plan.actions()).isEqualTo(guess);
            assertThat(plan.cost()).isNaN();
            assertThat(plan.trace().iterations()).isEmpty();
        }
    }

    @Test
    void oneEvaluationScoresTheGuess() {
        ActionSequence guess = ActionSequence.of(HORIZON, 2, filled(HORIZON * 2, 0.9));
        Plan plan = planner.plan(problem(quadratic(0), BOX, 1).withGuess(guess), 41);
        assertThat(plan.actions()).isEqualTo(guess);
        assertThat(plan.cost()).isEqualTo(cost(quadratic(0), guess));
    }

    @Test
    void everyEvaluationOfTheBudgetIsSpentAndNoneMore() {
        for (int evaluations : new int[] {1, 2, 3, 19, 20, 21, 63, 64, 65, 66, 127, 128, 129, 256}) {
            AtomicInteger scored = new AtomicInteger();
            TrajectoryCost counting = towards(0, (actions, from, to, costs) -> {
                scored.addAndGet(to - from);
                quadratic(0).evaluate(actions, from, to, costs);
            });
            Plan plan = planner.plan(problem(counting, BOX, evaluations), 43);
            assertThat(scored.get()).isEqualTo(evaluations);
            assertThat(plan.trace().evaluations()).isEqualTo(evaluations);
        }
    }

    @Test
    void cancellingInsideTheCostReturnsTheBestSoFarWithinOneSlice() {
        for (int slices : new int[] {1, 3, 7}) {
            for (Budget budget : List.of(Budget.evaluations(1_000_000), Budget.deadline(Duration.ofDays(1)))) {
                CancellingCost cost = new CancellingCost(slices, budget.cancellation());
                Plan plan = planner.plan(PlanningProblem.of(towards(0, cost), BOX, HORIZON, budget), 47);
                assertThat(cost.slices.get()).isEqualTo(slices);
                assertThat(plan.cost()).isEqualTo(cost.least);
                assertThat(plan.trace().evaluations()).isEqualTo(cost.scored);
                assertThat(plan.verdict().nonFiniteCosts()).isZero();
            }
        }
    }

    /** Counts slices, and cancels in one of them. */
    private static final class CancellingCost implements WithGradient.Peeked {
        private final int last;
        private final Cancellation cancellation;
        private final AtomicInteger slices = new AtomicInteger();
        private double least = Double.POSITIVE_INFINITY;
        private int scored;

        CancellingCost(int last, Cancellation cancellation) {
            this.last = last;
            this.cancellation = cancellation;
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            peek(actions, from, to, costs);
            for (int n = from; n < to; n++) {
                least = Math.min(least, costs[n]);
            }
        }

        @Override
        public void peek(ActionBatch actions, int from, int to, double[] costs) {
            quadratic(0).evaluate(actions, from, to, costs);
            scored += to - from;
            if (slices.incrementAndGet() == last) {
                cancellation.cancel();
            }
        }
    }

    @Test
    void longDeadlineEndsAfterTheLastIteration() {
        AtomicInteger scored = new AtomicInteger();
        TrajectoryCost counting = towards(0, (actions, from, to, costs) -> {
            scored.addAndGet(to - from);
            Arrays.fill(costs, from, to, 1);
        });
        Plan plan = planner.plan(
                PlanningProblem.of(counting, ActionSpace.Box.symmetric(1, 1), 1, Budget.deadline(Duration.ofDays(1))),
                53);
        assertThat(plan.trace().iterations()).hasSizeBetween(51, 10_001);
        assertThat(plan.trace().evaluations()).isEqualTo(scored.get());
    }

    @Test
    void traceTellsTheBestSoFar() {
        Plan plan = planner.plan(problem(quadratic(0.4), BOX, 300), 59);
        List<PlanTrace.Iteration> iterations = plan.trace().iterations();
        for (int i = 1; i < iterations.size(); i++) {
            assertThat(iterations.get(i).best())
                    .isLessThanOrEqualTo(iterations.get(i - 1).best());
        }
        assertThat(iterations.get(iterations.size() - 1).best()).isEqualTo(plan.cost());
        assertThat(iterations).allMatch(PlanTrace.Iteration::complete);
    }

    @Test
    void verdictTellsTheShareOfActionsOnTheEdge() {
        TrajectoryCost cost = (actions, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = squares(actions, n, 0.9) - 1000 * actions.get(n, 0, 0);
            }
        };
        WithGradient.Slope slope =
                (actions, n, t, i) -> 2 * (actions.get(n, t, i) - 0.9) - (t == 0 && i == 0 ? 1000 : 0);
        PlanningProblem problem = problem(new WithGradient(cost, slope), BALL, 500);
        double[] guess = filled(HORIZON * 2, 0);
        guess[0] = 9;
        Plan plan = planner.plan(problem.withGuess(ActionSequence.of(HORIZON, 2, guess)), 61);
        double onEdge = 0;
        for (int t = 0; t < HORIZON; t++) {
            double[] action = plan.actions().action(t);
            onEdge += Math.hypot(action[0], action[1]) > 1.5 - 1e-8 ? 1 : 0;
        }
        assertThat(plan.verdict().atBounds()).isEqualTo(onEdge / HORIZON).isPositive();
    }

    @Test
    void exceptionOfTheCostReachesTheCaller() {
        TrajectoryCost broken = towards(0, (actions, from, to, costs) -> {
            throw new UnsupportedOperationException("broken");
        });
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> planner.plan(problem(broken, BOX, 10), 0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void descriptionIsOneLineWithTheSettings() {
        assertThat(planner.describe()).matches("[a-z-]+\\([a-z ]+=[^\n]*\\)");
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
