package foresee.benchmarks.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A {@link Diagnosis} as JSON, and back. */
final class DiagnosisJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DiagnosisJson() {}

    static ObjectNode write(Diagnosis diagnosis) {
        ObjectNode json = JSON.objectNode()
                .put("trial", diagnosis.trial())
                .put("seed", diagnosis.seed())
                .put("criterion", diagnosis.criterion())
                .put("leastDistance", diagnosis.leastDistance())
                .put("radius", diagnosis.radius())
                .put("failure", diagnosis.failure().label())
                .put("otherSeeds", diagnosis.otherSeeds());
        ArrayNode outcomes = json.putArray("outcomes");
        diagnosis.outcomes().forEach(outcome -> outcomes.add(write(outcome)));
        ArrayNode notes = json.putArray("notes");
        diagnosis.notes().forEach(notes::add);
        return json;
    }

    private static ObjectNode write(Outcome outcome) {
        return JSON.objectNode()
                .put("rerun", outcome.rerun().label())
                .put("planner", outcome.planner())
                .put("evaluations", outcome.evaluations())
                .put("reached", outcome.reached())
                .put("leastDistance", outcome.leastDistance())
                .put("steps", outcome.steps());
    }

    static Diagnosis read(JsonNode json) {
        return new Diagnosis(
                number(json, "trial").intValue(),
                number(json, "seed").longValue(),
                text(json, "criterion"),
                number(json, "leastDistance").doubleValue(),
                number(json, "radius").doubleValue(),
                FailureClass.labelled(text(json, "failure")),
                number(json, "otherSeeds").intValue(),
                list(json, "outcomes", DiagnosisJson::readOutcome),
                list(json, "notes", JsonNode::asText));
    }

    private static Outcome readOutcome(JsonNode json) {
        return new Outcome(
                Rerun.labelled(text(json, "rerun")),
                text(json, "planner"),
                number(json, "evaluations").longValue(),
                value(json, "reached", JsonNode::isBoolean, "true or false").booleanValue(),
                number(json, "leastDistance").doubleValue(),
                number(json, "steps").intValue());
    }

    private static <T> List<T> list(JsonNode json, String key, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        value(json, key, JsonNode::isArray, "a list").forEach(node -> values.add(read.apply(node)));
        return values;
    }

    private static String text(JsonNode json, String key) {
        return value(json, key, JsonNode::isTextual, "a text").textValue();
    }

    private static JsonNode number(JsonNode json, String key) {
        return value(json, key, JsonNode::isNumber, "a number");
    }

    private static JsonNode value(JsonNode json, String key, Predicate<JsonNode> kind, String words) {
        JsonNode value = json.path(key);
        if (!kind.test(value)) {
            throw new IllegalArgumentException("diagnosis: " + key + " must be there, " + words + ".");
        }
        return value;
    }
}
