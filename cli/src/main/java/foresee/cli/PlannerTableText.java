package foresee.cli;

import foresee.benchmarks.BudgetLadder;
import foresee.benchmarks.EvaluationResult;
import foresee.benchmarks.Latency;
import foresee.benchmarks.PlannerTable;
import foresee.benchmarks.WilsonInterval;
import foresee.envs.Criterion;
import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Planners beside each other as a table for people, no wider than 100 characters. */
final class PlannerTableText {
    private PlannerTableText() {}

    static String of(PlannerTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(title(table));
        lines.add("model " + table.model());
        lines.add("%d evaluations a plan; success in %%, with 95 %% interval; CPU time of one decision in ms"
                .formatted(table.settings().evaluations()));
        lines.add("");
        lines.add(row("planner", "moderate", "strict", "enough", "CPU p50", "p99"));
        table.rows().forEach(row -> lines.add(row(row, table.ladder())));
        lines.add(row("floor: random actions", table.floor(), "", "", ""));
        lines.add(ceiling(table));
        lines.add("");
        lines.addAll(legend(table));
        return String.join(System.lineSeparator(), lines);
    }

    private static String title(PlannerTable table) {
        Task task = table.evaluation().task();
        return "%s %s: %d trials of up to %d steps, seed %d"
                .formatted(
                        task.environment().describe(),
                        task.name(),
                        table.evaluation().trials(),
                        task.budget(),
                        table.evaluation().seed());
    }

    private static String row(PlannerTable.Row row, BudgetLadder ladder) {
        int most = ladder.rungs().get(ladder.rungs().size() - 1);
        String enough = row.enough().isPresent() ? Integer.toString(row.enough().getAsInt()) : "over " + most;
        Latency cpu = row.result().cpu();
        return row(row.planner().name(), row.result(), enough, millis(cpu.p50()), millis(cpu.p99()));
    }

    private static String ceiling(PlannerTable table) {
        Latency cpu = table.ceiling().cpu();
        return row("ceiling: true simulator", table.ceiling(), "", millis(cpu.p50()), millis(cpu.p99()));
    }

    private static String row(String name, EvaluationResult result, String enough, String p50, String p99) {
        return row(name, percent(result.moderate()), percent(result.strict()), enough, p50, p99);
    }

    private static String row(String name, String moderate, String strict, String enough, String p50, String p99) {
        return "  %-25s %-22s %-22s %9s %8s %6s"
                .formatted(name, moderate, strict, enough, p50, p99)
                .stripTrailing();
    }

    private static String percent(WilsonInterval rate) {
        return "%5.1f (%.1f to %.1f)".formatted(100 * rate.success(), 100 * rate.low(), 100 * rate.high());
    }

    private static String millis(double value) {
        return "%.1f".formatted(value);
    }

    private static List<String> legend(PlannerTable table) {
        BudgetLadder ladder = table.ladder();
        List<String> lines = new ArrayList<>();
        lines.add("enough: the fewest evaluations a plan, of "
                + ladder.rungs().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ",");
        lines.add("  with which at least %.0f %% of these trials succeed (%s)."
                .formatted(100 * ladder.share(), ladder.criterion()));
        lines.add("An evaluation with its gradient counts as one; what it costs more shows in the CPU time.");
        lines.add("The ceiling is %s in the true simulator, with as many evaluations."
                .formatted(table.settings().planner()));
        for (Criterion criterion : table.evaluation().task().criteria()) {
            lines.add("%s: %s".formatted(criterion.name(), criterion.words()));
        }
        lines.add("");
        int width = table.rows().stream()
                .mapToInt(row -> row.planner().name().length())
                .max()
                .orElse(1);
        table.rows()
                .forEach(row -> lines.add(("  %-" + width + "s  %s")
                        .formatted(row.planner().name(), row.planner().words())));
        return lines;
    }
}
