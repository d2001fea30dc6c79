package foresee.benchmarks.report;

import java.util.List;

/**
 * A column of a table, which may be several in its CSV file.
 *
 * @param title heading for people
 * @param csv headings for programs, one for each number of an entry, copied
 * @param number whether it sorts by number, and stands on the right
 */
record Column(String title, List<String> csv, boolean number) {
    Column {
        csv = List.copyOf(csv);
    }

    static Column words(String title, String csv) {
        return new Column(title, List.of(csv), false);
    }

    static Column number(String title, String csv) {
        return new Column(title, List.of(csv), true);
    }

    /** A rate with the ends of its interval. */
    static Column rate(String title, String csv) {
        return new Column(title, List.of(csv, csv + "_low", csv + "_high"), true);
    }
}
