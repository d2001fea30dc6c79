package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.Task;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Task TASK = Meadow.task();
    private static final PlannerSettings QUICK =
            PlannerSettings.defaults().withSamples(24).withIterations(3).withHorizon(4);

    @Test
    void whoeverGoesStraightAlwaysSucceedsAndStopsEarly() throws InterruptedException {
        EvaluationResult result = new Evaluation(TASK, 30, 7, 2).run(straight());
        assertThat(result.moderate()).isEqualTo(WilsonInterval.of(30, 30));
        assertThat(result.strict()).isEqualTo(WilsonInterval.of(30, 30));
        assertThat(result.trials()).allSatisfy(trial -> {
            assertThat(trial.leastDistance()).isLessThan(1);
            assertThat(trial.steps()).isEqualTo(trial.metAt().get("strict")).isLessThan(TASK.budget());
            assertThat(trial.metAt().get("moderate")).isLessThan(trial.metAt().get("strict"));
        });
    }

    @Test
    void whoeverStandsStillNeverSucceedsAndSpendsTheBudget() throws InterruptedException {
        Entrant idle =
                new Entrant("idle", Entrant.Sight.STATES, (problem, listener) -> observation -> new double[] {0, 0});
        EvaluationResult result = new Evaluation(TASK, 20, 7, 2).run(idle);
        assertThat(result.moderate().success()).isZero();
        assertThat(result.trials()).allSatisfy(trial -> {
            assertThat(trial.steps()).isEqualTo(TASK.budget());
            assertThat(trial.metAt()).isEmpty();
            assertThat(trial.finalDistance()).isEqualTo(trial.leastDistance());
        });
    }

    @Test
    void passingTheGoalIsModerateButNotStrict() throws InterruptedException {
        // 2 px a step is within 1 px of the goal at most once
        Entrant runner = new Entrant("runner", Entrant.Sight.STATES, (problem, listener) -> {
            double[] action = step(problem.start(), problem.goal(), Meadow.STRIDE);
            return observation -> action.clone();
        });
        EvaluationResult result = new Evaluation(TASK, 20, 7, 2).run(runner);
        assertThat(result.moderate().success()).isEqualTo(1);
        assertThat(result.strict().success()).isLessThan(0.5);
    }

    @Test
    void everyTrialHasTheCaseOfItsOwnSeed() throws InterruptedException {
        EvaluationResult result = new Evaluation(TASK, 10, 7, 2).run(straight());
        assertThat(result.trials())
                .extracting(TrialResult::seed)
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(trial -> KeyedRandom.key(7, trial))
                        .toList());
        assertThat(new Evaluation(TASK, 10, 8, 2).run(straight()).trials())
                .doesNotContainAnyElementsOf(result.trials());
    }

    @Test
    void outcomesDoNotDependOnTheNumberOfThreads() throws InterruptedException {
        Entrant planner = Entrants.simulator(TASK, QUICK, 4);
        EvaluationResult alone = new Evaluation(TASK, 8, 3, 1).run(planner);
        EvaluationResult crowd = new Evaluation(TASK, 8, 3, 5).run(planner);
        assertThat(crowd.trials()).isEqualTo(alone.trials());
        assertThat(crowd.success()).isEqualTo(alone.success());
        Entrant floor = Entrants.random(TASK.environment());
        assertThat(new Evaluation(TASK, 8, 3, 4).run(floor).trials())
                .isEqualTo(new Evaluation(TASK, 8, 3, 1).run(floor).trials());
    }

    @Test
    void everyPlanIsTimedAndNothingElse() throws InterruptedException {
        EvaluationResult planned = new Evaluation(TASK, 6, 3, 2).run(Entrants.simulator(TASK, QUICK, 4));
        int plans = planned.trials().stream()
                .mapToInt(trial -> (trial.steps() + 3) / 4)
                .sum();
        assertThat(planned.latency().count()).isEqualTo(plans);
        assertThat(planned.cpu().count()).isEqualTo(plans);
        assertThat(planned.latency().p50())
                .isPositive()
                .isLessThanOrEqualTo(planned.latency().p99());
        assertThat(planned.latency().p99())
                .isLessThanOrEqualTo(planned.latency().max());
        EvaluationResult random = new Evaluation(TASK, 3, 3, 2).run(Entrants.random(TASK.environment()));
        assertThat(random.latency().count()).isZero();
    }

    @Test
    void planningInTheSimulatorBeatsActingAtRandom() throws InterruptedException {
        Evaluation evaluation = new Evaluation(TASK, 20, 3, 2);
        double ceiling =
                evaluation.run(Entrants.simulator(TASK, QUICK, 4)).moderate().low();
        double floor =
                evaluation.run(Entrants.random(TASK.environment())).moderate().high();
        assertThat(ceiling).isGreaterThan(floor);
    }

    @Test
    void framesHideTheStateAndStatesTheFrame() throws InterruptedException {
        for (Entrant.Sight sight : Entrant.Sight.values()) {
            Set<String> seen = Collections.synchronizedSet(new TreeSet<>());
            Entrant spy = new Entrant("spy", sight, (problem, listener) -> observation -> {
                seen.add(shown(observation));
                return new double[2];
            });
            new Evaluation(TASK, 2, 3, 2).run(spy);
            assertThat(seen)
                    .containsExactly(
                            switch (sight) {
                                case FRAMES -> "frame";
                                case FELT -> "frame felt";
                                case FRAMES_AND_STATES -> "frame state";
                                case FELT_ALONE -> "felt";
                                case STATES -> "state";
                            });
        }
    }

    private static String shown(Observation observation) {
        List<String> parts = new ArrayList<>();
        observation.frame().ifPresent(frame -> parts.add("frame"));
        observation.state().ifPresent(state -> parts.add("state"));
        observation.proprioception().ifPresent(felt -> parts.add("felt"));
        return String.join(" ", parts);
    }

    @Test
    void progressCountsUpToAllTrials() throws InterruptedException {
        Set<Integer> told = Collections.synchronizedSet(new TreeSet<>());
        new Evaluation(TASK, 5, 3, 2).run(straight(), told::add);
        assertThat(told).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aFailingPolicyEndsTheEvaluationWithItsOwnMessage() {
        Entrant broken = new Entrant("broken", Entrant.Sight.STATES, (problem, listener) -> observation -> {
            throw new IllegalArgumentException("no such action.");
        });
        assertThatThrownBy(() -> new Evaluation(TASK, 5, 3, 2).run(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such action.");
    }

    @Test
    void theWayTellsTrialsApart() throws InterruptedException {
        List<TrialResult> first = new Evaluation(TASK, 4, 7, 1).run(straight()).trials();
        List<TrialResult> again = new Evaluation(TASK, 4, 7, 2).run(straight()).trials();
        Entrant slower = new Entrant(
                "slower",
                Entrant.Sight.STATES,
                (problem, listener) ->
                        observation -> step(observation.state().orElseThrow(), problem.goal(), Meadow.STRIDE / 2));

        assertThat(first).isEqualTo(again).extracting(TrialResult::way).doesNotHaveDuplicates();
        assertThat(new Evaluation(TASK, 4, 7, 1).run(slower).trials())
                .extracting(TrialResult::way)
                .doesNotContainAnyElementsOf(
                        first.stream().map(TrialResult::way).toList());
    }

    @Test
    void refusesNoTrialsAndNoThreads() {
        assertThatThrownBy(() -> new Evaluation(TASK, 0, 3, 2)).hasMessageContaining("trials (0)");
        assertThatThrownBy(() -> new Evaluation(TASK, 1, 3, 0)).hasMessageContaining("threads (0)");
    }

    private static Entrant straight() {
        return new Entrant(
                "straight",
                Entrant.Sight.STATES,
                (problem, listener) ->
                        observation -> step(observation.state().orElseThrow(), problem.goal(), Double.MAX_VALUE));
    }

    /** Straight toward the goal, no further than it and no further than {@code most}. */
    private static double[] step(float[] from, float[] goal, double most) {
        double dx = goal[0] - from[0];
        double dy = goal[1] - from[1];
        double share = Math.min(1, most / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy)));
        return new double[] {share * dx, share * dy};
    }
}
