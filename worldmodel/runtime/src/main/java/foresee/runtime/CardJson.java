package foresee.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model card as a JSON tree and back. */
final class CardJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Cards of before it was kept have no such key. */
    private static final String ORIGIN = "origin";

    private static final String ROUNDS = "rounds";

    /** The same holds of this key, of the card itself. */
    private static final String PLANNING = "planning";

    private static final List<String> CARD = List.of(
            "formatVersion",
            "name",
            "environment",
            "actionSpace",
            "actionNormalizer",
            "architecture",
            "goalThreshold",
            "probe",
            "provenance",
            "metrics");

    private static final List<String> PROVENANCE = List.of(
            "dataHash",
            "dataDescription",
            "split",
            "seed",
            "trainingConfiguration",
            "libraries",
            "javaVersion",
            "processor");

    private CardJson() {}

    static ObjectNode write(ModelCard card) {
        ObjectNode json = NODES.objectNode();
        json.put("formatVersion", card.formatVersion());
        json.put("name", card.name());
        ObjectNode environment = json.putObject("environment");
        environment.put("id", card.environmentId());
        environment.put("description", card.environmentDescription());
        json.set("actionSpace", ActionSpaceJson.write(card.actionSpace()));
        json.set("actionNormalizer", write(card.normalizer()));
        json.set("architecture", ArchitectureJson.write(card.architecture()));
        json.set("goalThreshold", threshold(card.goalThreshold()));
        card.planning()
                .ifPresent(advice -> json.putObject(PLANNING)
                        .put("samples", advice.samples())
                        .put("iterations", advice.iterations())
                        .put("horizon", advice.horizon())
                        .put("hold", advice.hold())
                        .put("replanInterval", advice.replanInterval()));
        ArrayNode probe = json.putArray("probe");
        card.probe()
                .forEach(factor -> probe.addObject().put("name", factor.name()).put("unit", factor.unit()));
        json.set("provenance", write(card.provenance()));
        json.set("metrics", card.metrics());
        return json;
    }

    private static JsonNode threshold(OptionalDouble threshold) {
        return threshold.isPresent() ? NODES.numberNode(threshold.getAsDouble()) : NODES.nullNode();
    }

    private static ObjectNode write(ActionNormalizer normalizer) {
        ObjectNode json = NODES.objectNode();
        ArrayNode center = json.putArray("center");
        ArrayNode scale = json.putArray("scale");
        for (int i = 0; i < normalizer.size(); i++) {
            center.add(normalizer.center(i));
            scale.add(normalizer.scale(i));
        }
        return json;
    }

    private static ObjectNode write(Provenance provenance) {
        ObjectNode json = NODES.objectNode();
        json.put("dataHash", provenance.dataHash());
        json.put("dataDescription", provenance.dataDescription());
        json.putObject("split")
                .put("rule", provenance.split().rule())
                .put("trainEpisodes", provenance.split().trainEpisodes())
                .put("heldOutEpisodes", provenance.split().heldOutEpisodes());
        json.put("seed", provenance.seed());
        json.set("trainingConfiguration", provenance.trainingConfiguration());
        ObjectNode libraries = json.putObject("libraries");
        provenance.libraries().forEach(libraries::put);
        json.put("javaVersion", provenance.javaVersion());
        json.put("processor", provenance.processor());
        provenance
                .origin()
                .ifPresent(origin -> json.putObject(ORIGIN)
                        .put("command", origin.command())
                        .put("dataSeed", origin.dataSeed())
                        .put("threads", origin.threads()));
        if (!provenance.rounds().isEmpty()) {
            ArrayNode rounds = json.putArray(ROUNDS);
            provenance
                    .rounds()
                    .forEach(round -> rounds.addObject()
                            .put("dataHash", round.dataHash())
                            .put("policy", round.policy())
                            .put("episodes", round.episodes()));
        }
        return json;
    }

    static ModelCard read(JsonNode node) {
        requireVersion(node);
        List<String> keys = new ArrayList<>(CARD);
        if (node.has(PLANNING)) {
            keys.add(PLANNING);
        }
        StrictObject json = StrictObject.of(node, "", keys.toArray(String[]::new));
        StrictObject environment = StrictObject.of(json.get("environment"), "environment", "id", "description");
        return new ModelCard(
                json.integer("formatVersion"),
                json.text("name"),
                environment.text("id"),
                environment.text("description"),
                ActionSpaceJson.read(json.get("actionSpace"), "actionSpace"),
                normalizer(json.get("actionNormalizer")),
                ArchitectureJson.read(json.get("architecture"), "architecture"),
                json.get("goalThreshold").isNull()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(json.number("goalThreshold")),
                node.has(PLANNING) ? Optional.of(planning(json.get(PLANNING))) : Optional.empty(),
                probe(json.array("probe")),
                provenance(json.get("provenance")),
                json.get("metrics"));
    }

    /** A card of a later version may have keys that this one does not know; say the version first. */
    private static void requireVersion(JsonNode node) {
        JsonNode version = node.path("formatVersion");
        if (version.isInt() && version.intValue() != ModelCard.FORMAT_VERSION) {
            throw new IllegalArgumentException("formatVersion (" + version.intValue() + ") must be "
                    + ModelCard.FORMAT_VERSION + ".\nMaybe the file was written by another version of Foresee.");
        }
    }

    private static ActionNormalizer normalizer(JsonNode node) {
        StrictObject json = StrictObject.of(node, "actionNormalizer", "center", "scale");
        return new ActionNormalizer(json.numbers("center"), json.numbers("scale"));
    }

    private static PlanningAdvice planning(JsonNode node) {
        StrictObject json =
                StrictObject.of(node, PLANNING, "samples", "iterations", "horizon", "hold", "replanInterval");
        return new PlanningAdvice(
                json.integer("samples"),
                json.integer("iterations"),
                json.integer("horizon"),
                json.integer("hold"),
                json.integer("replanInterval"));
    }

    private static List<ProbeFactor> probe(JsonNode array) {
        List<ProbeFactor> factors = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            StrictObject json = StrictObject.of(array.get(i), "probe[" + i + "]", "name", "unit");
            factors.add(new ProbeFactor(json.text("name"), json.text("unit")));
        }
        return factors;
    }

    private static Provenance provenance(JsonNode node) {
        List<String> keys = new ArrayList<>(PROVENANCE);
        if (node.has(ORIGIN)) {
            keys.add(ORIGIN);
        }
        if (node.has(ROUNDS)) {
            keys.add(ROUNDS);
        }
        StrictObject json = StrictObject.of(node, "provenance", keys.toArray(String[]::new));
        StrictObject split =
                StrictObject.of(json.get("split"), "provenance.split", "rule", "trainEpisodes", "heldOutEpisodes");
        return new Provenance(
                json.text("dataHash"),
                json.text("dataDescription"),
                new Provenance.Split(
                        split.text("rule"), split.integer("trainEpisodes"), split.integer("heldOutEpisodes")),
                json.longInteger("seed"),
                json.get("trainingConfiguration"),
                libraries(json.get("libraries")),
                json.text("javaVersion"),
                json.text("processor"),
                node.has(ORIGIN) ? Optional.of(origin(json.get(ORIGIN))) : Optional.empty(),
                node.has(ROUNDS) ? rounds(json.array(ROUNDS)) : List.of());
    }

    private static List<Provenance.Round> rounds(JsonNode array) {
        List<Provenance.Round> rounds = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            StrictObject json =
                    StrictObject.of(array.get(i), "provenance.rounds[" + i + "]", "dataHash", "policy", "episodes");
            rounds.add(new Provenance.Round(json.text("dataHash"), json.text("policy"), json.integer("episodes")));
        }
        return rounds;
    }

    private static Provenance.Origin origin(JsonNode node) {
        StrictObject json = StrictObject.of(node, "provenance.origin", "command", "dataSeed", "threads");
        return new Provenance.Origin(json.text("command"), json.longInteger("dataSeed"), json.integer("threads"));
    }

    private static SortedMap<String, String> libraries(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("provenance.libraries must be a JSON object.");
        }
        StrictObject json = new StrictObject(node, "provenance.libraries");
        SortedMap<String, String> versions = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            versions.put(entry.getKey(), json.text(entry.getKey()));
        }
        return versions;
    }
}
