package foresee.cli;

import picocli.CommandLine.Option;

/** How many trials a benchmark runs, and how many at once: options that several benchmarks share. */
final class BenchTrials {
    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "200",
            description = "planners, ceilings: cases to run, of each set (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "planners, ceilings: trials at once (default: one per processor). Outcomes do not depend on it.")
    private Integer threads;

    /** Cases to run. */
    int count() {
        return trials;
    }

    /** Trials at once. */
    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
