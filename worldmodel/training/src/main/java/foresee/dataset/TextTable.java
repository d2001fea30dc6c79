package foresee.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A table in a text file: named columns, rows of cells, and the line that each row stood on.
 *
 * <p>A cell is read as a number only where one is needed; an empty one, {@code nan} and {@code null} are NaN.
 */
final class TextTable {
    private final Path path;
    private final List<String> columns;
    private final List<Row> rows;

    /** One row: its cells, as many as there are columns, and its line, from 1. */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** @throws DatasetFormatException if a name stands twice, or a row has another number of cells than there are names */
    TextTable(Path path, List<String> columns, List<Row> rows) throws DatasetFormatException {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        for (String column : columns) {
            if (columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new DatasetFormatException(path, "line 1", "the column '" + column + "' stands there twice.");
            }
        }
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw at(row, "it has " + row.cells().size() + " cells, but there are " + columns.size() + " columns.");
            }
        }
    }

    Path path() {
        return path;
    }

    List<String> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    /** The same table with some of its rows. */
    TextTable with(List<Row> some) throws DatasetFormatException {
        return new TextTable(path, columns, some);
    }

    /** @throws DatasetFormatException if the cell is no number; names file, line and column */
    double number(Row row, int column) throws DatasetFormatException {
        String cell = row.cells().get(column).strip();
        switch (cell.toLowerCase(Locale.ROOT)) {
            case "", "nan", "null", "none" -> {
                return Double.NaN;
            }
            case "inf", "infinity", "+inf" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf", "-infinity" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                try {
                    return Double.parseDouble(cell);
                } catch (NumberFormatException word) {
                    throw at(row, "'" + cell + "' in column '" + columns.get(column) + "' is no number.");
                }
            }
        }
    }

    DatasetFormatException at(Row row, String what) {
        return new DatasetFormatException(path, "line " + row.line(), what);
    }
}
