package foresee.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.LatencyReport;
import foresee.benchmarks.LatencyRun;
import foresee.benchmarks.PlannerCatalogue;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code foresee bench loop}: a robot's control loop beside one that does nothing. */
final class LoopBench {
    private static final double SECOND = 1e9;
    private static final double MILLISECOND = 1e6;

    private final Console console;
    private final BenchPlace place;
    private final ModelOption model;
    private final Options options;

    LoopBench(Console console, BenchPlace place, ModelOption model, Options options) {
        this.console = console;
        this.place = place;
        this.model = model;
        this.options = options;
    }

    /** What may be chosen. */
    static final class Options {
        @Option(
                names = "--ticks",
                paramLabel = "N",
                defaultValue = "10000",
                description = "loop: ticks of each of the two loops (default: ${DEFAULT-VALUE}).")
        private int ticks;

        @Option(
                names = "--period",
                paramLabel = "MS",
                defaultValue = "20",
                description = "loop: milliseconds from one tick to the next (default: ${DEFAULT-VALUE}).")
        private double period;

        private Duration period() {
            if (!(period > 0 && period <= 1e6)) {
                throw Failure.usage("--period (" + period + ") must be over 0 and at most 1000000 milliseconds.");
            }
            return Duration.ofNanos(Math.max(1, Math.round(period * MILLISECOND)));
        }
    }

    /**
     * Runs the loops.
     *
     * @param names of the planner; the default one if empty
     */
    BenchResult run(List<String> names) throws IOException, InterruptedException {
        requirePlanner(names);
        Duration period = options.period();
        Task task = place.task();
        PlanningModel planning = model.in(place.world());
        PlannerSettings settings = settings(planning.settings(task), names);
        LatencyRun run = new LatencyRun(task, planning.entrant(task, settings), options.ticks, period, place.seed());
        console.note("warming up ...");
        planning.warmUp();
        LatencyReport report = run(run);
        ObjectNode json = report.toJson()
                .put("model", planning.name())
                .put("kernels", planning.kernels())
                .put("evaluations", settings.evaluations());
        String words = "model %s, on %s".formatted(planning.name(), planning.kernels());
        return new BenchResult(LatencyText.of(report, words, settings.evaluations()), json);
    }

    private static void requirePlanner(List<String> names) {
        if (names.size() > 1) {
            throw Failure.usage("--planner (" + String.join(",", names) + ") must be one for the benchmark loop.");
        }
        names.forEach(PlannerCatalogue::named); // refuses a name that is none
    }

    private static PlannerSettings settings(PlannerSettings usual, List<String> names) {
        PlannerSettings everyTick = usual.withReplanInterval(1).withThreads(1);
        return names.isEmpty() ? everyTick : everyTick.withPlanner(names.get(0));
    }

    private LatencyReport run(LatencyRun run) throws InterruptedException {
        int all = 2 * run.ticks();
        try (ProgressLine progress = new ProgressLine(console)) {
            return run.run(done ->
                    progress.show(() -> "tick %d of %d, %s left".formatted(done, all, left(run.period(), all - done))));
        }
    }

    private static String left(Duration period, int ticks) {
        long seconds = Math.round(period.toNanos() / SECOND * ticks);
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}
