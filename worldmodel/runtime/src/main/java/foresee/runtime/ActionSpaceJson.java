package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Action spaces as JSON and back: {@code {"kind":"ball","size":2,"radius":2.45}}.
 *
 * <p>Kinds: {@code box} (low, high), {@code ball} (size, radius), {@code discrete} (count), {@code product} (parts).
 */
public final class ActionSpaceJson {
    private static final List<String> KINDS = List.of("box", "ball", "discrete", "product");

    private ActionSpaceJson() {}

    /** The space as a JSON object. */
    public static ObjectNode write(ActionSpace space) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (space instanceof ActionSpace.Box box) {
            json.put("kind", "box");
            ArrayNode low = json.putArray("low");
            ArrayNode high = json.putArray("high");
            for (int i = 0; i < box.size(); i++) {
                low.add(box.low(i));
                high.add(box.high(i));
            }
        } else if (space instanceof ActionSpace.Ball ball) {
            json.put("kind", "ball").put("size", ball.size()).put("radius", ball.radius());
        } else if (space instanceof ActionSpace.Discrete discrete) {
            json.put("kind", "discrete").put("count", discrete.count());
        } else if (space instanceof ActionSpace.Product product) {
            ArrayNode parts = json.put("kind", "product").putArray("parts");
            product.parts().forEach(part -> parts.add(write(part)));
        } else {
            throw new IllegalStateException("no JSON for " + space + ".");
        }
        return json;
    }

    /**
     * The space that a JSON object describes.
     *
     * @param path where the object stands, for messages
     * @throws IllegalArgumentException if a key is unknown or missing, or a value does not fit
     */
    public static ActionSpace read(JsonNode node, String path) {
        return switch (Kind.of(node, path, KINDS)) {
            case "box" -> {
                StrictObject json = StrictObject.of(node, path, "kind", "low", "high");
                yield new ActionSpace.Box(json.numbers("low"), json.numbers("high"));
            }
            case "ball" -> {
                StrictObject json = StrictObject.of(node, path, "kind", "size", "radius");
                yield new ActionSpace.Ball(json.integer("size"), json.number("radius"));
            }
            case "discrete" ->
                new ActionSpace.Discrete(
                        StrictObject.of(node, path, "kind", "count").integer("count"));
            default -> new ActionSpace.Product(parts(StrictObject.of(node, path, "kind", "parts")));
        };
    }

    private static List<ActionSpace> parts(StrictObject json) {
        List<ActionSpace> parts = new ArrayList<>();
        JsonNode array = json.array("parts");
        for (int i = 0; i < array.size(); i++) {
            parts.add(read(array.get(i), json.at("parts[" + i + "]")));
        }
        return parts;
    }
}
