package foresee.benchmarks.report;

import foresee.benchmarks.TrialResult;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every trial of every cell as a line, for other programs. */
final class RawTrials {
    private static final List<String> OF_THE_CELL =
            List.of("cell", "role", "planner", "model", "task", "set", "cases_seed", "evaluations", "deadline_ms");
    private static final List<String> OF_THE_TRIAL =
            List.of("trial", "seed", "final_distance", "least_distance", "steps", "plans", "evaluations_used", "way");

    private RawTrials() {}

    static List<List<Object>> csv(BenchmarkResult result) {
        Set<String> criteria = new LinkedHashSet<>();
        result.cells().forEach(cell -> criteria.addAll(cell.success().keySet()));
        List<List<Object>> rows = new ArrayList<>();
        List<Object> heading = new ArrayList<>(OF_THE_CELL);
        heading.addAll(OF_THE_TRIAL);
        criteria.forEach(name -> heading.add("met_" + name + "_at_step"));
        rows.add(heading);
        for (CellResult cell : result.cells()) {
            cell.trials().forEach(trial -> rows.add(row(cell, trial, criteria)));
        }
        return rows;
    }

    private static List<Object> row(CellResult result, TrialResult trial, Set<String> criteria) {
        Cell cell = result.cell();
        List<Object> row = new ArrayList<>(List.of(
                result.id(),
                cell.role().name().toLowerCase(Locale.ROOT),
                cell.planner(),
                cell.model().label(),
                cell.where().taskWord(),
                cell.where().set(),
                cell.where().seed(),
                cell.limit().evaluations(),
                Numbers.plain(cell.limit().deadlineMillis())));
        row.addAll(List.of(
                trial.trial(),
                trial.seed(),
                Numbers.plain(trial.finalDistance()),
                Numbers.plain(trial.leastDistance()),
                trial.steps(),
                trial.plans(),
                trial.evaluations(),
                trial.way()));
        // empty where it was not met
        criteria.forEach(name -> row.add(trial.met(name) ? trial.metAt().get(name) : ""));
        return row;
    }
}
