package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.envs.Task;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** Planners that go straight to the goal where they were given enough evaluations, and stand still where not. */
class PlannerComparisonTest {
    private static final Task TASK = Meadow.task();
    private static final int TRIALS = 40;
    private final List<Integer> asked = new ArrayList<>();

    /** Succeeds in a share of the cases that depends on its evaluations: {@code threshold} of them make it succeed always. */
    private Entrant entrant(PlannerSettings settings, int threshold, double shareBelow) {
        asked.add(settings.evaluations());
        return new Entrant(settings.planner(), Entrant.Sight.STATES, (problem, listener) -> {
            boolean able =
                    settings.evaluations() >= threshold || new KeyedRandom(problem.seed()).nextDouble() < shareBelow;
            return observation -> able ? step(observation.state().orElseThrow(), problem.goal()) : new double[] {0, 0};
        });
    }

    private static double[] step(float[] from, float[] goal) {
        return new double[] {goal[0] - from[0], goal[1] - from[1]};
    }

    private PlannerTable compare(int threshold, double shareBelow, String... planners) throws InterruptedException {
        return comparison(threshold, shareBelow).run(List.of(planners), (number, planner, evaluations, done) -> {});
    }

    private PlannerComparison comparison(int threshold, double shareBelow) {
        return new PlannerComparison(
                new Evaluation(TASK, TRIALS, 7, 2),
                PlannerSettings.defaults().withHorizon(3).withEvaluations(16),
                new BudgetLadder(List.of(8, 16, 32, 64), "moderate", 0.95),
                "no model",
                settings -> entrant(settings, threshold, shareBelow),
                4);
    }

    @Test
    void enoughIsTheFirstBudgetThatReachesTheShare() throws InterruptedException {
        assertThat(compare(8, 0, "cem").rows().get(0).enough()).hasValue(8);
        assertThat(compare(9, 0.5, "cem").rows().get(0).enough()).hasValue(16);
        assertThat(compare(33, 0.5, "cem").rows().get(0).enough()).hasValue(64);
        assertThat(compare(65, 0.5, "cem").rows().get(0).enough()).isEmpty();
        assertThat(compare(65, 1, "cem").rows().get(0).enough()).hasValue(8);
    }

    @Test
    void theRateIsThatOfAllTrialsAtTheTablesEvaluations() throws InterruptedException {
        PlannerTable.Row row = compare(17, 0.5, "cem").rows().get(0);
        EvaluationResult alone = new Evaluation(TASK, TRIALS, 7, 1)
                .run(entrant(PlannerSettings.defaults().withEvaluations(16), 17, 0.5));
        assertThat(row.result().moderate()).isEqualTo(alone.moderate());
        assertThat(row.result().trials()).isEqualTo(alone.trials());
        assertThat(row.result().moderate().success()).isBetween(0.2, 0.8);
    }

    @Test
    void budgetsAboveTheFirstThatIsEnoughAreNotTriedAndNoneIsTriedTwice() throws InterruptedException {
        compare(32, 0.5, "cem");
        assertThat(asked).containsExactly(16, 8, 32);
        asked.clear();
        compare(8, 0, "cem");
        assertThat(asked).containsExactly(16, 8);
    }

    @Test
    void aHopelessRungEndsEarly() throws InterruptedException {
        Set<Integer> done = new ConcurrentSkipListSet<>();
        comparison(65, 0).run(List.of("cem"), (number, planner, evaluations, trials) -> {
            if (evaluations == 64) {
                done.add(trials);
            }
        });
        // 2 failures of 40 are allowed; the third settles it, and one more may be under way
        assertThat(new TreeSet<>(done).last()).isLessThanOrEqualTo(4);
    }

    @Test
    void everyPlannerHasARowInTheOrderAskedForAndFloorAndCeilingStandBeside() throws InterruptedException {
        PlannerTable table = compare(8, 0, "random", "mppi");
        assertThat(table.rows()).extracting(row -> row.planner().name()).containsExactly("random", "mppi");
        assertThat(table.floor().moderate().success())
                .isLessThan(table.ceiling().moderate().success());
    }

    @Test
    void anUnknownPlannerIsRefusedBeforeAnythingRuns() {
        Set<String> ran = new ConcurrentSkipListSet<>();
        assertThatThrownBy(() -> comparison(8, 0)
                        .run(List.of("mppi", "grasp"), (number, planner, evaluations, done) -> ran.add(planner)))
                .hasMessageContaining("unknown planner (grasp)");
        assertThat(ran).isEmpty();
    }

    @Test
    void asJsonEveryRowHasItsRatesTimesAndWhatIsEnough() throws InterruptedException {
        JsonNode json = compare(9, 0, "cem", "random").toJson();
        assertThat(json.get("bench").asText()).isEqualTo("planners");
        assertThat(json.get("layout").asText()).isEqualTo("meadow[size=64]");
        assertThat(json.get("trials").asInt()).isEqualTo(TRIALS);
        assertThat(json.get("evaluations").asInt()).isEqualTo(16);
        assertThat(json.get("ladder").toString())
                .isEqualTo("{\"rungs\":[8,16,32,64],\"criterion\":\"moderate\",\"share\":0.95}");
        assertThat(json.get("planners")).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("enoughEvaluations").asInt()).isEqualTo(16);
            assertThat(row.get("moderate").get("success").asDouble()).isEqualTo(1);
            assertThat(row.get("strict").get("low").asDouble()).isBetween(0.9, 1.0);
            assertThat(row.get("cpuMillis").has("p99")).isTrue();
        });
        assertThat(json.get("planners").get(0).get("settings").asText()).startsWith("cem(samples=4");
        assertThat(json.get("floor").has("strict")).isTrue();
        assertThat(json.get("ceiling").get("planner").asText()).isEqualTo("mppi");
        JsonNode never = compare(65, 0, "cem").toJson();
        assertThat(never.get("planners").get(0).get("enoughEvaluations").isNull())
                .isTrue();
    }
}
