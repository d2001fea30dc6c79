package foresee.benchmarks.report;

import java.util.List;

/**
 * A line of a table.
 *
 * @param kind how it looks: {@code entrant}, {@code floor}, {@code ceiling}, {@code failed}, {@code unneeded}
 * @param entries as many as there are columns, copied
 * @param message what is said in place of the numbers; empty if there are numbers
 */
record Line(String kind, List<Entry> entries, String message) {
    Line {
        entries = List.copyOf(entries);
    }

    static Line of(Entry... entries) {
        return new Line("entrant", List.of(entries), "");
    }
}
