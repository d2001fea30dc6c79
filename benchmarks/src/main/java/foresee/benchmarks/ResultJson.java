package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Rates and times as JSON, alike in every report. */
final class ResultJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultJson() {}

    /** Each criterion by its name, an interval. */
    static ObjectNode rates(EvaluationResult result) {
        ObjectNode rates = JSON.objectNode();
        result.success().forEach((criterion, rate) -> rates.set(criterion, interval(rate)));
        return rates;
    }

    private static ObjectNode interval(WilsonInterval interval) {
        return JSON.objectNode()
                .put("success", interval.success())
                .put("low", interval.low())
                .put("high", interval.high());
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
