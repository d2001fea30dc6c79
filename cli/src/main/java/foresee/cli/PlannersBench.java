package foresee.cli;

import foresee.benchmarks.BudgetLadder;
import foresee.benchmarks.Evaluation;
import foresee.benchmarks.PlannerCatalogue;
import foresee.benchmarks.PlannerComparison;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.PlannerTable;
import foresee.envs.Environment;
import foresee.envs.Task;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code foresee bench planners}: all planners on the same cases at equal evaluations. */
final class PlannersBench {
    private final Console console;
    private final BenchPlace place;
    private final BenchTrials trials;
    private final Options options;

    PlannersBench(Console console, BenchPlace place, BenchTrials trials, Options options) {
        this.console = console;
        this.place = place;
        this.trials = trials;
        this.options = options;
    }

    /** What may be chosen. */
    static final class Options {
        @Option(
                names = "--evaluations",
                paramLabel = "N",
                defaultValue = "256",
                description = "planners: scored candidates of one plan, a multiple of 4 (default: ${DEFAULT-VALUE}).")
        private int evaluations;
    }

    /**
     * Compares planners.
     *
     * @param names of the planners; all that fit if empty
     */
    BenchResult run(List<String> names) throws IOException, InterruptedException {
        Environment world = place.world();
        Task task = place.task();
        Evaluation evaluation = new Evaluation(task, trials.count(), place.seed(), trials.threads());
        PlannerSettings settings = PlannerSettings.defaults().withEvaluations(options.evaluations);
        List<String> known =
                names.stream().map(name -> PlannerCatalogue.named(name).name()).toList();
        PlanningModel planning = place.model();
        PlannerComparison comparison = new PlannerComparison(
                evaluation,
                settings,
                BudgetLadder.defaults(),
                planning.name(),
                own -> planning.entrant(task, own),
                planning.actionChunk());
        planning.warmUp();
        PlannerTable table = run(comparison, known.isEmpty() ? fitting(planning, world) : known);
        return new BenchResult(PlannerTableText.of(table), table.toJson());
    }

    private static List<String> fitting(PlanningModel planning, Environment world) {
        return PlannerCatalogue.fitting(world.actionSpace(), planning.hasGradient()).stream()
                .map(PlannerCatalogue.Entry::name)
                .toList();
    }

    private PlannerTable run(PlannerComparison comparison, List<String> planners) throws InterruptedException {
        int runs = planners.size() + 1; // the ceiling is one too
        TimeLeft left = new TimeLeft(runs);
        try (ProgressLine progress = new ProgressLine(console)) {
            return comparison.run(
                    planners,
                    (number, planner, evaluations, done) ->
                            progress.show(() -> "%s (%d of %d), %d evaluations: trial %d of %d%s"
                                    .formatted(
                                            planner,
                                            number + 1,
                                            runs,
                                            evaluations,
                                            done,
                                            trials.count(),
                                            left.words(number))));
        }
    }
}
