package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Layers as JSON and back: {@code {"kind":"conv2d","in":3,"out":16,"kernel":8,"stride":4,"padding":0}}. */
final class LayersJson {
    private static final List<String> KINDS = List.of(
            "conv2d",
            "dense",
            "relu",
            "silu",
            "layerNorm",
            "flatten",
            "residual",
            "spatialSoftmax",
            "attentionPool",
            "branches",
            "gated",
            "dyt",
            "slice",
            "adaLn",
            "tokens",
            "position",
            "perToken",
            "causalAttention");

    private LayersJson() {}

    /** The layers as a JSON array. */
    static ArrayNode write(List<Layer> layers) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        layers.forEach(layer -> json.add(layer.accept(new Writer())));
        return json;
    }

    /** The layers that the array under {@code key} describes. */
    static List<Layer> read(StrictObject json, String key) {
        return read(json.array(key), json.at(key));
    }

    private static List<Layer> read(JsonNode array, String path) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            layers.add(layer(array.get(i), path + "[" + i + "]"));
        }
        return layers;
    }

    private static Layer branches(StrictObject json) {
        List<List<Layer>> branches = new ArrayList<>();
        JsonNode array = json.array("branches");
        for (int b = 0; b < array.size(); b++) {
            String path = json.at("branches[" + b + "]");
            if (!array.get(b).isArray()) {
                throw new IllegalArgumentException(path + " must be an array.");
            }
            branches.add(read(array.get(b), path));
        }
        return new Layer.Branches(branches);
    }

    private static Layer layer(JsonNode node, String path) {
        return switch (Kind.of(node, path, KINDS)) {
            case "conv2d" -> conv2d(StrictObject.of(node, path, "kind", "in", "out", "kernel", "stride", "padding"));
            case "dense" -> dense(StrictObject.of(node, path, "kind", "in", "out"));
            case "layerNorm" ->
                new Layer.LayerNorm(StrictObject.of(node, path, "kind", "size").integer("size"));
            case "residual" -> new Layer.Residual(read(StrictObject.of(node, path, "kind", "layers"), "layers"));
            case "spatialSoftmax" ->
                new Layer.SpatialSoftmax(
                        StrictObject.of(node, path, "kind", "channels").integer("channels"));
            case "attentionPool" -> attentionPool(StrictObject.of(node, path, "kind", "channels", "maps"));
            case "branches" -> branches(StrictObject.of(node, path, "kind", "branches"));
            case "gated" -> gated(StrictObject.of(node, path, "kind", "in", "out"));
            case "dyt" ->
                new Layer.Dyt(StrictObject.of(node, path, "kind", "size").integer("size"));
            case "slice" -> slice(StrictObject.of(node, path, "kind", "in", "from", "size"));
            case "adaLn" -> adaLn(StrictObject.of(node, path, "kind", "features", "condition", "layers"));
            case "tokens" -> tokens(StrictObject.of(node, path, "kind", "tokens", "first", "second"));
            case "position" -> position(StrictObject.of(node, path, "kind", "tokens", "features"));
            case "perToken" -> perToken(StrictObject.of(node, path, "kind", "tokens", "layers"));
            case "causalAttention" ->
                causalAttention(StrictObject.of(node, path, "kind", "tokens", "features", "heads"));
            case "relu" -> without(new Layer.Relu(), node, path);
            case "silu" -> without(new Layer.Silu(), node, path);
            default -> without(new Layer.Flatten(), node, path);
        };
    }

    private static Layer conv2d(StrictObject json) {
        return new Layer.Conv2d(
                json.integer("in"),
                json.integer("out"),
                json.integer("kernel"),
                json.integer("stride"),
                json.integer("padding"));
    }

    private static Layer dense(StrictObject json) {
        return new Layer.Dense(json.integer("in"), json.integer("out"));
    }

    private static Layer attentionPool(StrictObject json) {
        return new Layer.AttentionPool(json.integer("channels"), json.integer("maps"));
    }

    private static Layer gated(StrictObject json) {
        return new Layer.Gated(json.integer("in"), json.integer("out"));
    }

    private static Layer slice(StrictObject json) {
        return new Layer.Slice(json.integer("in"), json.integer("from"), json.integer("size"));
    }

    private static Layer adaLn(StrictObject json) {
        return new Layer.AdaLn(json.integer("features"), json.integer("condition"), read(json, "layers"));
    }

    private static Layer tokens(StrictObject json) {
        return new Layer.Tokens(json.integer("tokens"), json.integer("first"), json.integer("second"));
    }

    private static Layer position(StrictObject json) {
        return new Layer.Position(json.integer("tokens"), json.integer("features"));
    }

    private static Layer perToken(StrictObject json) {
        return new Layer.PerToken(json.integer("tokens"), read(json, "layers"));
    }

    private static Layer causalAttention(StrictObject json) {
        return new Layer.CausalAttention(json.integer("tokens"), json.integer("features"), json.integer("heads"));
    }

    private static Layer without(Layer layer, JsonNode node, String path) {
        StrictObject.of(node, path, "kind");
        return layer;
    }

    private static final class Writer implements Layer.Visitor<ObjectNode> {
        private static ObjectNode kind(String kind) {
            return JsonNodeFactory.instance.objectNode().put("kind", kind);
        }

        @Override
        public ObjectNode conv2d(Layer.Conv2d layer) {
            return kind("conv2d")
                    .put("in", layer.in())
                    .put("out", layer.out())
                    .put("kernel", layer.kernel())
                    .put("stride", layer.stride())
                    .put("padding", layer.padding());
        }

        @Override
        public ObjectNode dense(Layer.Dense layer) {
            return kind("dense").put("in", layer.in()).put("out", layer.out());
        }

        @Override
        public ObjectNode relu(Layer.Relu layer) {
            return kind("relu");
        }

        @Override
        public ObjectNode silu(Layer.Silu layer) {
            return kind("silu");
        }

        @Override
        public ObjectNode layerNorm(Layer.LayerNorm layer) {
            return kind("layerNorm").put("size", layer.size());
        }

        @Override
        public ObjectNode flatten(Layer.Flatten layer) {
            return kind("flatten");
        }

        @Override
        public ObjectNode residual(Layer.Residual layer) {
            ObjectNode json = kind("residual");
            json.set("layers", write(layer.layers()));
            return json;
        }

        @Override
        public ObjectNode spatialSoftmax(Layer.SpatialSoftmax layer) {
            return kind("spatialSoftmax").put("channels", layer.channels());
        }

        @Override
        public ObjectNode attentionPool(Layer.AttentionPool layer) {
            return kind("attentionPool").put("channels", layer.channels()).put("maps", layer.maps());
        }

        @Override
        public ObjectNode branches(Layer.Branches layer) {
            ObjectNode json = kind("branches");
            ArrayNode branches = json.putArray("branches");
            layer.branches().forEach(branch -> branches.add(write(branch)));
            return json;
        }

        @Override
        public ObjectNode gated(Layer.Gated layer) {
            return kind("gated").put("in", layer.in()).put("out", layer.out());
        }

        @Override
        public ObjectNode dyt(Layer.Dyt layer) {
            return kind("dyt").put("size", layer.size());
        }

        @Override
        public ObjectNode slice(Layer.Slice layer) {
            return kind("slice").put("in", layer.in()).put("from", layer.from()).put("size", layer.size());
        }

        @Override
        public ObjectNode adaLn(Layer.AdaLn layer) {
            ObjectNode json = kind("adaLn").put("features", layer.features()).put("condition", layer.condition());
            json.set("layers", write(layer.layers()));
            return json;
        }

        @Override
        public ObjectNode tokens(Layer.Tokens layer) {
            return kind("tokens")
                    .put("tokens", layer.tokens())
                    .put("first", layer.first())
                    .put("second", layer.second());
        }

        @Override
        public ObjectNode position(Layer.Position layer) {
            return kind("position").put("tokens", layer.tokens()).put("features", layer.features());
        }

        @Override
        public ObjectNode perToken(Layer.PerToken layer) {
            ObjectNode json = kind("perToken").put("tokens", layer.tokens());
            json.set("layers", write(layer.layers()));
            return json;
        }

        @Override
        public ObjectNode causalAttention(Layer.CausalAttention layer) {
            return kind("causalAttention")
                    .put("tokens", layer.tokens())
                    .put("features", layer.features())
                    .put("heads", layer.heads());
        }
    }
}
