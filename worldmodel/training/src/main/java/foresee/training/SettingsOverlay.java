package foresee.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.runtime.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lays settings over others, key by key: what is named changes, all else stays.
 *
 * <pre>{@code {"optimizer": {"steps": 10}} over {"seed": 1, "optimizer": {"steps": 2400, "batchSize": 64}}
 * = {"seed": 1, "optimizer": {"steps": 10, "batchSize": 64}}}</pre>
 */
public final class SettingsOverlay {
    private SettingsOverlay() {}

    /**
     * Changes {@code settings}, which has every key there is.
     *
     * @throws IllegalArgumentException if a key is unknown (names the near one), or a value is of another kind than the one it takes
     *     the place of; {@code settings} are then of no use
     */
    public static void apply(ObjectNode settings, ObjectNode changes) {
        apply(settings, changes, "");
    }

    private static void apply(ObjectNode settings, ObjectNode changes, String path) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String key = path + change.getKey();
            JsonNode known = settings.get(change.getKey());
            if (known == null) {
                throw new IllegalArgumentException(unknown(key, change.getKey(), settings));
            }
            requireKind(key, known, change.getValue());
            if (known instanceof ObjectNode part) {
                apply(part, (ObjectNode) change.getValue(), key + ".");
            } else {
                settings.set(change.getKey(), change.getValue());
            }
        }
    }

    private static String unknown(String path, String key, ObjectNode settings) {
        List<String> known = new ArrayList<>();
        settings.fieldNames().forEachRemaining(known::add);
        return "unknown key (" + path + "); there are " + String.join(", ", known) + "."
                + NearestName.near(key, known)
                        .map(near -> "\nMaybe " + near + ".")
                        .orElse("");
    }

    private static void requireKind(String key, JsonNode known, JsonNode given) {
        require(key, given, "a JSON object", !known.isObject() || given.isObject());
        require(key, given, "a list", !known.isArray() || given.isArray());
        require(key, given, "a number", !known.isNumber() || given.isNumber());
        require(key, given, "a whole number", !known.isIntegralNumber() || given.isIntegralNumber());
        require(key, given, "a text in quotes", !known.isTextual() || given.isTextual());
        require(key, given, "true or false", !known.isBoolean() || given.isBoolean());
    }

    private static void require(String key, JsonNode given, String kind, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException(key + " (" + given + ") must be " + kind + ".");
        }
    }
}
