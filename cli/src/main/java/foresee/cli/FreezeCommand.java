package foresee.cli;

import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.Freezer;
import foresee.benchmarks.Reach;
import foresee.benchmarks.TaskName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee freeze}: makes an evaluation set. */
@Command(
        name = "freeze",
        header = "Freezes the cases of a task into a file to evaluate on.",
        description =
                "Draws cases of a task, none of which is solved at its start or occurs in training data, proves that each can"
                        + " be solved (by the data policy's own way, along the shortest way, or by planning in the simulator) and"
                        + " writes them to a file for 'foresee evaluate --set'. The same options make the same file, byte for byte.",
        footer = {
            "",
            "Example:",
            "  foresee freeze --env push-t --task ahead-25 --out push-t-ahead-25.json",
            "  foresee evaluate --set push-t-ahead-25.json --model simulator",
            ""
        })
final class FreezeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private EnvironmentOption environment;

    @Option(names = "--task", required = true, paramLabel = "NAME", description = "What to do: see 'foresee envs'.")
    private String task;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "" + EvaluationSet.TRIALS,
            description = "Cases (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Draws the cases, the same as 'evaluate --seed' does (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE.json", description = "Where to write the set.")
    private Path out;

    FreezeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        OutputFile.require(out, ".json");
        EvaluationSet set = freeze();
        set.write(out);
        console.print("%s: %d cases, reached by %s; sha256 %s"
                .formatted(out, set.count(), reached(set), set.hash().substring(0, 16)));
        return 0;
    }

    private EvaluationSet freeze() {
        TaskName name = environment.task(task);
        try (ProgressLine progress = new ProgressLine(console)) {
            return Freezer.freeze(
                    name, trials, seed, done -> progress.show(() -> "case %d of %d".formatted(done, trials)));
        } catch (IllegalStateException notReached) {
            throw Failure.failed(notReached.getMessage(), notReached);
        }
    }

    /** {@code data policy in 12 to 25 steps (200)}. */
    private static String reached(EvaluationSet set) {
        Map<String, IntSummaryStatistics> steps = set.cases().stream()
                .map(EvaluationSet.Frozen::reach)
                .collect(Collectors.groupingBy(Reach::by, TreeMap::new, Collectors.summarizingInt(Reach::steps)));
        return steps.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s in %d to %d steps (%d)",
                        entry.getKey(),
                        entry.getValue().getMin(),
                        entry.getValue().getMax(),
                        entry.getValue().getCount()))
                .collect(Collectors.joining(", "));
    }
}
