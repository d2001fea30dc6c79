package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Rates and times as JSON, alike in every report. */
final class ResultJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultJson() {}

    /** Each criterion by its name, an interval. */
    static ObjectNode rates(EvaluationResult result) {
        return rates(result.success());
    }

    /** Each criterion by its name, an interval. */
    static ObjectNode rates(Map<String, WilsonInterval> success) {
        ObjectNode rates = JSON.objectNode();
        success.forEach((criterion, rate) -> rates.set(criterion, interval(rate)));
        return rates;
    }

    private static ObjectNode interval(WilsonInterval interval) {
        return JSON.objectNode()
                .put("success", interval.success())
                .put("low", interval.low())
                .put("high", interval.high());
    }

    /** Of a planner: all but its name and its threads; {@code risk} and {@code options} if there are any. */
    static ObjectNode settings(PlannerSettings settings) {
        ObjectNode json = JSON.objectNode()
                .put("samples", settings.samples())
                .put("iterations", settings.iterations())
                .put("horizon", settings.horizon())
                .put("hold", settings.hold())
                .put("replanInterval", settings.replanInterval());
        if (settings.risk() != 0) {
            json.put("risk", settings.risk());
        }
        return settings.options().isEmpty()
                ? json
                : json.set("options", settings.options().toJson());
    }

    /** {@code median}, {@code least} and {@code most}. */
    static ObjectNode median(Median median) {
        return JSON.objectNode()
                .put("median", median.median())
                .put("least", median.least())
                .put("most", median.most());
    }

    /** {@code p50}, {@code p99} and {@code max}. */
    static ObjectNode latency(Latency latency) {
        return JSON.objectNode()
                .put("p50", latency.p50())
                .put("p99", latency.p99())
                .put("max", latency.max());
    }

    /** The same, and {@code p999}. */
    static ObjectNode tail(Latency latency) {
        return latency(latency).put("p999", latency.p999());
    }
}
