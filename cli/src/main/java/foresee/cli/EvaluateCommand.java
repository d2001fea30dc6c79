package foresee.cli;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.Evaluation;
import foresee.benchmarks.EvaluationReport;
import foresee.benchmarks.EvaluationResult;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Task;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee evaluate}: how often a model and a planner succeed, beside a floor and a ceiling. */
@Command(
        name = "evaluate",
        header = "Measures how often a model and a planner succeed.",
        description =
                "Runs a task many times and tells how often it succeeds: with 95 %% intervals (Wilson), beside a floor"
                        + " (random actions) and a ceiling (the same planner in the true simulator; mppi for one that needs"
                        + " gradients) on the same cases. With --model simulator the ceiling alone is measured, by default with"
                        + " the planner settings that suit the task.",
        footer = {
            "",
            "Example:",
            "  foresee evaluate --env two-room --task cross-room --trials 100 --seed 7",
            "  foresee evaluate --env two-room --task cross-room --layout random --json > result.json",
            "  foresee evaluate --set two-room-fixed-cross-room",
            "  foresee evaluate --env push-t --task ahead-25 --model simulator --trials 50",
            ""
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private TrialOptions trials;

    @Mixin
    private PlannerOptions planners;

    @Mixin
    private ModelOption model;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Trials at once (default: one per processor). Outcomes do not depend on it, times may.")
    private Integer threads;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Evaluation evaluation = trials.evaluation(threads());
        Task task = evaluation.task();
        PlanningModel planning = model.in(task.environment());
        PlannerSettings settings =
                planners.settings(planning.settings(task), planning.actionChunk(), planning.predictors());
        planning.warmUp();
        EvaluationResult result = run(evaluation, planning.entrant(task, settings), settings.planner());
        EvaluationReport report = new EvaluationReport(
                evaluation,
                planning.name(),
                settings,
                result,
                run(evaluation, Entrants.random(task.environment()), "floor"),
                planning.isTrue() ? result : ceiling(evaluation, planning, settings));
        console.print(json ? JsonOutput.text(report.toJson()) : EvaluationTable.of(report));
        return 0;
    }

    private EvaluationResult ceiling(Evaluation evaluation, PlanningModel planning, PlannerSettings settings)
            throws InterruptedException {
        Entrant simulator = Entrants.simulator(evaluation.task(), settings.withoutGradients(), planning.actionChunk());
        return run(evaluation, simulator, "ceiling");
    }

    private int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private EvaluationResult run(Evaluation evaluation, Entrant entrant, String name) throws InterruptedException {
        try (ProgressLine progress = new ProgressLine(console)) {
            return evaluation.run(
                    entrant,
                    done -> progress.show(() -> "%s: trial %d of %d".formatted(name, done, evaluation.trials())));
        }
    }
}
