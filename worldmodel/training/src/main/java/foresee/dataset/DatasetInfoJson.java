package foresee.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link DatasetInfo} and {@link ActionSpace} as JSON.
 *
 * <p>A space is {@code {"type":"box","low":[..],"high":[..]}}, {@code {"type":"ball","size":2,"radius":2.45}},
 * {@code {"type":"discrete","count":4}} or {@code {"type":"product","parts":[..]}}. Numbers read back to the bit.
 */
final class DatasetInfoJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DatasetInfoJson() {}

    static String write(DatasetInfo info) {
        ObjectNode node = JSON.createObjectNode();
        node.put("format_version", info.formatVersion());
        node.put("environment", info.environment());
        node.put("description", info.description());
        node.put("control_period", info.controlPeriod());
        node.set("action_space", spaceNode(info.actionSpace()));
        node.put("policy", info.policy());
        node.put("seed", info.seed());
        node.putArray("frame")
                .add(info.frame().height())
                .add(info.frame().width())
                .add(info.frame().channels());
        node.put("state_size", info.stateSize());
        node.set("factors", JSON.valueToTree(info.factors()));
        if (DatasetInfo.hasProprioception(info.formatVersion())) {
            node.set("proprioception", JSON.valueToTree(info.proprioception()));
        }
        return node.toString();
    }

    /** @throws IllegalArgumentException if the text is not what {@link #write} makes, with what is wrong */
    static DatasetInfo read(String text) {
        JsonNode node = parse(text);
        long version = number(node, "format_version").asLong();
        DatasetInfo.requireKnown(version);
        JsonNode frame = field(node, "frame");
        return new DatasetInfo(
                field(node, "environment").asText(),
                field(node, "description").asText(),
                number(node, "control_period").asDouble(),
                space(field(node, "action_space")),
                field(node, "policy").asText(),
                number(node, "seed").asLong(),
                new FrameShape(
                        frame.path(0).asInt(),
                        frame.path(1).asInt(),
                        frame.path(2).asInt()),
                number(node, "state_size").asInt(),
                names(field(node, "factors")),
                DatasetInfo.hasProprioception(version) ? names(field(node, "proprioception")) : List.of());
    }

    static String writeSpace(ActionSpace space) {
        return spaceNode(space).toString();
    }

    /** @throws IllegalArgumentException if the text is not what {@link #writeSpace} makes */
    static ActionSpace readSpace(String text) {
        return space(parse(text));
    }

    static String writeNames(List<String> names) {
        return JSON.valueToTree(names).toString();
    }

    /** @throws IllegalArgumentException if the text is not a JSON array */
    static List<String> readNames(String text) {
        return names(parse(text));
    }

    private static JsonNode spaceNode(ActionSpace space) {
        ObjectNode node = JSON.createObjectNode();
        if (space instanceof ActionSpace.Box box) {
            node.put("type", "box");
            for (int i = 0; i < box.size(); i++) {
                node.withArray("low").add(box.low(i));
                node.withArray("high").add(box.high(i));
            }
        } else if (space instanceof ActionSpace.Ball ball) {
            node.put("type", "ball").put("size", ball.size()).put("radius", ball.radius());
        } else if (space instanceof ActionSpace.Discrete discrete) {
            node.put("type", "discrete").put("count", discrete.count());
        } else if (space instanceof ActionSpace.Product product) {
            ArrayNode parts = node.put("type", "product").putArray("parts");
            product.parts().forEach(part -> parts.add(spaceNode(part)));
        }
        return node;
    }

    private static ActionSpace space(JsonNode node) {
        String type = field(node, "type").asText();
        return switch (type) {
            case "box" -> new ActionSpace.Box(numbers(field(node, "low")), numbers(field(node, "high")));
            case "ball" ->
                new ActionSpace.Ball(
                        number(node, "size").asInt(), number(node, "radius").asDouble());
            case "discrete" -> new ActionSpace.Discrete(number(node, "count").asInt());
            case "product" -> new ActionSpace.Product(spaces(field(node, "parts")));
            default -> throw new IllegalArgumentException("action space has the unknown type '" + type + "'.");
        };
    }

    private static List<ActionSpace> spaces(JsonNode parts) {
        List<ActionSpace> spaces = new ArrayList<>();
        parts.forEach(part -> spaces.add(space(part)));
        return spaces;
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static List<String> names(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("a JSON array of names was expected.");
        }
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static JsonNode number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("the field '" + name + "' must be a number.");
        }
        return value;
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("the field '" + name + "' is missing.");
        }
        return value;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("JSON cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
