package foresee.cli;

import foresee.benchmarks.PlannerCatalogue;
import foresee.benchmarks.PlannerOverhead;
import foresee.model.ActionSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code foresee bench overhead}: what each planner takes itself, outside the model. */
final class OverheadBench {
    private static final Duration WARM_UP = Duration.ofMillis(500);
    private final Console console;
    private final Options options;

    OverheadBench(Console console, Options options) {
        this.console = console;
        this.options = options;
    }

    /** What may be chosen. */
    static final class Options {
        @Option(
                names = "--plans",
                paramLabel = "N",
                defaultValue = "500",
                description = "overhead: plans measured of each planner, after warming up (default: ${DEFAULT-VALUE}).")
        private int plans;
    }

    /**
     * Measures planners.
     *
     * @param names of the planners; all that fit if empty
     */
    BenchResult run(List<String> names) {
        PlannerOverhead.Shape shape = PlannerOverhead.Shape.defaults();
        ActionSpace space = shape.actionSpace();
        List<PlannerCatalogue.Entry> planners = names.isEmpty()
                ? PlannerCatalogue.fitting(space, true)
                : names.stream().map(PlannerCatalogue::named).toList();
        PlannerOverhead overhead = measure(planners, shape);
        return new BenchResult(text(overhead), overhead.toJson());
    }

    private PlannerOverhead measure(List<PlannerCatalogue.Entry> planners, PlannerOverhead.Shape shape) {
        try (ProgressLine progress = new ProgressLine(console)) {
            return PlannerOverhead.measure(
                    planners,
                    shape,
                    options.plans,
                    WARM_UP,
                    done -> progress.show(() -> "planner %d of %d".formatted(done, planners.size())));
        }
    }

    private static String text(PlannerOverhead overhead) {
        PlannerOverhead.Shape shape = overhead.shape();
        List<String> lines = new ArrayList<>();
        lines.add("planning alone: %d x %d evaluations, %d actions of %d numbers, %d plans of each planner"
                .formatted(shape.samples(), shape.iterations(), shape.horizon(), shape.actionSize(), overhead.plans()));
        lines.add("CPU time of one plan in milliseconds:");
        lines.add("");
        lines.add(row("planner", "median", "p99", "of it the cost"));
        for (PlannerOverhead.Row row : overhead.rows()) {
            lines.add(row(
                    row.planner().name(),
                    "%.2f".formatted(row.cpu().p50()),
                    "%.2f".formatted(row.cpu().p99()),
                    "%.2f".formatted(row.cost().p50())));
        }
        lines.add("");
        lines.add("The cost returns at once: how far the first number of a plan is from 0.3, squared.");
        lines.add("CPU time is that of the one thread that plans, after warming up.");
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(String planner, String median, String p99, String cost) {
        return "  %-22s %8s %8s %16s".formatted(planner, median, p99, cost);
    }
}
