package foresee.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a text file with one JSON object on each line: {@code {"action": [0.1, -0.3], "time": 0.05}}.
 *
 * <p>Keys are columns; an array of n numbers is n columns, {@code action[0]} to {@code action[n-1]}. The first line says which
 * there are; a key or an array that is null or missing further down is a row of empty cells.
 */
final class JsonLinesTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLinesTable() {}

    /** @throws DatasetFormatException if it is no such file; names the line */
    static TextTable read(Path path) throws IOException {
        List<String> lines = lines(path);
        List<String> columns = new ArrayList<>();
        List<TextTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Map<String, String> cells = cells(path, i + 1, lines.get(i));
                if (columns.isEmpty()) {
                    columns.addAll(cells.keySet());
                }
                rows.add(row(path, i + 1, columns, cells));
            }
        }
        if (columns.isEmpty()) {
            throw new DatasetFormatException(path, "line 1", "it holds no JSON object.");
        }
        return new TextTable(path, columns, rows);
    }

    private static TextTable.Row row(Path path, int line, List<String> columns, Map<String, String> cells)
            throws DatasetFormatException {
        for (String key : cells.keySet()) {
            if (!columns.contains(key) && !cells.get(key).isEmpty()) {
                throw new DatasetFormatException(
                        path,
                        "line " + line,
                        "'" + key + "' does not stand in the first line, which says what there is.");
            }
        }
        return new TextTable.Row(
                line,
                columns.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }

    private static Map<String, String> cells(Path path, int line, String text) throws DatasetFormatException {
        JsonNode node = parse(path, line, text);
        Map<String, String> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            for (int i = 0; i < value.size() && value.isArray(); i++) {
                cells.put(field.getKey() + "[" + i + "]", text(path, line, field.getKey(), value.get(i)));
            }
            if (!value.isArray()) {
                cells.put(field.getKey(), text(path, line, field.getKey(), value));
            }
        }
        return cells;
    }

    private static JsonNode parse(Path path, int line, String text) throws DatasetFormatException {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException malformed) {
            throw new DatasetFormatException(
                    path, "line " + line, "it is no JSON: " + malformed.getOriginalMessage(), malformed);
        }
        throw new DatasetFormatException(path, "line " + line, "it is no JSON object.");
    }

    private static String text(Path path, int line, String key, JsonNode value) throws DatasetFormatException {
        if (value.isContainerNode()) {
            throw new DatasetFormatException(
                    path, "line " + line, "'" + key + "' must be a number, a text or an array of numbers.");
        }
        return value.isNull() ? "" : value.asText();
    }

    private static List<String> lines(Path path) throws IOException {
        try {
            return Files.readAllLines(path);
        } catch (CharacterCodingException binary) {
            throw new DatasetFormatException(path, "text", "it is no UTF-8 text.", binary);
        }
    }
}
