package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.Constrained;
import foresee.model.ActionSequence;
import foresee.model.LatentTrajectories;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A point mass that must go around a disc, or with little effort, planned for by every planner. */
class ConstraintsTest {
    private static final double TOLERANCE = 1e-3;

    /** How much more than the optimum a plan may cost out of 4096 evaluations: around the disc, with little effort. */
    static Stream<Arguments> inner() {
        return Stream.of(
                Arguments.of(new CemPlanner(), 1.3, 1.3),
                Arguments.of(new IcemPlanner(), 1.12, 1.02),
                Arguments.of(new CmaEsPlanner(), 1.2, 1.1),
                Arguments.of(new MppiPlanner(), 1.25, 1.15),
                Arguments.of(new GradientPlanner(), 1.01, 1.01),
                Arguments.of(new RefinedPlanner(), 1.06, 1.01),
                Arguments.of(new LiftedPlanner(), 1.06, 1.02),
                Arguments.of(new PredictiveSamplingPlanner(), 2, 2),
                Arguments.of(new RandomShootingPlanner(), 6, 6));
    }

    @ParameterizedTest
    @MethodSource("inner")
    void plansGoAroundADisc(Planner inner, double share, double ignored) {
        for (long seed = 0; seed < 3; seed++) {
            Plan plan = plan(inner, Constrained.aroundADisc(), seed);
            assertThat(deepest(plan.actions())).isLessThanOrEqualTo(TOLERANCE + 1e-6);
            assertThat(plan.verdict().violation()).isCloseTo(Math.max(0, deepest(plan.actions())), within(1e-6));
            assertThat(plan.cost()).isBetween(0.999 * Constrained.LEAST_AROUND, share * Constrained.LEAST_AROUND);
        }
    }

    @ParameterizedTest
    @MethodSource("inner")
    void plansKeepToABudgetOfEffort(Planner inner, double ignored, double share) {
        double least = Constrained.leastWithEffort(0.1 + TOLERANCE);
        for (long seed = 0; seed < 3; seed++) {
            Plan plan = plan(inner, Constrained.withLittleEffort(), seed);
            assertThat(effort(plan.actions())).isLessThanOrEqualTo(0.1 + TOLERANCE + 1e-9);
            assertThat(plan.cost()).isBetween(0.9999 * least, share * least);
        }
    }

    private static Plan plan(Planner inner, ConstrainedObjective objective, long seed) {
        return new AugmentedLagrangianPlanner(inner).plan(Constrained.problem(objective, 4096), seed);
    }

    private static double deepest(ActionSequence plan) {
        double x = -1;
        double y = 0.05;
        double deepest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < plan.horizon(); t++) {
            x += plan.get(t, 0);
            y += plan.get(t, 1);
            deepest = Math.max(deepest, 0.5 - Math.hypot(x, y));
        }
        return deepest;
    }

    private static double effort(ActionSequence plan) {
        double sum = 0;
        for (double component : plan.toArray()) {
            sum += component * component / (0.3 * 0.3);
        }
        return sum / plan.toArray().length;
    }

    @Test
    void oneConstraintForEachStepIsKeptToo() {
        ConstrainedObjective each = ConstrainedObjective.of(Constrained.GOAL)
                .atMost(Constrained.disc().constraints(Constrained.HORIZON), 0);
        Plan plan = plan(new GradientPlanner(), each, 1);
        assertThat(deepest(plan.actions())).isLessThanOrEqualTo(TOLERANCE + 1e-6);
        assertThat(plan.cost()).isBetween(0.999 * Constrained.LEAST_AROUND, 1.01 * Constrained.LEAST_AROUND);
    }

    @Test
    void withoutTheConstraintThePlanGoesThroughTheDisc() {
        Plan plan = new CemPlanner().plan(Constrained.problem(ConstrainedObjective.of(Constrained.GOAL), 4096), 1);
        assertThat(deepest(plan.actions())).isGreaterThan(0.3);
    }

    @Test
    void bothConstraintsTogetherAreKept() {
        ConstrainedObjective both = Constrained.aroundADisc().atMost(new ActionPenalty(Constrained.SPACE), 0.25);
        Plan plan = plan(new IcemPlanner(), both, 2);
        assertThat(deepest(plan.actions())).isLessThanOrEqualTo(TOLERANCE + 1e-6);
        assertThat(effort(plan.actions())).isLessThanOrEqualTo(0.25 + TOLERANCE + 1e-9);
        assertThat(plan.cost()).isLessThan(2 * Constrained.LEAST_AROUND);
    }

    @Test
    void plannersThatSeeCostsOnlyChargeForViolationsAndSaySo() {
        for (Planner alone : List.of(new CemPlanner(), new GradientPlanner())) {
            Plan plan = alone.plan(Constrained.problem(Constrained.aroundADisc(), 4096), 3);
            double deep = Math.max(0, deepest(plan.actions()));
            assertThat(plan.verdict().violation()).isCloseTo(deep, within(1e-6));
            assertThat(deep).isLessThan(0.02);
        }
    }

    @Test
    void planIsTheSameForAnyThreadsAndHeldActions() {
        for (Planner inner : List.of(new IcemPlanner(), new GradientPlanner(), new LiftedPlanner())) {
            PlanningProblem problem = PlanningProblem.of(
                    HeldActionsCost.of(Constrained.cost(Constrained.aroundADisc()), 2),
                    Constrained.SPACE,
                    Constrained.HORIZON / 2,
                    Budget.evaluations(1000));
            Plan alone = new AugmentedLagrangianPlanner(inner).plan(problem, 4);
            assertThat(deepest(alone.actions().held(2))).isLessThanOrEqualTo(TOLERANCE + 1e-6);
            for (int threads : new int[] {1, 2, 8}) {
                try (ParallelCost parallel = new ParallelCost(problem.cost(), threads)) {
                    PlanningProblem spread = problem.withCost(parallel.around(problem.cost()));
                    assertThat(new AugmentedLagrangianPlanner(inner).plan(spread, 4))
                            .isEqualTo(alone);
                }
            }
        }
    }

    @Test
    void constraintMayBeALambda() {
        Objective leftOfTheMiddle = (trajectories, actions, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = mostRight(trajectories, n - from);
            }
        };
        ConstrainedObjective objective =
                ConstrainedObjective.of(Constrained.GOAL).atMost(leftOfTheMiddle, 0);
        Plan plan = plan(new CemPlanner(), objective, 5);
        double x = -1;
        for (int t = 0; t < plan.actions().horizon(); t++) {
            x += plan.actions().get(t, 0);
            assertThat(x).isLessThanOrEqualTo(TOLERANCE + 1e-6);
        }
        assertThat(x).isGreaterThan(-0.05);
    }

    private static double mostRight(LatentTrajectories trajectories, int n) {
        double most = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < trajectories.steps(); t++) {
            most = Math.max(most, trajectories.get(n, t, 0));
        }
        return most;
    }

    @Tag("slow")
    @Test
    void descentsAgreeOnTheLeastCostAroundTheDisc() {
        for (int restarts : new int[] {1, 8}) {
            Planner inner =
                    new GradientPlanner(GradientPlanner.Config.defaults().withRestarts(restarts));
            for (long seed = 0; seed < 3; seed++) {
                Plan plan = new AugmentedLagrangianPlanner(inner)
                        .plan(Constrained.problem(Constrained.aroundADisc(), 100_000), seed);
                assertThat(plan.cost()).isCloseTo(Constrained.LEAST_AROUND, within(1e-3 * Constrained.LEAST_AROUND));
            }
        }
    }
}
