package foresee.benchmarks.matrix;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import foresee.envs.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records of this package as JSON and back; a key that is not known is an error that names the near one. */
final class MatrixJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private MatrixJson() {}

    /** Compact, in the order of the components: the same value gives the same bytes. */
    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Indented, ending in a newline. */
    static byte[] pretty(Object value) {
        try {
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Any value as a tree. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * A text as a tree.
     *
     * @param name of the file, for messages
     * @throws BenchmarkFormatException if it is no JSON; says in which line
     */
    static JsonNode parse(String name, byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree == null || !tree.isObject()) {
                throw new BenchmarkFormatException(name, "must be a JSON object.");
            }
            return tree;
        } catch (JsonProcessingException broken) {
            throw new BenchmarkFormatException(
                    name, "is no JSON: line " + broken.getLocation().getLineNr() + ": " + words(broken) + ".");
        } catch (IOException noText) {
            throw new BenchmarkFormatException(name, "is no JSON: " + noText.getMessage() + ".");
        }
    }

    /** Without the place at which what is not closed began, which Jackson gives in terms of its own. */
    private static String words(JsonProcessingException broken) {
        return broken.getOriginalMessage().replaceAll(" \\(start marker at \\[.*\\]\\)", "");
    }

    /**
     * A tree as a record.
     *
     * @param name of the file, for messages
     * @throws BenchmarkFormatException if a key is unknown or missing, or a value is none that it can be
     */
    static <T> T read(String name, JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            String where = JsonPath.of(unknown.getPath());
            throw new BenchmarkFormatException(
                    name,
                    NearestName.unknown(
                            "key" + (where.isEmpty() ? "" : " of " + where), unknown.getPropertyName(), known));
        } catch (com.fasterxml.jackson.databind.JsonMappingException wrong) {
            throw new BenchmarkFormatException(name, JsonPath.words(wrong));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
