package foresee.benchmarks.report;

import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.Where;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task, and all that was measured on it: cases of all seeds together.
 *
 * @param id of its section in the page
 * @param word name of the task in one word
 * @param task its name in the environment
 * @param cases where its starts and goals come from
 * @param criteria predicate by criterion, the first of which is what planners are compared by
 * @param rows in the order of the specification, copied
 */
record Place(String id, String word, String task, String cases, Map<String, String> criteria, List<Row> rows) {
    /** What planners are compared by where no predicate is known. */
    private static final String USUAL = "moderate";

    Place {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        rows = List.copyOf(rows);
    }

    /** Every task of a result, in its order. */
    static List<Place> of(BenchmarkResult result) {
        Map<Where, List<CellResult>> groups = new LinkedHashMap<>();
        for (CellResult cell : result.cells()) {
            groups.computeIfAbsent(cell.cell().where().withoutSeed(), key -> new ArrayList<>())
                    .add(cell);
        }
        List<Place> places = new ArrayList<>();
        groups.values().forEach(cells -> places.add(of("task-" + (places.size() + 1), cells, result)));
        return places;
    }

    private static Place of(String id, List<CellResult> cells, BenchmarkResult result) {
        Where where = cells.get(0).cell().where();
        Map<List<Object>, List<CellResult>> rows = new LinkedHashMap<>();
        for (CellResult found : cells) {
            Cell cell = found.cell();
            rows.computeIfAbsent(
                            List.of(cell.role(), cell.planner(), cell.model(), cell.limit()), key -> new ArrayList<>())
                    .add(found);
        }
        String word = where.taskWord();
        return new Place(
                id,
                word,
                where.task(),
                cases(cells),
                criteria(cells, result.criteria().getOrDefault(word, Map.of())),
                rows.values().stream().map(Row::new).toList());
    }

    private static String cases(List<CellResult> cells) {
        Where where = cells.get(0).cell().where();
        String seeds = cells.stream()
                .map(cell -> Long.toString(cell.cell().where().seed()))
                .distinct()
                .collect(Collectors.joining(", "));
        return where.set().isEmpty() ? "cases drawn from seed " + seeds : "cases of the frozen set " + where.set();
    }

    /** Criteria as the task words them; those that were only measured, without words. */
    private static Map<String, String> criteria(List<CellResult> cells, Map<String, String> words) {
        Map<String, String> all = new LinkedHashMap<>(words);
        cells.forEach(cell -> cell.success().keySet().forEach(name -> all.putIfAbsent(name, "")));
        return all;
    }

    String criterion() {
        return criteria.keySet().stream().findFirst().orElse(USUAL);
    }

    List<Row> entrants() {
        return rows.stream().filter(Row::isEntrant).toList();
    }

    List<Row> done() {
        return entrants().stream().filter(Row::isDone).toList();
    }

    Stream<Row> of(Cell.Role role) {
        return rows.stream().filter(row -> row.role() == role);
    }

    /** The entrant with the highest rate by the first criterion; the first of equals. */
    Optional<Row> best() {
        return best(done());
    }

    Optional<Row> best(List<Row> among) {
        return among.stream()
                .max(Comparator.comparingDouble(row -> row.success(criterion()).success()))
                .map(top -> among.stream()
                        .filter(row -> row.success(criterion()).success()
                                == top.success(criterion()).success())
                        .findFirst()
                        .orElseThrow());
    }
}
