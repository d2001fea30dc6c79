package foresee.cli;

import foresee.benchmarks.Evaluation;
import foresee.benchmarks.EvaluationReport;
import foresee.benchmarks.EvaluationResult;
import foresee.benchmarks.Latency;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.WilsonInterval;
import foresee.envs.Criterion;
import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An evaluation as a table for people. */
final class EvaluationTable {
    private EvaluationTable() {}

    static String of(EvaluationReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(title(report));
        lines.add("model " + report.model() + ", success in %, with 95 % interval:");
        lines.add("");
        lines.add(row("", report.task().criteria().stream().map(Criterion::name)));
        lines.add(row(report.settings().planner() + " in this model", report.result()));
        lines.add(row("floor: random actions", report.floor()));
        lines.add(row(ceiling(report.settings()), report.ceiling()));
        lines.add("");
        report.task().criteria().forEach(criterion -> lines.add(words(criterion)));
        lines.add("one decision of " + report.settings().evaluations() + " candidates: "
                + millis("wall clock", report.result().latency()) + "; "
                + millis("CPU", report.result().cpu()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String ceiling(PlannerSettings settings) {
        String planner = settings.withoutGradients().planner();
        return "ceiling: true simulator" + (planner.equals(settings.planner()) ? "" : ", " + planner);
    }

    private static String title(EvaluationReport report) {
        Task task = report.task();
        return "%s %s: %d trials of up to %d steps, %s"
                .formatted(
                        task.environment().describe(),
                        task.name(),
                        report.result().trials().size(),
                        task.budget(),
                        cases(report.evaluation()));
    }

    private static String cases(Evaluation evaluation) {
        String seed = "seed " + evaluation.seed();
        return evaluation.cases().set().map(set -> "set " + set + ", " + seed).orElse(seed);
    }

    private static String row(String name, EvaluationResult result) {
        return row(name, result.success().values().stream().map(WilsonInterval::toString));
    }

    private static String row(String name, Stream<String> cells) {
        String row = cells.map("%-24s"::formatted).collect(Collectors.joining(" "));
        return "  %-34s %s".formatted(name, row).stripTrailing();
    }

    private static String words(Criterion criterion) {
        return "%s: %s".formatted(criterion.name(), criterion.words());
    }

    private static String millis(String what, Latency latency) {
        return "%s p50 %.1f, p99 %.1f, max %.1f ms".formatted(what, latency.p50(), latency.p99(), latency.max());
    }
}
