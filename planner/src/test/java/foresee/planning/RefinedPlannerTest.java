package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How two planners share a problem. */
class RefinedPlannerTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(1, 2);

    /** (a - 1)^2 of one action. */
    private static final TrajectoryCost COST = (actions, from, to, costs) -> {
        for (int n = from; n < to; n++) {
            costs[n] = (actions.get(n, 0, 0) - 1) * (actions.get(n, 0, 0) - 1);
        }
    };

    /** Plans like another and remembers what it was asked. */
    private static final class Asked implements Planner {
        private final Planner planner;
        private final List<PlanningProblem> problems = new ArrayList<>();
        private final List<Long> seeds = new ArrayList<>();
        private Plan answer;

        Asked(Planner planner) {
            this.planner = planner;
        }

        @Override
        public Plan plan(PlanningProblem problem, long seed) {
            problems.add(problem);
            seeds.add(seed);
            answer = planner.plan(problem, seed);
            return answer;
        }

        @Override
        public String describe() {
            return planner.describe();
        }
    }

    private final Asked first = new Asked(new RandomShootingPlanner());
    private final Asked second = new Asked(new CemPlanner());

    private Plan plan(double share, Budget budget) {
        return new RefinedPlanner(first, second, share).plan(PlanningProblem.of(COST, SPACE, 1, budget), 5);
    }

    @Test
    void secondStartsFromTheFirstOnesPlanWithWhatIsLeft() {
        Budget budget = Budget.evaluations(200);
        Plan plan = plan(0.25, budget);
        assertThat(first.problems.get(0).budget()).isEqualTo(new Budget.Evaluations(50, budget.cancellation()));
        assertThat(second.problems.get(0).budget()).isEqualTo(new Budget.Evaluations(150, budget.cancellation()));
        assertThat(second.problems.get(0).guess()).isEqualTo(first.answer.actions());
        assertThat(second.seeds).doesNotContainAnyElementsOf(first.seeds);
        assertThat(plan.actions()).isEqualTo(second.answer.actions());
        assertThat(plan.cost()).isEqualTo(second.answer.cost()).isLessThan(first.answer.cost());
    }

    @Test
    void whatTheFirstLeavesTheSecondMaySpend() {
        Planner brief =
                new CemPlanner(CemPlanner.Config.defaults().withSamples(10).withMaxIterations(2));
        PlanningProblem problem = PlanningProblem.of(COST, SPACE, 1, Budget.evaluations(200));
        Plan plan = new RefinedPlanner(brief, second, 0.5).plan(problem, 5);
        assertThat(((Budget.Evaluations) second.problems.get(0).budget()).count())
                .isEqualTo(200 - 21);
        assertThat(plan.trace().evaluations()).isEqualTo(200);
    }

    @Test
    void deadlineIsSharedToo() {
        plan(0.25, Budget.deadline(Duration.ofMillis(40)));
        Budget.Deadline early = (Budget.Deadline) first.problems.get(0).budget();
        Budget.Deadline late = (Budget.Deadline) second.problems.get(0).budget();
        assertThat(early.duration()).isEqualTo(Duration.ofMillis(10));
        assertThat(late.duration()).isLessThan(Duration.ofMillis(40));
    }

    @Test
    void improvementIsToldAgainstTheGuess() {
        PlanningProblem far = PlanningProblem.of(COST, SPACE, 1, Budget.evaluations(40));
        Planner idle =
                new CemPlanner(CemPlanner.Config.defaults().withSigmaFloor(0).withStartSigma(1e-12));
        Plan foundOnly = new RefinedPlanner(first, idle, 0.95).plan(far, 1);
        assertThat(foundOnly.verdict().improved()).isTrue();
        PlanningProblem there = far.withGuess(ActionSequence.of(1, 1, new double[] {1}));
        Plan none = new RefinedPlanner(first, second, 0.5).plan(there, 1);
        assertThat(none.verdict().improved()).isFalse();
        assertThat(none.actions()).isEqualTo(there.guess());
    }

    @Test
    void traceIsThatOfBoth() {
        Plan plan = plan(0.5, Budget.evaluations(400));
        List<PlanTrace.Iteration> iterations = plan.trace().iterations();
        int split = first.answer.trace().iterations().size();
        assertThat(iterations.subList(0, split)).isEqualTo(first.answer.trace().iterations());
        assertThat(iterations)
                .hasSize(split + second.answer.trace().iterations().size());
        assertThat(iterations.get(iterations.size() - 1).best()).isEqualTo(plan.cost());
    }

    /** The second search sees nothing but NaN. */
    @Test
    void foundPlanIsKeptWhereNothingElseCanBeScored() {
        int[] scored = {0};
        TrajectoryCost failing = (actions, from, to, costs) -> {
            COST.evaluate(actions, from, to, costs);
            for (int n = from; n < to; n++) {
                costs[n] = scored[0]++ < 50 ? costs[n] : Double.NaN;
            }
        };
        PlanningProblem problem = PlanningProblem.of(failing, SPACE, 1, Budget.evaluations(100));
        Plan plan = new RefinedPlanner(first, second, 0.5).plan(problem, 5);
        assertThat(plan.actions()).isEqualTo(first.answer.actions());
        assertThat(plan.cost()).isEqualTo(first.answer.cost()).isFinite();
        assertThat(plan.verdict().nonFiniteCosts()).isEqualTo(50);
        assertThat(plan.trace().iterations())
                .allSatisfy(iteration -> assertThat(iteration.best()).isFinite());
    }

    @Test
    void alternativesOfEitherAreKept() {
        List<ActionSequence> others = List.of(ActionSequence.of(1, 1, new double[] {0.3}));
        Planner withOthers = new Planner() {
            @Override
            public Plan plan(PlanningProblem problem, long seed) {
                Plan plan = new CemPlanner().plan(problem, seed);
                return new Plan(plan.actions(), plan.cost(), plan.verdict(), plan.trace(), others);
            }

            @Override
            public String describe() {
                return "with-others(count=1)";
            }
        };
        PlanningProblem problem = PlanningProblem.of(COST, SPACE, 1, Budget.evaluations(100));
        assertThat(new RefinedPlanner(withOthers, second, 0.5).plan(problem, 1).alternatives())
                .isEqualTo(others);
        assertThat(new RefinedPlanner(second, withOthers, 0.5).plan(problem, 1).alternatives())
                .isEqualTo(others);
    }

    @Test
    void shareOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new RefinedPlanner(first, second, 1.01)).hasMessage("share (1.01) must be 0 to 1.");
    }
}
