package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A specification as it is written: what is absent is null, and never leaves this package.
 *
 * <p>Where one word says all, it may stand for its object: {@code "mppi"} for <code>{"planner": "mppi"}</code>.
 */
record RawSpec(
        String name,
        String description,
        JsonNode defaults,
        List<Planner> planners,
        List<Model> models,
        List<Place> tasks,
        List<String> variations,
        List<Long> seeds,
        List<Budget> budgets,
        Integer trials,
        Integer floorTrials,
        Integer ceilingTrials,
        Climb climb,
        Boolean alone,
        JsonNode diagnose) {
    private static final Map<String, String> SHORT =
            Map.of("planners", "planner", "models", "model", "tasks", "set", "budgets", "evaluations");

    /** A planner and how it plans; what is absent is as in {@code defaults}, and then as usual. */
    record Planner(
            String planner,
            String label,
            Integer samples,
            Integer iterations,
            JsonNode horizon,
            Integer hold,
            JsonNode replanInterval,
            Double risk,
            JsonNode options) {}

    /** A model: {@code bundled}, {@code simulator} or a file. */
    record Model(String model, String label, String recipe) {
        /** What is absent is as usual: the label is the file without its folder and its ending. */
        Cell.Model read() {
            String source = required("models: model", model);
            String name = source.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.safetensors$", "");
            return new Cell.Model(label == null ? name : label, source, recipe == null ? "" : recipe);
        }
    }

    /** A task by its names, or a frozen set. */
    record Place(String env, String layout, String task, String set, Integer trials) {}

    /** How much a plan may cost; under a deadline, with how many samples an iteration. */
    record Budget(Long evaluations, Double deadlineMillis, Integer samples) {}

    /** When a row of ascending budgets is over, as {@link foresee.benchmarks.matrix.Climb} has it. */
    record Climb(String criterion, Double share) {}

    /**
     * Reads a specification.
     *
     * @throws BenchmarkFormatException if a key is not known, or a value is none that it can be
     */
    static RawSpec read(String name, JsonNode given) {
        ObjectNode tree = given.deepCopy();
        SHORT.forEach((list, key) -> spellOut(tree.path(list), key));
        JsonNode defaults = tree.path("defaults");
        if (!defaults.isMissingNode()) {
            MatrixJson.read(name + ": defaults", defaults, Planner.class);
            tree.path("planners").forEach(planner -> inherit(planner, defaults));
        }
        return MatrixJson.read(name, tree, RawSpec.class);
    }

    /** @throws IllegalArgumentException if a value is absent that must be there */
    static String required(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " must be given.");
        }
        return value;
    }

    private static void spellOut(JsonNode list, String key) {
        if (list instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isValueNode() && !array.get(i).isNull()) {
                    array.set(i, array.objectNode().set(key, array.get(i)));
                }
            }
        }
    }

    private static void inherit(JsonNode planner, JsonNode defaults) {
        if (planner instanceof ObjectNode own) {
            defaults.properties().stream()
                    .filter(entry -> !own.has(entry.getKey()))
                    .forEach(entry -> own.set(entry.getKey(), entry.getValue()));
        }
    }
}
