package foresee.cli;

import foresee.benchmarks.PlannerSettings;
import picocli.CommandLine.Option;

/** The options that choose how to search; their defaults are those of {@link PlannerSettings}. */
final class PlannerOptions {

    @Option(
            names = "--planner",
            paramLabel = "NAME",
            description = "mppi (default), cem (cross-entropy) or random (random shooting).")
    private String planner;

    @Option(names = "--samples", paramLabel = "N", description = "Candidates of one iteration of a plan (default: 64).")
    private Integer samples;

    @Option(names = "--iterations", paramLabel = "N", description = "Iterations of a plan (default: 4).")
    private Integer iterations;

    /** What was asked for. */
    PlannerSettings settings() {
        PlannerSettings settings = PlannerSettings.defaults();
        settings = planner == null ? settings : settings.withPlanner(known(planner));
        settings = samples == null ? settings : settings.withSamples(samples);
        return iterations == null ? settings : settings.withIterations(iterations);
    }

    private static String known(String name) {
        if (!PlannerSettings.PLANNERS.contains(name)) {
            throw Failure.usage(
                    "--planner (" + name + ") must be one of " + String.join(", ", PlannerSettings.PLANNERS) + ".");
        }
        return name;
    }
}
