package foresee.benchmarks.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import foresee.benchmarks.Cases;
import foresee.benchmarks.Meadow;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Trial;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.Untrained;
import foresee.envs.Task;
import foresee.planning.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureAnalysisTest {
    private static final PlannerSettings QUICK =
            PlannerSettings.defaults().withSamples(24).withIterations(3).withHorizon(4);
    private static final Task TASK = Meadow.task();
    private static final Task.Case FAR = new Task.Case(5, new float[] {10, 12}, new float[] {55, 12});

    @Test
    void aModelThatTakesForwardsForBackwardsIsAModelError() {
        DotModel lies = new DotModel(-1, place -> place);
        Diagnosis diagnosis = diagnosis(TASK, new Planned.InModel(lies, QUICK), FAR);
        assertThat(diagnosis.failure()).isEqualTo(FailureClass.MODEL_ERROR);
        assertThat(diagnosis.reached(Rerun.TRUE_DYNAMICS)).isTrue();
        assertThat(diagnosis.reached(Rerun.MORE_SEARCH)).isFalse();
        assertThat(diagnosis.reached(Rerun.TRUE_DISTANCE)).isTrue();
        assertThat(diagnosis.outcome(Rerun.TRUE_DISTANCE_MORE_SEARCH)).isEmpty();
        assertThat(diagnosis.notes()).isEmpty();
        assertThat(diagnosis.otherSeeds()).isZero();
    }

    @Test
    void twoRandomPlansAtATimeAreAPlannerError() {
        List<Diagnosis> diagnoses = twoRandomPlansAtATime();
        assertThat(diagnoses).extracting(Diagnosis::failure).doesNotContain(FailureClass.COST_MISALIGNED);
        assertThat(diagnoses)
                .filteredOn(diagnosis -> diagnosis.reached(Rerun.MORE_SEARCH))
                .isNotEmpty()
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.failure()).isEqualTo(FailureClass.PLANNER_ERROR);
                    assertThat(diagnosis.reached(Rerun.TRUE_DYNAMICS)).isFalse();
                    assertThat(diagnosis
                                    .outcome(Rerun.MORE_SEARCH)
                                    .orElseThrow()
                                    .evaluations())
                            .isEqualTo(16);
                });
    }

    @Test
    void whatAnotherSeedReachesIsAPlannerErrorAndNotUnreachable() {
        List<Diagnosis> diagnoses = twoRandomPlansAtATime();
        assertThat(diagnoses).anySatisfy(diagnosis -> {
            assertThat(diagnosis.outcomes()).noneMatch(Outcome::reached);
            assertThat(diagnosis.otherSeeds()).isBetween(1, Diagnosis.SEEDS - 1);
            assertThat(diagnosis.failure()).isEqualTo(FailureClass.PLANNER_ERROR);
        });
        assertThat(diagnoses)
                .filteredOn(diagnosis -> diagnosis.failure() == FailureClass.UNREACHABLE)
                .isNotEmpty()
                .allSatisfy(diagnosis -> assertThat(diagnosis.otherSeeds()).isZero());
    }

    @Test
    void whatMostOtherSeedsReachIsAPlannerErrorThoughTrueDynamicsReachItToo() {
        PlannerSettings poor = QUICK.withPlanner("random").withSamples(4).withIterations(1);
        DotModel hasty = new DotModel(3, place -> place);
        List<Diagnosis> diagnoses = diagnoses(Meadow.task(44), new Planned.InModel(hasty, poor), 8);
        assertThat(diagnoses)
                .filteredOn(diagnosis -> diagnosis.byChance() && diagnosis.reached(Rerun.TRUE_DYNAMICS))
                .isNotEmpty()
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.otherSeeds()).isGreaterThan(Diagnosis.SEEDS / 2);
                    assertThat(diagnosis.failure()).isEqualTo(FailureClass.PLANNER_ERROR);
                });
        assertThat(diagnoses)
                .filteredOn(diagnosis -> !diagnosis.byChance() && diagnosis.reached(Rerun.TRUE_DYNAMICS))
                .isNotEmpty()
                .allSatisfy(diagnosis -> assertThat(diagnosis.failure()).isEqualTo(FailureClass.MODEL_ERROR));
    }

    private static List<Diagnosis> twoRandomPlansAtATime() {
        PlannerSettings poor = QUICK.withPlanner("random").withSamples(2).withIterations(1);
        return diagnoses(Meadow.task(36), new Planned.InModel(DotModel.right(), poor), 12);
    }

    @Test
    void anEncoderThatIsBlindToTheXIsAMisalignedCost() {
        DotModel blind = new DotModel(1, place -> new float[] {32, place[1]});
        Diagnosis diagnosis = diagnosis(TASK, new Planned.InModel(blind, QUICK), FAR);
        assertThat(diagnosis.failure()).isEqualTo(FailureClass.COST_MISALIGNED);
        assertThat(diagnosis.outcomes())
                .extracting(Outcome::rerun, Outcome::reached)
                .containsExactly(
                        tuple(Rerun.TRUE_DYNAMICS, false),
                        tuple(Rerun.MORE_SEARCH, false),
                        tuple(Rerun.TRUE_DISTANCE, true),
                        tuple(Rerun.TRUE_DYNAMICS_MORE_SEARCH, false));
    }

    @Test
    void whatLongerSearchReachesWithTrueDynamicsAloneIsAModelError() {
        // the model lies, and two plans at a time are too few in the simulator, too
        PlannerSettings poor = QUICK.withPlanner("random").withSamples(2).withIterations(1);
        Planned lies = new Planned.InModel(new DotModel(-1, place -> place), poor);
        assertThat(diagnoses(TASK, lies, 12))
                .filteredOn(diagnosis ->
                        diagnosis.outcome(Rerun.TRUE_DYNAMICS_MORE_SEARCH).isPresent())
                .isNotEmpty()
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.reached(Rerun.TRUE_DYNAMICS)).isFalse();
                    assertThat(diagnosis.reached(Rerun.MORE_SEARCH)).isFalse();
                    assertThat(diagnosis.reached(Rerun.TRUE_DYNAMICS_MORE_SEARCH))
                            .isTrue();
                    assertThat(diagnosis.failure()).isEqualTo(FailureClass.MODEL_ERROR);
                });
    }

    @Test
    void aGoalFurtherThanTheBudgetIsUnreachable() {
        Task tooShort = Meadow.task(10);
        Diagnosis diagnosis = diagnosis(tooShort, new Planned.InModel(DotModel.right(), QUICK), FAR);
        assertThat(diagnosis.failure()).isEqualTo(FailureClass.UNREACHABLE);
        assertThat(diagnosis.outcomes())
                .extracting(Outcome::rerun)
                .containsExactly(
                        Rerun.TRUE_DYNAMICS, Rerun.MORE_SEARCH, Rerun.TRUE_DISTANCE, Rerun.TRUE_DISTANCE_MORE_SEARCH);
        assertThat(diagnosis.outcomes()).allSatisfy(outcome -> {
            assertThat(outcome.reached()).isFalse();
            assertThat(outcome.steps()).isEqualTo(10);
            assertThat(outcome.leastDistance()).isBetween(45.0 - 20, 45.0);
        });
        assertThat(diagnosis.badness()).isEqualTo(diagnosis.leastDistance() / 3);
    }

    @Test
    void whoeverNeedsGradientsIsStoodInForInTheSimulator() {
        PlannerSettings descent = QUICK.withPlanner("gradient").withSamples(4).withIterations(2);
        Diagnosis diagnosis =
                diagnosis(Meadow.task(12), new Planned.InModel(Untrained.modelFor(new Meadow()), descent), FAR);
        assertThat(diagnosis.outcomes())
                .extracting(Outcome::rerun, Outcome::planner, Outcome::evaluations)
                .containsExactly(
                        tuple(Rerun.TRUE_DYNAMICS, "mppi", 8L),
                        tuple(Rerun.MORE_SEARCH, "gradient", 64L),
                        tuple(Rerun.TRUE_DISTANCE, "mppi", 8L),
                        tuple(Rerun.TRUE_DISTANCE_MORE_SEARCH, "mppi", 64L),
                        tuple(Rerun.STAND_IN, "mppi", 8L));
        assertThat(diagnosis.notes())
                .containsExactly(
                        "The true simulator has no gradients, which gradient needs: mppi searched there, and in the model beside it.");
    }

    @Test
    void whatTheStandInReachesInTheModelIsAPlannerError() {
        FailureAnalysis analysis = new FailureAnalysis(TASK, new Planned.InModel(DotModel.right(), QUICK));
        assertThat(analysis.classOf(reached(Rerun.TRUE_DYNAMICS), 0)).isEqualTo(FailureClass.MODEL_ERROR);
        assertThat(analysis.classOf(reached(Rerun.TRUE_DYNAMICS, Rerun.STAND_IN), 0))
                .isEqualTo(FailureClass.PLANNER_ERROR);
        assertThat(analysis.classOf(reached(Rerun.TRUE_DYNAMICS_MORE_SEARCH, Rerun.STAND_IN_MORE_SEARCH), 0))
                .isEqualTo(FailureClass.PLANNER_ERROR);
    }

    private static List<Outcome> reached(Rerun... reruns) {
        return Stream.of(reruns)
                .map(rerun -> new Outcome(rerun, "mppi", 8, true, 2, 30))
                .toList();
    }

    @Test
    void inTheSimulatorOnlyMoreSearchIsLeft() {
        Diagnosis diagnosis = diagnosis(Meadow.task(10), new Planned.InSimulator(QUICK, 4), FAR);
        assertThat(diagnosis.failure()).isEqualTo(FailureClass.UNREACHABLE);
        assertThat(diagnosis.outcomes()).extracting(Outcome::rerun).containsExactly(Rerun.TRUE_DISTANCE_MORE_SEARCH);
        assertThat(diagnosis.notes()).hasSize(1);
    }

    @Test
    void whatAnySearchReachesIsAPlannerErrorOfActingAtRandom() {
        Diagnosis diagnosis = diagnosis(TASK, new Planned.AtRandom(QUICK, 4), FAR);
        assertThat(diagnosis.failure()).isEqualTo(FailureClass.PLANNER_ERROR);
        assertThat(diagnosis.outcomes()).extracting(Outcome::rerun).containsExactly(Rerun.TRUE_DISTANCE);
    }

    @Test
    void aRerunEndsWithTheCriterionThatTheTrialFailed() {
        Diagnosis diagnosis = diagnosis(TASK, new Planned.AtRandom(QUICK, 4), FAR);
        Outcome outcome = diagnosis.outcome(Rerun.TRUE_DISTANCE).orElseThrow();
        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.leastDistance()).isBetween(1.0, 3.0); // as soon as it is within 3 px, a step being 2
        assertThat(outcome.steps()).isBetween(21, TASK.budget() - 1);
    }

    @Test
    void aDiagnosisIsTheSameWhenMadeAgain() {
        Planned lies = new Planned.InModel(new DotModel(-1, place -> place), QUICK);
        assertThat(diagnosis(TASK, lies, FAR)).isEqualTo(diagnosis(TASK, lies, FAR));
    }

    @Test
    void countsKeepEveryClass() {
        List<Diagnosis> diagnoses = diagnoses(TASK, new Planned.AtRandom(QUICK, 4), 12);
        assertThat(diagnoses).hasSizeGreaterThan(3);
        assertThat(FailureClass.counts(diagnoses)).containsOnlyKeys(FailureClass.values());
        assertThat(FailureClass.counts(diagnoses).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(diagnoses.size());
    }

    @Test
    void whatSucceededAndAnotherCaseAreRefused() {
        FailureAnalysis analysis = new FailureAnalysis(TASK, new Planned.InModel(DotModel.right(), QUICK));
        TrialResult success = new Trial(TASK, analysis.planned().entrant(TASK)).run(0, FAR);
        assertThatThrownBy(() -> analysis.diagnose(success, FAR)).hasMessageContaining("must have failed");
        TrialResult failure = new Trial(TASK, new Planned.AtRandom(QUICK, 4).entrant(TASK)).run(0, FAR);
        assertThatThrownBy(() -> analysis.diagnose(failure, TASK.draw(1))).hasMessageContaining("in the case given");
    }

    @Test
    void whatTimeLimitedIsRunAgainWithAsManyEvaluations() {
        Planned live =
                new Planned.InModel(new DotModel(-1, place -> place), QUICK, Budget.deadline(Duration.ofSeconds(100)));
        TrialResult result = new TrialResult(0, FAR.seed(), Map.of(), 45, 45, 60, 15, 15 * 72 + 3, "");
        Diagnosis diagnosis = new FailureAnalysis(TASK, live).diagnose(result, FAR);
        assertThat(diagnosis.failure()).isEqualTo(FailureClass.MODEL_ERROR);
        assertThat(diagnosis.outcomes()).extracting(Outcome::evaluations).containsExactly(72L, 576L, 72L);
        assertThat(diagnosis.notes()).singleElement().asString().contains("72 evaluations a plan");
    }

    private static Diagnosis diagnosis(Task task, Planned planned, Task.Case problem) {
        return new FailureAnalysis(task, planned)
                .diagnose(new Trial(task, planned.entrant(task)).run(0, problem), problem);
    }

    private static List<Diagnosis> diagnoses(Task task, Planned planned, int trials) {
        FailureAnalysis analysis = new FailureAnalysis(task, planned);
        Cases cases = Cases.drawn(task, trials, 7);
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            TrialResult result = new Trial(task, planned.entrant(task)).run(i, cases.at(i));
            if (analysis.failed(result)) {
                diagnoses.add(analysis.diagnose(result, cases.at(i)));
            }
        }
        return diagnoses;
    }
}
