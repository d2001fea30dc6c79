package foresee.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.benchmarks.matrix.BenchmarkResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JSON file of ours in words: the result of a plan, of an evaluation, or of a benchmark. */
final class JsonLines {
    private JsonLines() {}

    /** @throws Failure if it is malformed, or none of these */
    static List<String> of(Path file) throws IOException {
        JsonNode json = parse(file);
        if (json.hasNonNull("reached") && json.hasNonNull("steps") && json.hasNonNull("distance")) {
            return plan(file, json);
        }
        if (json.path("ceiling").has("moderate") && json.path("moderate").has("low")) {
            return evaluation(file, json);
        }
        if (json.path("format").asText().equals(BenchmarkResult.FORMAT)) {
            return MatrixText.lines(BenchmarkResult.read(file));
        }
        if (json.hasNonNull("bench") && json.path("planners").isArray()) {
            return overhead(file, json);
        }
        if (json.path("bench").asText().equals("loop")) {
            return loop(file, json);
        }
        if (json.path("bench").asText().equals("envs")) {
            return speeds(file, json);
        }
        if (json.path("bench").asText().equals("ceilings")) {
            return ceilings(file, json);
        }
        throw Failure.usage(file + " is JSON, but neither a plan nor an evaluation nor a benchmark.");
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException malformed) {
            throw Failure.usage(
                    "%s: malformed JSON at line %d: %s"
                            .formatted(
                                    file,
                                    malformed.getLocation() == null
                                            ? 1
                                            : malformed.getLocation().getLineNr(),
                                    malformed.getOriginalMessage()),
                    malformed);
        }
    }

    private static List<String> plan(Path file, JsonNode json) {
        return List.of(
                "plan %s in %s".formatted(file, json.path("env").asText()),
                "goal            " + json.path("goal").asText(),
                "outcome         %s in %d steps, %.2f %s away, judged by %s"
                        .formatted(
                                json.path("reached").asBoolean() ? "reached" : "not reached",
                                json.path("steps").asInt(),
                                json.path("distance").asDouble(),
                                json.path("distanceUnit").asText(),
                                json.path("judgedBy").asText()),
                "made by         %s in %s, seed %d"
                        .formatted(
                                json.path("planner").asText(),
                                json.path("model").asText(),
                                json.path("seed").asLong()),
                "one decision    " + millis(json.path("latencyMillis")));
    }

    private static List<String> evaluation(Path file, JsonNode json) {
        return List.of(
                "evaluation %s: %s %s, %d trials, seed %d"
                        .formatted(
                                file,
                                json.path("layout").asText(),
                                json.path("task").asText(),
                                json.path("trials").asInt(),
                                json.path("seed").asLong()),
                "made by         %s in %s"
                        .formatted(
                                json.path("planner").asText(),
                                json.path("model").asText()),
                "success         " + rates(json),
                "floor           " + rates(json.path("floor")),
                "ceiling         " + rates(json.path("ceiling")),
                "one decision    " + millis(json.path("latencyMillis")) + "; CPU " + millis(json.path("cpuMillis")));
    }

    private static List<String> overhead(Path file, JsonNode json) {
        List<String> lines = new ArrayList<>();
        lines.add("overhead %s: %d x %d evaluations, %d plans of each planner"
                .formatted(
                        file,
                        json.path("samples").asInt(),
                        json.path("iterations").asInt(),
                        json.path("plans").asInt()));
        json.path("planners")
                .forEach(row ->
                        lines.add("%-20s %s".formatted(row.path("planner").asText(), millis(row.path("cpuMillis")))));
        return lines;
    }

    private static List<String> loop(Path file, JsonNode json) {
        return List.of(
                "loop %s: %s %s, %d ticks of %s ms, seed %d"
                        .formatted(
                                file,
                                json.path("layout").asText(),
                                json.path("task").asText(),
                                json.path("ticks").asInt(),
                                json.path("periodMillis").asText(),
                                json.path("seed").asLong()),
                "made by         %s in %s"
                        .formatted(
                                json.path("planner").asText(),
                                json.path("model").asText()),
                "act()           " + millis(json.path("wallMillis")) + "; CPU " + millis(json.path("cpuMillis")),
                "late ticks      %d; doing nothing %d"
                        .formatted(
                                json.path("planning").path("lateTicks").asLong(),
                                json.path("idle").path("lateTicks").asLong()),
                "act() allocates %.1f KB"
                        .formatted(json.path("allocatedBytes").path("median").asLong() / 1e3));
    }

    private static List<String> speeds(Path file, JsonNode json) {
        List<String> lines = new ArrayList<>();
        lines.add("speeds %s: median of %d rounds, a second"
                .formatted(file, json.path("rounds").asInt()));
        json.path("environments")
                .forEach(row -> lines.add("%-15s %.0f steps, %.0f steps with a frame of 64 px"
                        .formatted(
                                row.path("env").asText(),
                                row.path("step").path("median").asDouble(),
                                row.path("stepAndFrame64").path("median").asDouble())));
        lines.add("oracle          %d x %d actions in %.0f ms of CPU"
                .formatted(
                        json.path("oracle").path("population").asInt(),
                        json.path("oracle").path("horizon").asInt(),
                        json.path("oracle").path("cpuMillis").path("median").asDouble()));
        return lines;
    }

    private static List<String> ceilings(Path file, JsonNode json) {
        List<String> lines = new ArrayList<>();
        lines.add("ceilings %s: %d evaluation sets"
                .formatted(file, json.path("sets").size()));
        for (JsonNode row : json.path("sets")) {
            lines.add("%s, %d trials"
                    .formatted(row.path("set").asText(), row.path("trials").asInt()));
            lines.add("  floor         " + rates(row.path("floor")));
            lines.add("  ceiling       " + rates(row.path("ceiling")));
        }
        return lines;
    }

    private static String rates(JsonNode json) {
        return "moderate " + rate(json.path("moderate")) + ", strict " + rate(json.path("strict"));
    }

    private static String rate(JsonNode json) {
        return "%.1f %% (%.1f to %.1f)"
                .formatted(
                        100 * json.path("success").asDouble(),
                        100 * json.path("low").asDouble(),
                        100 * json.path("high").asDouble());
    }

    private static String millis(JsonNode json) {
        return "p50 %.1f, p99 %.1f, max %.1f ms"
                .formatted(
                        json.path("p50").asDouble(),
                        json.path("p99").asDouble(),
                        json.path("max").asDouble());
    }
}
