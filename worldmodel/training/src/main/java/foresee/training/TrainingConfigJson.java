package foresee.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Training configurations as JSON.
 *
 * <p>What is written holds every key. What is read may leave keys out, which then have their defaults; an unknown key is an
 * error.
 */
public final class TrainingConfigJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private TrainingConfigJson() {}

    /** The configuration with every key. */
    public static JsonNode write(TrainingConfig config) {
        return MAPPER.valueToTree(config);
    }

    /**
     * The configuration that {@code json} describes.
     *
     * @throws IllegalArgumentException if it is no JSON object, a key is unknown, or a value does not fit; names the key
     */
    public static TrainingConfig read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("training configuration is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** As {@link #read(String)}, from a tree. */
    public static TrainingConfig read(JsonNode json) {
        ObjectNode merged = (ObjectNode) write(TrainingConfig.defaults());
        if (!(json instanceof ObjectNode given)) {
            throw new IllegalArgumentException("training configuration must be a JSON object.");
        }
        merge(merged, given, "");
        try {
            return MAPPER.treeToValue(merged, TrainingConfig.class);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : null;
            throw new IllegalArgumentException(cause == null ? e.getOriginalMessage() : cause.getMessage(), e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode given, String path) {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String key = entry.getKey();
            JsonNode known = target.get(key);
            if (known == null) {
                throw new IllegalArgumentException(
                        "training configuration key " + path + key + " must be one of " + names(target) + ".");
            }
            if (known instanceof ObjectNode part && entry.getValue() instanceof ObjectNode givenPart) {
                merge(part, givenPart, path + key + ".");
            } else {
                target.set(key, entry.getValue());
            }
        }
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
