package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the key {@code kind}, which says what else a JSON object holds. */
final class Kind {
    private Kind() {}

    /** @throws IllegalArgumentException if there is none, or none that is known; names the nearest */
    static String of(JsonNode node, String path, List<String> known) {
        JsonNode kind = node.path("kind");
        if (!kind.isTextual()) {
            throw new IllegalArgumentException(path + ".kind must be one of " + String.join(", ", known) + ".");
        }
        if (!known.contains(kind.textValue())) {
            throw new IllegalArgumentException("unknown " + path + ".kind (" + kind.textValue() + ").\nMaybe "
                    + NearestName.of(kind.textValue(), known) + " is meant.");
        }
        return kind.textValue();
    }
}
