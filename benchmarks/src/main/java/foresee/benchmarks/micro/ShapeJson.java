package foresee.benchmarks.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sweeps as JSON: every round's values, milliseconds, of the peak GFLOP/s. */
final class ShapeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ShapeJson() {}

    /**
     * What a file holds.
     *
     * @param facts of the run
     * @param results in order; copied
     */
    record Content(RunFacts facts, List<ShapeResult> results) {
        Content {
            results = List.copyOf(results);
        }
    }

    /** Writes the file, whole or not at all. */
    static void write(Path path, Content content) throws IOException {
        String text = new ObjectMapper().writeValueAsString(of(content));
        FinishedFile.write(path, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode of(Content content) {
        RunFacts facts = content.facts();
        ObjectNode node = JSON.objectNode()
                .put("processor", facts.processor())
                .put("processors", facts.processors())
                .put("jvm", facts.jvm())
                .put("vectorBits", facts.vectorBits())
                .put("kernelBits", facts.kernelBits())
                .put("rounds", facts.rounds());
        ArrayNode points = node.putArray("points");
        content.results().forEach(result -> points.add(of(result)));
        return node;
    }

    private static ObjectNode of(ShapeResult result) {
        ShapePoint point = result.point();
        ObjectNode node = JSON.objectNode()
                .put("sweep", result.sweep().key())
                .put("curve", result.curve())
                .put("latentSize", point.model().latentSize())
                .put("hidden", point.model().hidden())
                .put("layerNorm", point.model().layerNorm())
                .put("candidates", point.candidates())
                .put("horizon", point.horizon())
                .put("flops", point.flops());
        result.rounds().rounds().forEach((who, values) -> {
            ArrayNode rounds = node.putArray(who.key());
            values.forEach(rounds::add);
        });
        ArrayNode idle = node.putArray("idle");
        result.idle().forEach(idle::add);
        return node;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the file cannot be read, or is another one
     */
    static Content read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("there is no " + path + " to draw.");
        }
        JsonNode node;
        try {
            node = new ObjectMapper().readTree(path.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException(
                    path + ": malformed JSON at line " + e.getLocation().getLineNr() + ".", e);
        }
        try {
            List<ShapeResult> results = new ArrayList<>();
            node.required("points").forEach(point -> results.add(result(point)));
            return new Content(facts(node), results);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + " is not what scripts/bench-shape writes: " + e.getMessage(), e);
        }
    }

    private static RunFacts facts(JsonNode node) {
        return new RunFacts(
                node.required("processor").asText(),
                node.required("processors").asInt(),
                node.required("jvm").asText(),
                node.required("vectorBits").asInt(),
                node.required("kernelBits").asInt(),
                node.required("rounds").asInt(),
                Optional.empty());
    }

    private static ShapeResult result(JsonNode node) {
        ShapeModel model = new ShapeModel(
                node.required("latentSize").asInt(),
                node.required("hidden").asInt(),
                node.required("layerNorm").asBoolean());
        ShapePoint point = new ShapePoint(
                model,
                node.required("candidates").asInt(),
                node.required("horizon").asInt());
        Map<Contestant, List<Double>> rounds = new EnumMap<>(Contestant.class);
        for (Contestant who : Contestant.values()) {
            if (node.has(who.key())) {
                rounds.put(who, numbers(node.get(who.key())));
            }
        }
        Sweep sweep = Sweep.ofKey(node.required("sweep").asText());
        String curve = node.required("curve").asText();
        return new ShapeResult(
                sweep, curve, point, new WorkResult(curve, point.flops(), rounds), numbers(node.required("idle")));
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asDouble()));
        return values;
    }
}
