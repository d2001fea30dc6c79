package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Architectures as JSON and back, layers by {@link LayersJson}. What most models lack (a vector, further members) or have (frames)
 * is written only where it is there.
 */
public final class ArchitectureJson {
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String CHANNELS = "channels";
    private static final String ENCODER = "encoder";
    private static final String VECTOR = "vector";
    private static final String MEMBERS = "members";

    private static final List<String> FRAME_KEYS = List.of(HEIGHT, WIDTH, CHANNELS, ENCODER);

    private static final List<String> KEYS =
            List.of("latentSize", "actionSize", "actionChunk", "history", "historyStride", "predictor");

    private ArchitectureJson() {}

    /** The architecture as a JSON object. */
    public static ObjectNode write(Architecture architecture) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (architecture.seesFrames()) {
            json.put(HEIGHT, architecture.height());
            json.put(WIDTH, architecture.width());
            json.put(CHANNELS, architecture.channels());
        }
        json.put("latentSize", architecture.latentSize());
        json.put("actionSize", architecture.actionSize());
        json.put("actionChunk", architecture.actionChunk());
        json.put("history", architecture.history());
        json.put("historyStride", architecture.historyStride());
        if (architecture.seesFrames()) {
            json.set(ENCODER, LayersJson.write(architecture.encoder()));
        }
        json.set("predictor", LayersJson.write(architecture.predictor()));
        architecture.vector().ifPresent(vector -> json.set(VECTOR, write(vector)));
        if (architecture.members() > 1) {
            json.put(MEMBERS, architecture.members());
        }
        return json;
    }

    /**
     * The architecture that a JSON object describes.
     *
     * @param path where the object stands, for messages
     * @throws IllegalArgumentException if a key is unknown or missing, or a value does not fit
     */
    public static Architecture read(JsonNode node, String path) {
        StrictObject json = StrictObject.of(node, path, keys(node));
        boolean frames = !node.has(VECTOR) || node.has(ENCODER);
        return new Architecture(
                frames ? json.integer(HEIGHT) : 0,
                frames ? json.integer(WIDTH) : 0,
                frames ? json.integer(CHANNELS) : 0,
                json.integer("latentSize"),
                json.integer("actionSize"),
                json.integer("actionChunk"),
                json.integer("history"),
                json.integer("historyStride"),
                frames ? LayersJson.read(json, ENCODER) : List.of(),
                LayersJson.read(json, "predictor"),
                node.has(VECTOR) ? Optional.of(vector(json.get(VECTOR), json.at(VECTOR))) : Optional.empty(),
                node.has(MEMBERS) ? json.integer(MEMBERS) : 1);
    }

    /** A model that sees a vector may see no frames. */
    private static String[] keys(JsonNode node) {
        List<String> keys = new ArrayList<>(KEYS);
        if (!node.has(VECTOR) || node.has(ENCODER)) {
            keys.addAll(FRAME_KEYS);
        }
        for (String key : List.of(VECTOR, MEMBERS)) {
            if (node.has(key)) {
                keys.add(key);
            }
        }
        return keys.toArray(String[]::new);
    }

    private static ObjectNode write(VectorInput vector) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("source", vector.source().word());
        json.put("size", vector.size());
        json.put("latents", vector.latents());
        json.set("layers", LayersJson.write(vector.layers()));
        return json;
    }

    private static VectorInput vector(JsonNode node, String path) {
        StrictObject json = StrictObject.of(node, path, "source", "size", "latents", "layers");
        return new VectorInput(
                VectorSource.of(json.text("source")),
                json.integer("size"),
                json.integer("latents"),
                LayersJson.read(json, "layers"));
    }
}
