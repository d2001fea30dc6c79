package foresee.cli;

import foresee.benchmarks.EvaluationSet;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How many trials a benchmark runs, and how many at once: options that several benchmarks share. */
final class BenchTrials {
    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Cases to run of each task (default: what the benchmark says; ceilings: 200).")
    private Integer trials;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Cells, or trials of ceilings, at once (default: one per processor). Outcomes do not depend on it.")
    private Integer threads;

    /** Cases to run, if that was asked for. */
    OptionalInt asked() {
        return trials == null ? OptionalInt.empty() : OptionalInt.of(trials);
    }

    /** Cases to run, all of a bundled set unless something else was asked for. */
    int count() {
        return asked().orElse(EvaluationSet.TRIALS);
    }

    /**
     * Cells or trials at once.
     *
     * @throws Failure if there are to be none
     */
    int threads() {
        if (threads != null && threads < 1) {
            throw Failure.usage("--threads (" + threads + ") must be at least 1.");
        }
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
