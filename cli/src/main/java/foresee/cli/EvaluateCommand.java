package foresee.cli;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.Evaluation;
import foresee.benchmarks.EvaluationReport;
import foresee.benchmarks.EvaluationResult;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
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
                        + " gradients) on the same cases.",
        footer = {
            "",
            "Example:",
            "  foresee evaluate --env two-room --task cross-room --trials 100 --seed 7",
            "  foresee evaluate --env two-room --task cross-room --layout random --json > result.json",
            ""
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private EnvironmentOption environment;

    @Option(
            names = "--task",
            required = true,
            paramLabel = "NAME",
            description = "What to do: two-room has any, same-room, cross-room; see 'foresee envs'.")
    private String taskName;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "Where the walls are, fixed or random; default: the environment's first.")
    private String layout;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "100",
            description = "Cases to run (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws the cases; never one of the training data (default: ${DEFAULT-VALUE}).")
    private long seed;

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
        Environment world = layout == null ? environment.inDefaultLayout() : environment.in(layout);
        Task task = Sandbox.task(world, taskName);
        PlannerSettings settings = planners.settings();
        PlanningModel planning = model.in(world);
        planning.warmUp();
        Evaluation evaluation = new Evaluation(task, trials, seed, threads());
        EvaluationReport report = new EvaluationReport(
                task,
                seed,
                planning.name(),
                settings,
                run(evaluation, planning.entrant(task, settings), settings.planner()),
                run(evaluation, Entrants.random(world), "floor"),
                run(
                        evaluation,
                        Entrants.simulator(task, settings.withoutGradients(), planning.actionChunk()),
                        "ceiling"));
        console.print(json ? JsonOutput.text(report.toJson()) : EvaluationTable.of(report));
        return 0;
    }

    private int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private EvaluationResult run(Evaluation evaluation, Entrant entrant, String name) throws InterruptedException {
        try (ProgressLine progress = new ProgressLine(console)) {
            return evaluation.run(
                    entrant, done -> progress.show(() -> "%s: trial %d of %d".formatted(name, done, trials)));
        }
    }
}
