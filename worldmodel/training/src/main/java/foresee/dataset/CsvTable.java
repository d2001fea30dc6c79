package foresee.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values in UTF-8 whose first line names the columns.
 *
 * <p><b>Source:</b> RFC 4180: cells may stand in double quotes, within which a comma is a comma and two quotes are one. Unlike there
 * a cell ends with its line. Empty lines are passed over.
 */
final class CsvTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvTable() {}

    /** @throws DatasetFormatException if it is no such file; names the line */
    static TextTable read(Path path) throws IOException {
        List<String> lines = lines(path);
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            throw new DatasetFormatException(path, "line 1", "the names of the columns are missing.");
        }
        List<String> columns = new ArrayList<>();
        for (String name : cells(path, 1, lines.get(0).replace(BYTE_ORDER_MARK, ""))) {
            columns.add(name.strip());
        }
        List<TextTable.Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(new TextTable.Row(i + 1, cells(path, i + 1, lines.get(i))));
            }
        }
        return new TextTable(path, columns, rows);
    }

    private static List<String> lines(Path path) throws IOException {
        try {
            return Files.readAllLines(path);
        } catch (CharacterCodingException binary) {
            throw new DatasetFormatException(path, "text", "it is no UTF-8 text.", binary);
        }
    }

    private static List<String> cells(Path path, int number, String line) throws DatasetFormatException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new DatasetFormatException(path, "line " + number, "a quote is opened and not closed.");
        }
        cells.add(cell.toString());
        return cells;
    }
}
