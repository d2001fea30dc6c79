package foresee.cli;

import picocli.CommandLine.Option;

/** The option {@code --estimate}, of all benchmarks that may take long. */
final class EstimateOption {
    @Option(names = "--estimate", description = "Tell how long it takes at most, and leave it at that.")
    private boolean wanted;

    /** Whether nothing is to be run. */
    boolean wanted() {
        return wanted;
    }
}
