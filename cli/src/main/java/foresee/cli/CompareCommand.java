package foresee.cli;

import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.ResultComparison;
import foresee.benchmarks.statistics.CompareRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code foresee compare}: two results of a benchmark, and whether the second is worse. */
@Command(
        name = "compare",
        header = "Says what changed from one result of a benchmark to another.",
        description = {
            "Compares what was run in both, case by case where the cases are the same, by exact tests that are corrected",
            "for their number, and says what got worse or better beyond chance. All else is listed. Exits with 1 on a",
            "regression: a rate of success that fell by more than the margin, or a cell that ran in A and fails in B. If",
            "nothing changed, it does so with a probability of at most --alpha, whatever the number of cells.",
            ""
        },
        footer = {"", "Example:", "  foresee compare before/result.json after/result.json --margin 0.05", ""})
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A.json", description = "The result.json before.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B.json", description = "The result.json after.")
    private Path after;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "How much lower a rate of success may be (default: 0.02, which is 2 points).")
    private double margin = CompareRule.defaults().margin();

    @Option(
            names = "--alpha",
            paramLabel = "SHARE",
            description = "Probability of a false alarm, at most (default: 0.05).")
    private double alpha = CompareRule.defaults().alpha();

    @Option(
            names = "--criterion",
            paramLabel = "NAME",
            defaultValue = "moderate",
            description = "What success is, by its name (default: ${DEFAULT-VALUE}).")
    private String criterion;

    @Option(
            names = "--time-margin",
            paramLabel = "SHARE",
            description =
                    "Also a regression: a plan that takes so much more processor time, such as 0.5 for half as much"
                            + " again. On the same kind of machine alone (default: times are told, and do not count).")
    private Double timeMargin;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        BenchmarkResult a = read(before);
        BenchmarkResult b = read(after);
        CompareRule rule = new CompareRule(margin, alpha);
        ResultComparison comparison = ResultComparison.of(a, b, criterion, rule);
        List<String> slower = timeMargin == null ? List.of() : slower(a, b, comparison);
        boolean isWorse = comparison.isRegression() || !slower.isEmpty();
        console.print(
                json
                        ? JsonOutput.text(CompareText.json(comparison, slower, isWorse))
                        : CompareText.of(a, b, comparison, slower, isWorse));
        return isWorse ? Failure.FAILED : 0;
    }

    private static BenchmarkResult read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage(file + ": no such file.");
        }
        return BenchmarkResult.read(file);
    }

    private List<String> slower(BenchmarkResult a, BenchmarkResult b, ResultComparison comparison) {
        if (!(timeMargin >= 0) || Double.isInfinite(timeMargin)) {
            throw Failure.usage("--time-margin (" + timeMargin + ") must be at least 0.");
        }
        if (!a.provenance().machine().equals(b.provenance().machine())) {
            throw Failure.usage("--time-margin compares times of one machine, and these are of two: "
                    + a.provenance().machine().words() + "; "
                    + b.provenance().machine().words() + ".");
        }
        return comparison.times().stream()
                .filter(time -> time.ratio() > 1 + timeMargin)
                .map(CompareText::words)
                .toList();
    }
}
