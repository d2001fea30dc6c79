package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Architectures as JSON and back, layers by {@link LayersJson}. */
public final class ArchitectureJson {
    private ArchitectureJson() {}

    /** The architecture as a JSON object. */
    public static ObjectNode write(Architecture architecture) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("height", architecture.height());
        json.put("width", architecture.width());
        json.put("channels", architecture.channels());
        json.put("latentSize", architecture.latentSize());
        json.put("actionSize", architecture.actionSize());
        json.put("actionChunk", architecture.actionChunk());
        json.put("history", architecture.history());
        json.put("historyStride", architecture.historyStride());
        json.set("encoder", LayersJson.write(architecture.encoder()));
        json.set("predictor", LayersJson.write(architecture.predictor()));
        return json;
    }

    /**
     * The architecture that a JSON object describes.
     *
     * @param path where the object stands, for messages
     * @throws IllegalArgumentException if a key is unknown or missing, or a value does not fit
     */
    public static Architecture read(JsonNode node, String path) {
        StrictObject json = StrictObject.of(
                node,
                path,
                "height",
                "width",
                "channels",
                "latentSize",
                "actionSize",
                "actionChunk",
                "history",
                "historyStride",
                "encoder",
                "predictor");
        return new Architecture(
                json.integer("height"),
                json.integer("width"),
                json.integer("channels"),
                json.integer("latentSize"),
                json.integer("actionSize"),
                json.integer("actionChunk"),
                json.integer("history"),
                json.integer("historyStride"),
                LayersJson.read(json, "encoder"),
                LayersJson.read(json, "predictor"));
    }
}
