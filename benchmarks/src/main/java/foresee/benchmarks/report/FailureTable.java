package foresee.benchmarks.report;

import foresee.benchmarks.failure.FailureClass;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.DiagnosedCell;
import foresee.benchmarks.report.Page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why trials failed: a line for each cell that was looked into, with the classes of its failures as a stacked bar. */
final class FailureTable {
    static final String ID = "why";
    private static final int LEADING = 4;

    private final BenchmarkResult result;

    FailureTable(BenchmarkResult result) {
        this.result = result;
    }

    /** Empty if nothing was looked into. */
    Optional<Table> table() {
        if (result.diagnoses().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Table(
                "failures",
                "Failed trials by what they are put down to",
                columns(),
                LEADING,
                result.diagnoses().stream().map(this::line).toList(),
                List.of(),
                notes()));
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.words("planner", "planner"),
                Column.words("model", "model"),
                Column.number("budget", "budget"),
                Column.words("task", "task"),
                Column.number("failed trials", "failed"),
                Column.number("looked into", "diagnosed")));
        columns.add(new Column("shares", List.of(), false));
        for (FailureClass failure : FailureClass.values()) {
            columns.add(Column.number(failure.label(), failure.label().replace(' ', '_')));
        }
        columns.add(Column.number("solved by most other seeds", "mostly_chance"));
        return columns;
    }

    private Line line(DiagnosedCell diagnosed) {
        Cell cell = cell(diagnosed.id());
        List<Entry> entries = new ArrayList<>(List.of(
                Entry.words(cell.planner()),
                Entry.words(cell.model().label()),
                Row.budget(cell.limit()),
                Entry.words(cell.where().taskWord()
                        + (cell.where().set().isEmpty()
                                ? " seed " + cell.where().seed()
                                : "")),
                count(diagnosed.failed()),
                count(diagnosed.diagnoses().size())));
        entries.add(Entry.shares(diagnosed.counts().values().stream()
                .map(number ->
                        100.0 * number / Math.max(1, diagnosed.diagnoses().size()))
                .toList()));
        diagnosed.counts().values().forEach(number -> entries.add(count(number)));
        entries.add(count(diagnosed.byChance()));
        return new Line("entrant", entries, "");
    }

    private static Entry count(int number) {
        return Entry.number(Integer.toString(number), number);
    }

    private Cell cell(String id) {
        return result.cells().stream()
                .filter(cell -> cell.id().equals(id))
                .map(CellResult::cell)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cell (" + id + ") must be one of the result's."));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (FailureClass failure : FailureClass.values()) {
            notes.add(failure.label() + ": " + failure.words());
        }
        notes.add(
                "Bars, from the left: model error (blue), planner error (orange), cost misaligned (yellow), unreachable (grey).");
        notes.add(
                "A trial is put into the first class that holds. Before all of them, one that most runs with another planning seed"
                        + " solve is a planner error: the search was unlucky. The last column counts these.");
        if (!isWhole()) {
            notes.add(
                    "Where fewer were looked into than failed, they are the worst of the cell: those that ended farthest from the"
                            + " goal. Others may have failed for other reasons.");
        }
        return notes;
    }

    /** Of all diagnoses in one sentence; empty if there are none. */
    Optional<String> words() {
        long all = result.diagnoses().stream()
                .mapToLong(cell -> cell.diagnoses().size())
                .sum();
        List<String> counts = result.failures().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .toList();
        return all == 0
                ? Optional.empty()
                : Optional.of("of " + Numbers.count(all, "failed trial") + " looked into ("
                        + (isWhole() ? "all" : "the worst of each cell") + "): " + String.join(", ", counts) + "; "
                        + result.byChance() + " mostly chance (solved by most other planning seeds).");
    }

    private boolean isWhole() {
        return result.diagnoses().stream().allMatch(DiagnosedCell::isWhole);
    }

    /** The section that shows a table. */
    static Section section(Table table) {
        return new Section(ID, "Why trials failed", List.of(), List.of(table), false, List.of(), List.of());
    }
}
