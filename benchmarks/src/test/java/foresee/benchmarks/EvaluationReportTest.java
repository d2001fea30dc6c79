package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.envs.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
    private static final Task TASK = Meadow.task();

    @Test
    void hasEveryKeyOfTheDocumentedForm() {
        JsonNode json = report().toJson();
        assertThat(names(json))
                .containsExactly(
                        "env",
                        "layout",
                        "task",
                        "trials",
                        "seed",
                        "model",
                        "planner",
                        "settings",
                        "budget",
                        "evaluations",
                        "moderate",
                        "strict",
                        "floor",
                        "ceiling",
                        "latencyMillis",
                        "cpuMillis");
        assertThat(names(json.get("moderate"))).containsExactly("success", "low", "high");
        assertThat(names(json.get("floor"))).containsExactly("moderate", "strict");
        assertThat(names(json.get("ceiling").get("strict"))).containsExactly("success", "low", "high");
        assertThat(names(json.get("latencyMillis"))).containsExactly("p50", "p99", "max");
        assertThat(names(json.get("cpuMillis"))).containsExactly("p50", "p99", "max");
    }

    @Test
    void saysWhatWasMeasured() {
        JsonNode json = report().toJson();
        assertThat(json.get("env").asText()).isEqualTo("meadow");
        assertThat(json.get("layout").asText()).isEqualTo("meadow[size=64]");
        assertThat(json.get("task").asText()).isEqualTo("cross-it");
        assertThat(json.get("trials").asInt()).isEqualTo(2);
        assertThat(json.get("seed").asLong()).isEqualTo(7);
        assertThat(json.get("planner").asText()).isEqualTo("cem");
        assertThat(json.get("budget").asInt()).isEqualTo(60);
        assertThat(json.get("evaluations").asInt()).isEqualTo(256);
        assertThat(json.get("moderate").get("success").asDouble()).isEqualTo(1);
        assertThat(json.get("strict").get("success").asDouble()).isEqualTo(0.5);
        assertThat(json.get("strict").get("low").asDouble())
                .isEqualTo(WilsonInterval.of(1, 2).low());
        assertThat(json.get("floor").get("moderate").get("success").asDouble()).isZero();
        assertThat(json.get("ceiling").get("strict").get("success").asDouble()).isEqualTo(1);
        assertThat(json.get("latencyMillis").get("p99").asDouble()).isEqualTo(9);
        assertThat(json.get("cpuMillis").get("max").asDouble()).isEqualTo(8);
    }

    private static EvaluationReport report() {
        PlannerSettings settings = PlannerSettings.defaults().withPlanner("cem");
        return new EvaluationReport(
                new Evaluation(TASK, 2, 7, 1), "two-room", settings, result(2, 1), result(0, 0), result(2, 2));
    }

    private static EvaluationResult result(int moderate, int strict) {
        List<TrialResult> trials = List.of(
                new TrialResult(0, 11, Map.of("moderate", 4), 1, 1, 60, 15, 3840, "0"),
                new TrialResult(1, 12, Map.of(), 9, 8, 60, 15, 3840, "1"));
        Map<String, WilsonInterval> success = new LinkedHashMap<>();
        success.put("moderate", WilsonInterval.of(moderate, 2));
        success.put("strict", WilsonInterval.of(strict, 2));
        return new EvaluationResult(
                success, new Latency(5, 9, 10, 11, 30), new Latency(4, 7, 8, 8, 30), trials, List.of(), List.of());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
