package foresee.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import foresee.envs.Criterion;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.VariationLevel;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file of an {@link EvaluationSet}: one line for each case, so that people and {@code diff} can read it. */
final class EvaluationSetJson {
    private static final String FORMAT = "foresee-evaluation-set";
    private static final int MOST_DIGITS = 9;
    private static final Set<String> KEYS = Set.of(
            "format",
            "version",
            "environment",
            "layout",
            "variation",
            "task",
            "summary",
            "description",
            "criteria",
            "budget",
            "seed",
            "cases",
            "sha256");
    private static final Set<String> CASE_KEYS = Set.of("seed", "start", "goal", "reachedBy", "steps");

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String file;

    private EvaluationSetJson(String file) {
        this.file = file;
    }

    static byte[] bytes(EvaluationSet set) {
        TaskName name = set.name();
        Task task = set.task();
        List<String> lines = new ArrayList<>();
        lines.add("\"format\": " + quoted(FORMAT));
        lines.add("\"version\": " + EvaluationSet.VERSION);
        lines.add("\"environment\": " + quoted(name.environment()));
        lines.add("\"layout\": " + quoted(name.layout()));
        lines.add("\"variation\": " + quoted(name.level().word()));
        lines.add("\"task\": " + quoted(name.task()));
        lines.add("\"summary\": " + quoted(Sandbox.summary(name.environment())));
        lines.add("\"description\": " + quoted(task.environment().describe()));
        lines.add("\"criteria\": " + object(criteria(task)));
        lines.add("\"budget\": " + task.budget());
        lines.add("\"seed\": " + set.seed());
        lines.add(set.cases().stream()
                .map(EvaluationSetJson::line)
                .collect(Collectors.joining(",\n    ", "\"cases\": [\n    ", "\n  ]")));
        lines.add("\"sha256\": " + quoted(set.hash()));
        return ("{\n  " + String.join(",\n  ", lines) + "\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> criteria(Task task) {
        Map<String, String> words = new LinkedHashMap<>();
        task.criteria().forEach(criterion -> words.put(criterion.name(), criterion.words()));
        return words;
    }

    private static String object(Map<String, String> words) {
        return words.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(",\n    ", "{\n    ", "\n  }"));
    }

    private static String line(EvaluationSet.Frozen frozen) {
        return "{\"seed\": " + frozen.problem().seed() + ", \"start\": "
                + array(frozen.problem().start())
                + ", \"goal\": " + array(frozen.problem().goal()) + ", \"reachedBy\": "
                + quoted(frozen.reach().by()) + ", \"steps\": " + frozen.reach().steps() + "}";
    }

    private static String quoted(String words) {
        return TextNode.valueOf(words).toString();
    }

    private static String array(float[] state) {
        List<String> values = new ArrayList<>();
        for (float value : state) {
            values.add(shortest(value));
        }
        return values.toString();
    }

    /** The fewest digits that every reader makes the same float of; what {@code Float.toString} writes differs between JDKs. */
    static String shortest(float value) {
        if (Float.floatToIntBits(value) == Float.floatToIntBits(-0f)) {
            return "-0.0";
        }
        BigDecimal exact = new BigDecimal(value);
        int digits = 1;
        while (digits < MOST_DIGITS && (float) rounded(exact, digits).doubleValue() != value) {
            digits++;
        }
        BigDecimal number = rounded(exact, digits).stripTrailingZeros();
        return number.scale() < 0 && number.precision() - number.scale() <= MOST_DIGITS
                ? number.toPlainString()
                : number.toString();
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits));
    }

    /** @throws EvaluationSetFormatException if the bytes are no evaluation set, or not one of this Foresee */
    static EvaluationSet parse(String file, byte[] bytes) {
        return new EvaluationSetJson(file).parse(bytes);
    }

    private EvaluationSet parse(byte[] bytes) {
        JsonNode json = tree(bytes);
        require(json.isObject() && json.path("format").asText().equals(FORMAT), "is no evaluation set.");
        JsonNode version = json.path("version");
        require(
                version.isInt() && version.intValue() == EvaluationSet.VERSION,
                "has format version " + version + "; this Foresee reads " + EvaluationSet.VERSION + ".");
        requireKeys("it", json, KEYS);
        EvaluationSet set = set(json);
        requireAsToday(json, set.task());
        String hash = text(json, "sha256");
        require(
                hash.equals(set.hash()),
                "is damaged: its sha256 is " + hash + ", that of its content " + set.hash() + ".");
        return set;
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException broken) {
            throw new EvaluationSetFormatException(
                    file,
                    "is damaged at offset " + broken.getLocation().getByteOffset() + ": " + broken.getOriginalMessage(),
                    broken);
        } catch (IOException unreadable) {
            throw new EvaluationSetFormatException(file, "is damaged: " + unreadable.getMessage(), unreadable);
        }
    }

    private EvaluationSet set(JsonNode json) {
        List<EvaluationSet.Frozen> cases = new ArrayList<>();
        require(json.get("cases").isArray(), "has cases that are no array.");
        for (JsonNode item : json.get("cases")) {
            cases.add(frozen("case " + cases.size(), item));
        }
        try {
            TaskName name = new TaskName(
                    text(json, "environment"),
                    text(json, "layout"),
                    VariationLevel.of(text(json, "variation")),
                    text(json, "task"));
            return new EvaluationSet(name, integer(json, "seed"), cases);
        } catch (EvaluationSetFormatException known) {
            throw known;
        } catch (IllegalArgumentException misfit) {
            throw new EvaluationSetFormatException(file, "cannot be used: " + misfit.getMessage(), misfit);
        }
    }

    private EvaluationSet.Frozen frozen(String which, JsonNode json) {
        requireKeys(which, json, CASE_KEYS);
        long steps = integer(json, "steps");
        require(steps >= 1 && steps <= Integer.MAX_VALUE, "has steps (" + steps + ") in " + which + ".");
        Reach reach = new Reach(text(json, "reachedBy"), (int) steps);
        Task.Case problem =
                new Task.Case(integer(json, "seed"), state(which, json.get("start")), state(which, json.get("goal")));
        return new EvaluationSet.Frozen(problem, reach);
    }

    private float[] state(String which, JsonNode json) {
        require(json.isArray(), "has a state in " + which + " that is no array.");
        float[] state = new float[json.size()];
        for (int i = 0; i < state.length; i++) {
            require(json.get(i).isNumber(), "has a state in " + which + " with " + json.get(i) + " for a number.");
            state[i] = (float) json.get(i).doubleValue();
        }
        return state;
    }

    /** Success must mean what it meant. */
    private void requireAsToday(JsonNode json, Task task) {
        requireSame("description", text(json, "description"), task.environment().describe());
        requireSame("budget", String.valueOf(integer(json, "budget")), String.valueOf(task.budget()));
        JsonNode criteria = json.get("criteria");
        requireKeys("its criteria", criteria, criteria(task).keySet());
        for (Criterion criterion : task.criteria()) {
            requireSame(criterion.name(), text(criteria, criterion.name()), criterion.words());
        }
    }

    private void requireSame(String what, String frozen, String today) {
        require(
                frozen.equals(today),
                "was frozen for the " + what + " (" + frozen + "), which is now (" + today + ").");
    }

    private void requireKeys(String which, JsonNode json, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(unknown);
        unknown.removeAll(known);
        require(unknown.isEmpty(), "has unknown keys " + unknown + " in " + which + ".");
        require(missing.isEmpty(), "lacks " + missing + " in " + which + ".");
    }

    private String text(JsonNode json, String key) {
        require(json.get(key).isTextual(), "has " + key + " (" + json.get(key) + "), which must be text.");
        return json.get(key).textValue();
    }

    private long integer(JsonNode json, String key) {
        JsonNode number = json.get(key);
        require(
                number.isIntegralNumber() && number.canConvertToLong(),
                "has " + key + " (" + number + "), which must be an integer.");
        return number.longValue();
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new EvaluationSetFormatException(file, problem);
        }
    }
}
