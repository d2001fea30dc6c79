package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.WithGradient;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A problem whose answer is known: make sum (a(j) - 1)^2 over 4 numbers small where their sum is at most 2. All are 1/2, the cost
 * is 1, and the multiplier 2 (1 - 1/2) = 1.
 */
class AugmentedLagrangianPlannerTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 2);
    private static final AugmentedLagrangianPlanner.Config CONFIG = AugmentedLagrangianPlanner.Config.defaults();
    private static final DifferentiableTrajectoryCost NEAR_ONE = WithGradient.ofSquares(
            (actions, from, to, costs) -> {
                Arrays.fill(costs, from, to, 0);
                for (int j = from * 4; j < to * 4; j++) {
                    costs[j / 4] += (actions.values()[j] - 1) * (actions.values()[j] - 1);
                }
            },
            1);

    /** c = scale (a(1) + ... + a(4) - limit). */
    private static DifferentiableTrajectoryCost sumAtMost(double limit, double scale) {
        return new WithGradient(
                (actions, from, to, costs) -> {
                    Arrays.fill(costs, from, to, -scale * limit);
                    for (int j = from * 4; j < to * 4; j++) {
                        costs[j / 4] += scale * actions.values()[j];
                    }
                },
                (actions, n, t, i) -> scale);
    }

    private static PlanningProblem problem(TrajectoryCost cost, long evaluations) {
        return PlanningProblem.of(cost, SPACE, 2, Budget.evaluations(evaluations));
    }

    private static PlanningProblem limited(double limit, long evaluations) {
        return problem(ConstrainedCost.of(NEAR_ONE, List.of(sumAtMost(limit, 1))), evaluations);
    }

    /** How exact the multiplier is: mu, which grows, times what the inner planner leaves undone. */
    static Stream<Arguments> inner() {
        return Stream.of(
                Arguments.of(new CemPlanner(), 0.5),
                Arguments.of(new MppiPlanner(), 0.01),
                Arguments.of(new GradientPlanner(), 0.01));
    }

    @ParameterizedTest
    @MethodSource("inner")
    void planAndMultiplierConvergeToTheKnownAnswerInAnyUnit(Planner inner, double tolerance) {
        for (double scale : new double[] {1, 1000, 1e-3}) {
            TrajectoryCost cost = ConstrainedCost.of(NEAR_ONE, List.of(sumAtMost(2, scale)));
            AugmentedLagrangianPlanner planner =
                    new AugmentedLagrangianPlanner(inner, CONFIG.withRounds(6).withTolerance(1e-3 * scale));
            AugmentedLagrangianPlanner.Run run = planner
            .new Run(problem(cost, 12_000), ConstrainedCost.within(cost).orElseThrow(), 5);
            Plan plan = run.plan();
            assertThat(plan.cost()).isCloseTo(1, within(5e-3));
            assertThat(plan.verdict().violation()).isLessThanOrEqualTo(1e-3 * scale);
            assertThat(run.multipliers()[0] * scale).isCloseTo(1, within(tolerance));
            for (double value : plan.actions().toArray()) {
                assertThat(value).isCloseTo(0.5, within(0.05));
            }
        }
    }

    @Test
    void constraintThatIsNotActiveChangesNothingButTheSearch() {
        Plan plan = new AugmentedLagrangianPlanner(new MppiPlanner()).plan(limited(50, 4096), 1);
        assertThat(plan.cost()).isLessThan(1e-3);
        assertThat(plan.verdict().violation()).isZero();
    }

    @Test
    void problemWithoutConstraintsIsTheInnerPlanners() {
        for (Planner inner : List.of(new CemPlanner(), new IcemPlanner())) {
            assertThat(new AugmentedLagrangianPlanner(inner).plan(problem(NEAR_ONE, 500), 9))
                    .isEqualTo(inner.plan(problem(NEAR_ONE, 500), 9));
        }
    }

    @Test
    void planThatBreaksTheConstraintsLeastIsReturnedWhereNoneKeepsThem() {
        Plan plan = new AugmentedLagrangianPlanner(new CemPlanner()).plan(limited(-100, 2000), 2);
        assertThat(plan.verdict().violation()).isBetween(92.0, 92.1); // the least sum is -8
        assertThat(plan.cost()).isCloseTo(36, within(0.5));
        assertThat(plan.trace().iterations())
                .allSatisfy(iteration -> assertThat(iteration.best()).isNaN());
    }

    @Test
    void guessThatKeepsTheConstraintsIsNeverLost() {
        ActionSequence optimum = ActionSequence.of(2, 2, new double[] {0.5, 0.5, 0.5, 0.5});
        for (long evaluations : new long[] {1, 2, 15, 40, 500}) {
            PlanningProblem problem = limited(2, evaluations).withGuess(optimum);
            Plan plan = new AugmentedLagrangianPlanner(new CemPlanner(), CONFIG.withTolerance(0)).plan(problem, 3);
            assertThat(plan.actions()).isEqualTo(optimum);
            assertThat(plan.cost()).isEqualTo(1);
            assertThat(plan.verdict().improved()).isFalse();
        }
    }

    @Test
    void guessThatBreaksThemIsLeftForAnyPlanThatDoesNot() {
        ActionSequence cheap = ActionSequence.of(2, 2, new double[] {1, 1, 1, 1});
        PlanningProblem problem = limited(2, 500).withGuess(cheap);
        Plan plan = new AugmentedLagrangianPlanner(new CemPlanner()).plan(problem, 3);
        assertThat(plan.verdict().violation()).isLessThanOrEqualTo(1e-3);
        assertThat(plan.cost()).isPositive();
        assertThat(plan.verdict().improved()).isTrue();
    }

    @Test
    void traceTellsTheLeastCostOfPlansThatKeepTheConstraints() {
        ActionSequence broken = ActionSequence.of(2, 2, new double[] {1, 1, 1, 1});
        Plan plan = new AugmentedLagrangianPlanner(new CemPlanner())
                .plan(limited(-5, 2000).withGuess(broken), 4);
        List<PlanTrace.Iteration> iterations = plan.trace().iterations();
        double before = Double.NaN;
        for (PlanTrace.Iteration iteration : iterations) {
            assertThat(iteration.best() > before).isFalse();
            before = iteration.best();
        }
        assertThat(iterations.get(0).best()).isNaN();
        assertThat(before).isEqualTo(plan.cost());
    }

    @Test
    void everyEvaluationIsCountedOnceAndAsksEachConstraintOnce() {
        for (int evaluations : new int[] {1, 17, 100, 384, 1000, 3000}) {
            AtomicInteger scored = new AtomicInteger();
            AtomicInteger constrained = new AtomicInteger();
            TrajectoryCost cost = counting(NEAR_ONE, scored);
            TrajectoryCost limit = counting(sumAtMost(2, 1), constrained);
            Plan plan = new AugmentedLagrangianPlanner(new MppiPlanner())
                    .plan(problem(ConstrainedCost.of(cost, List.of(limit)), evaluations), 5);
            assertThat(scored.get()).isEqualTo(evaluations);
            assertThat(constrained.get()).isEqualTo(evaluations);
            assertThat(plan.trace().evaluations()).isEqualTo(evaluations);
        }
    }

    private static TrajectoryCost counting(TrajectoryCost cost, AtomicInteger count) {
        return (actions, from, to, costs) -> {
            count.addAndGet(to - from);
            cost.evaluate(actions, from, to, costs);
        };
    }

    @Test
    void roundsAreNoMoreThanTheBudgetIsGoodFor() {
        AtomicInteger rounds = new AtomicInteger();
        Planner counting = new Planner() {
            @Override
            public Plan plan(PlanningProblem problem, long seed) {
                rounds.incrementAndGet();
                return new CemPlanner().plan(problem, seed);
            }

            @Override
            public String describe() {
                return "counting(samples=1)";
            }
        };
        AugmentedLagrangianPlanner planner =
                new AugmentedLagrangianPlanner(counting, CONFIG.withRounds(3).withRoundEvaluations(100));
        planner.plan(limited(2, 16), 6);
        assertThat(rounds.getAndSet(0)).isEqualTo(1);
        planner.plan(limited(2, 230), 6);
        assertThat(rounds.getAndSet(0)).isEqualTo(2);
        planner.plan(limited(2, 2000), 6);
        assertThat(rounds.getAndSet(0)).isEqualTo(3);
        planner.plan(limited(2, 0), 6);
        assertThat(rounds.getAndSet(0)).isZero();
    }

    @Test
    void nonFiniteConstraintRanksWorstAndIsCounted() {
        TrajectoryCost poisoned = (actions, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = actions.get(n, 0, 0) > 0.2 ? Double.NaN : -1;
            }
        };
        Plan plan = new AugmentedLagrangianPlanner(new CemPlanner())
                .plan(problem(ConstrainedCost.of(NEAR_ONE, List.of(poisoned)), 1000), 7);
        assertThat(plan.actions().get(0, 0)).isLessThanOrEqualTo(0.2);
        assertThat(plan.cost()).isFinite().isLessThan(1);
        assertThat(plan.verdict().nonFiniteCosts()).isPositive();
        assertThat(plan.verdict().violation()).isZero();
    }

    @Test
    void zeroDeadlineReturnsTheGuessWithNothingKnown() {
        PlanningProblem problem = limited(2, 1).withBudget(Budget.deadline(Duration.ZERO));
        Plan plan = new AugmentedLagrangianPlanner(new CemPlanner()).plan(problem, 8);
        assertThat(plan.actions()).isEqualTo(problem.guess());
        assertThat(plan.verdict().violation()).isNaN();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CONFIG.withRounds(0)).hasMessage("rounds (0) must be at least 1.");
        assertThatThrownBy(() -> CONFIG.withGrowth(0.5)).hasMessage("growth (0.5) must be at least 1.");
        assertThatThrownBy(() -> CONFIG.withFall(2)).hasMessage("fall (2.0) must be at most 1.");
        assertThatThrownBy(() -> CONFIG.withPenalty(0)).hasMessage("penalty (0.0) must be positive and finite.");
        assertThatThrownBy(() -> CONFIG.withTolerance(-1))
                .hasMessage("tolerance (-1.0) must be finite and at least 0.");
    }
}
