package foresee.benchmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.NearestName;
import foresee.planning.StepRule;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Changes to a configuration, by the names of its components: {@code {"sigma": 1.2, "correlation": 0}}, or, in a record within a
 * record, {@code {"selection": {"elites": 8}}}. What is not named stays as it was.
 *
 * <p>A {@link StepRule} has the component {@code kind} too, {@code adam} or {@code sgd}; one of another kind starts from that kind's
 * defaults.
 *
 * <p>Immutable. As JSON it is the object itself.
 */
public final class ConfigOverlay {
    private static final ObjectMapper JSON = StepRuleJson.addTo(new ObjectMapper());
    private static final ConfigOverlay NONE = new ConfigOverlay(JsonNodeFactory.instance.objectNode());

    private final ObjectNode changes;

    private ConfigOverlay(ObjectNode changes) {
        this.changes = changes;
    }

    /** No change. */
    public static ConfigOverlay none() {
        return NONE;
    }

    /**
     * The changes that a JSON object names, copied; none if it is missing. Names and values are checked when they meet the configuration.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ConfigOverlay of(JsonNode json) {
        if (json.isMissingNode()) {
            return NONE;
        }
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("options (" + json + ") must be a JSON object.");
        }
        return object.isEmpty() ? NONE : new ConfigOverlay(object.deepCopy());
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes as a JSON object, a copy. */
    @JsonValue
    public ObjectNode toJson() {
        return changes.deepCopy();
    }

    /**
     * The configuration with the changes, made anew by its constructor, which checks the values; the same object if nothing
     * changes.
     *
     * @param config a record of numbers, truths, and of such records
     * @param owner whose it is, for messages: {@code mppi}
     * @throws IllegalArgumentException if a name is unknown (names the nearest), a value has another type than its component, or the
     *     constructor refuses it
     */
    public <C extends Record> C over(C config, String owner) {
        if (isEmpty()) {
            return config;
        }
        ObjectNode tree = JSON.valueToTree(config);
        return made(merged(tree, changes, "", owner), config);
    }

    @SuppressWarnings("unchecked") // its own class
    private static <C extends Record> C made(ObjectNode tree, C config) {
        try {
            return (C) JSON.treeToValue(tree, config.getClass());
        } catch (JsonProcessingException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalArgumentException refusal) {
                    throw refusal;
                }
            }
            throw new IllegalStateException(refused);
        }
    }

    /** All components of an object, those that are named with their new values. */
    private static ObjectNode merged(ObjectNode base, ObjectNode changes, String path, String owner) {
        ObjectNode result = base.deepCopy();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            requireKnown(change.getKey(), base, path, owner);
            String name = path + change.getKey();
            result.set(change.getKey(), fitting(base.get(change.getKey()), change.getValue(), name, owner));
        }
        return result;
    }

    private static void requireKnown(String key, ObjectNode base, String path, String owner) {
        if (!base.has(key)) {
            List<String> known = StreamSupport.stream(((Iterable<String>) base::fieldNames).spliterator(), false)
                    .map(name -> path + name)
                    .toList();
            throw new IllegalArgumentException(NearestName.unknown("option of " + owner, path + key, known));
        }
    }

    /** A new value, if it is of the kind of the old one. */
    private static JsonNode fitting(JsonNode old, JsonNode value, String name, String owner) {
        if (old instanceof ObjectNode object) {
            require(value.isObject(), name, value, "a JSON object");
            return merged(StepRuleJson.startingPoint(object, value), (ObjectNode) value, name + ".", owner);
        }
        if (old.isInt()) {
            require(value.isIntegralNumber() && value.canConvertToInt(), name, value, "a whole number");
            return JsonNodeFactory.instance.numberNode(value.intValue());
        }
        if (old.isDouble()) {
            require(value.isNumber(), name, value, "a number");
            return JsonNodeFactory.instance.numberNode(value.doubleValue());
        }
        require(value.getNodeType() == old.getNodeType(), name, value, old.isBoolean() ? "true or false" : "a text");
        return value;
    }

    private static void require(boolean fits, String name, JsonNode value, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException("option " + name + " (" + value + ") must be " + wanted + ".");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigOverlay overlay && changes.equals(overlay.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }

    /** The JSON object in one line. */
    @Override
    public String toString() {
        return changes.toString();
    }
}
