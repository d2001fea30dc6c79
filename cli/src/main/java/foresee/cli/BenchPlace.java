package foresee.cli;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a benchmark takes place, and with which model: options that several benchmarks share. */
final class BenchPlace {
    @Option(
            names = "--env",
            paramLabel = "NAME",
            defaultValue = "two-room",
            description = "loop: the environment (default: ${DEFAULT-VALUE}).")
    private String environment;

    @Option(
            names = "--task",
            paramLabel = "NAME",
            defaultValue = "cross-room",
            description = "loop: what to do, see 'foresee envs' (default: ${DEFAULT-VALUE}).")
    private String task;

    @Mixin
    private WorldOptions options;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "loop: draws the cases (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** The environment. */
    Environment world() {
        return options.of(environment);
    }

    /** The task in it. */
    Task task() {
        return Sandbox.task(world(), task);
    }

    /** What the cases are drawn from. */
    long seed() {
        return seed;
    }
}
