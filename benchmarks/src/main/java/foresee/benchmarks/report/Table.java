package foresee.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table, and the CSV file beside it.
 *
 * @param id of the table in the page, and name of its file
 * @param caption what it shows
 * @param columns copied
 * @param leading how many columns say what a line is; the others are its numbers
 * @param body lines that sort, copied
 * @param foot lines that stay below, copied
 * @param notes what is to be known below it, copied
 */
record Table(
        String id,
        String caption,
        List<Column> columns,
        int leading,
        List<Line> body,
        List<Line> foot,
        List<String> notes) {
    Table {
        columns = List.copyOf(columns);
        body = List.copyOf(body);
        foot = List.copyOf(foot);
        notes = List.copyOf(notes);
        for (Line line : body) {
            if (line.entries().size() != columns.size()) {
                throw new IllegalStateException(
                        "entries (" + line.entries().size() + ") must be columns (" + columns.size() + ").");
            }
        }
    }

    /** All of it for programs, the heading first. */
    List<List<Object>> csv() {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> heading = new ArrayList<>(List.of("kind"));
        columns.forEach(column -> heading.addAll(column.csv()));
        heading.add("message");
        rows.add(heading);
        Stream.concat(body.stream(), foot.stream()).map(Table::csv).forEach(rows::add);
        return rows;
    }

    private static List<Object> csv(Line line) {
        List<Object> row = new ArrayList<>(List.of(line.kind()));
        line.entries().forEach(entry -> row.addAll(entry.csv()));
        row.add(line.message());
        return row;
    }
}
