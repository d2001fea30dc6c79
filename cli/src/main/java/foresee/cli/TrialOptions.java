package foresee.cli;

import foresee.benchmarks.Evaluation;
import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.TaskName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which cases of which task are run: drawn from a seed, or those of a frozen set. */
final class TrialOptions {
    private static final int TRIALS = 100;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "The environment: ${COMPLETION-CANDIDATES} (see 'foresee envs').",
            completionCandidates = EnvironmentOption.Names.class)
    private String environment;

    @Option(
            names = "--task",
            paramLabel = "NAME",
            description = "What to do in it, such as cross-room in two-room; see 'foresee envs'.")
    private String task;

    @Mixin
    private WorldOptions world;

    @Option(
            names = "--set",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME|FILE",
            description =
                    "Run the cases of a frozen set, a bundled one or one made by 'foresee freeze'; without a name, the"
                            + " bundled one of the task.")
    private String set;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Cases to run (default: " + TRIALS + ", or all of the set).")
    private Integer trials;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws the cases; never one of the training data (default: 0).")
    private Long seed;

    /** What was asked for. */
    Evaluation evaluation(int threads) throws IOException {
        if (set == null) {
            long drawn = seed == null ? 0 : seed;
            return new Evaluation(taskName().find(), trials == null ? TRIALS : trials, drawn, threads);
        }
        if (seed != null) {
            throw Failure.usage("--seed draws cases, and those of --set are drawn. Leave one of the two out.");
        }
        EvaluationSet all = set();
        EvaluationSet some = trials == null ? all : all.first(trials);
        return new Evaluation(some.task(), some, threads);
    }

    private EvaluationSet set() throws IOException {
        if (set.isEmpty()) {
            return EvaluationSet.bundled(taskName().toString());
        }
        if (environment != null || task != null || world.given()) {
            throw Failure.usage(
                    "--set " + set + " says what to do and where. Leave out --env, --task, --layout and --variation.");
        }
        Path file = Path.of(set);
        return Files.exists(file) || set.endsWith(".json") ? EvaluationSet.read(file) : EvaluationSet.bundled(set);
    }

    private TaskName taskName() {
        require("--env=NAME", environment);
        require("--task=NAME", task);
        return new TaskName(environment, world.layoutOf(environment), world.level(), task);
    }

    private static void require(String option, String value) {
        if (value == null) {
            throw Failure.usage("Missing required option: '" + option + "'. Try 'foresee evaluate --help'.");
        }
    }
}
