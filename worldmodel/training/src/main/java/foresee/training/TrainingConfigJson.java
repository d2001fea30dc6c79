package foresee.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.runtime.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Training configurations as JSON.
 *
 * <p>What is written holds every key. What is read may leave keys out, which then have their defaults; an unknown key is an
 * error that names the near one.
 */
public final class TrainingConfigJson {
    private static final String SLOWNESS = "slownessWeight";
    private static final String DRAWN = "drawn";

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
        SettingsOverlay.apply(merged, withoutWhatIsGone(given));
        completeParts(merged.at("/loss/parts"));
        try {
            return MAPPER.treeToValue(merged, TrainingConfig.class);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(words(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a price of what parts have in common, which older cards have, at 0. */
    private static ObjectNode withoutWhatIsGone(ObjectNode given) {
        ObjectNode settings = given.deepCopy();
        if (settings.at("/loss/overlapWeight").asDouble(1) == 0) {
            ((ObjectNode) settings.get("loss")).remove("overlapWeight");
        }
        return settings;
    }

    /** What parts need not say, as those of older cards do not: held to no slowness, begun as all else is. */
    private static void completeParts(JsonNode parts) {
        for (JsonNode part : parts) {
            if (part instanceof ObjectNode object) {
                object.putIfAbsent(SLOWNESS, object.numberNode(0.0));
                object.putIfAbsent(DRAWN, object.booleanNode(false));
            }
        }
    }

    private static String words(JsonMappingException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException refused) {
            return refused.getMessage();
        }
        String path = path(wrong);
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            List<String> keys =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return "unknown key " + path + "."
                    + NearestName.near(unknown.getPropertyName(), keys)
                            .map(near -> "\nMaybe " + near + ".")
                            .orElse("");
        }
        if (wrong instanceof MismatchedInputException
                && wrong.getOriginalMessage().startsWith("Missing creator property")) {
            return path + " must be there.";
        }
        if (wrong instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return choice(path, String.valueOf(format.getValue()), format.getTargetType());
        }
        return (path.isEmpty() ? "" : path + ": ") + wrong.getOriginalMessage();
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String choice(String path, String value, Class<?> choices) {
        List<String> known = Arrays.stream(choices.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        return path + " (" + value + ") must be one of " + String.join(", ", known) + "."
                + NearestName.near(value, known)
                        .map(near -> "\nMaybe " + near + ".")
                        .orElse("");
    }
}
