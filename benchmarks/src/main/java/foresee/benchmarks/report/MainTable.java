package foresee.benchmarks.report;

import foresee.benchmarks.Latency;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.matrix.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of a task: a line for each planner, model and budget, the floor and the ceiling below. */
final class MainTable {
    private static final int LEADING = 3;
    private static final List<String> TIMES = List.of("cpu_p50_ms", "cpu_p99_ms", "wall_p50_ms", "wall_p99_ms");

    private final Place place;

    private MainTable(Place place) {
        this.place = place;
    }

    static Table of(String id, Place place) {
        return new MainTable(place).table(id);
    }

    private Table table(String id) {
        List<Line> foot = Stream.of(Cell.Role.FLOOR, Cell.Role.CEILING)
                .flatMap(this::lines)
                .toList();
        return new Table(
                id,
                "Success and cost, " + place.cases(),
                columns(),
                LEADING,
                place.entrants().stream().map(this::line).toList(),
                foot,
                notes());
    }

    private Stream<Line> lines(Cell.Role role) {
        List<Line> lines = place.of(role).map(this::line).toList();
        return lines.isEmpty() ? Stream.of(missing(role)) : lines.stream();
    }

    private Line missing(Cell.Role role) {
        List<Entry> entries = new ArrayList<>(List.of(Entry.words(word(role)), Entry.words("–"), Entry.words("–")));
        entries.addAll(blanks());
        return new Line(kind(role), entries, "was not run");
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.words("planner", "planner"), Column.words("model", "model"), Column.number("budget", "budget")));
        place.criteria().keySet().forEach(name -> columns.add(Column.rate("success, " + name, "success_" + name)));
        columns.add(Column.number("trials", "trials"));
        columns.add(Column.number("CPU ms, p50", TIMES.get(0)));
        columns.add(Column.number("CPU ms, p99", TIMES.get(1)));
        columns.add(Column.number("wall ms, p50", TIMES.get(2)));
        columns.add(Column.number("wall ms, p99", TIMES.get(3)));
        columns.add(Column.number("evaluations per plan", "evaluations_per_plan"));
        columns.add(Column.number("plans per trial", "plans_per_trial"));
        columns.add(Column.number("evaluations per trial", "evaluations_per_trial"));
        return columns;
    }

    private Line line(Row row) {
        List<Entry> entries = new ArrayList<>(List.of(
                Entry.words(row.isEntrant() ? row.planner() : word(row.role()) + ": " + row.planner()),
                Entry.words(row.model().label()),
                row.budget()));
        entries.addAll(row.isDone() ? numbers(row) : blanks());
        String kind = !row.failed().isEmpty() ? "failed" : row.isDone() ? kind(row.role()) : "unneeded";
        return new Line(kind, entries, row.message());
    }

    private List<Entry> numbers(Row row) {
        List<Entry> entries = new ArrayList<>();
        place.criteria().keySet().forEach(name -> entries.add(Entry.rate(row.success(name))));
        int trials = row.trials().size();
        entries.add(Entry.number(Integer.toString(trials), trials));
        entries.addAll(times(row.cpu()));
        entries.addAll(times(row.wall()));
        entries.add(three(row.evaluationsPerPlan()));
        entries.add(three(row.mean(TrialResult::plans)));
        entries.add(three(row.mean(TrialResult::evaluations)));
        return entries;
    }

    private static List<Entry> times(Latency latency) {
        return latency.count() == 0
                ? List.of(Entry.nothing(1), Entry.nothing(1))
                : List.of(three(latency.p50()), three(latency.p99()));
    }

    private static Entry three(double value) {
        return Entry.number(Numbers.three(value), value);
    }

    private List<Entry> blanks() {
        return columns().stream()
                .skip(LEADING)
                .map(column -> Entry.nothing(column.csv().size()))
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        place.criteria().forEach((name, words) -> {
            if (!words.isEmpty()) {
                notes.add("Success, " + name + ": " + words);
            }
        });
        notes.add(
                "Behind a rate stands its 95 % Wilson interval. Floor: random actions; ceiling: the oracle in the true"
                        + " simulator. CPU and wall: time of one plan. Means are per plan or per trial.");
        return notes;
    }

    private static String word(Cell.Role role) {
        return role == Cell.Role.FLOOR ? "floor" : "ceiling";
    }

    private static String kind(Cell.Role role) {
        return switch (role) {
            case ENTRANT -> "entrant";
            case FLOOR -> "floor";
            case CEILING -> "ceiling";
        };
    }
}
