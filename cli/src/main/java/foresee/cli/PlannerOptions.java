package foresee.cli;

import foresee.benchmarks.PlannerCatalogue;
import foresee.benchmarks.PlannerSettings;
import java.util.ArrayList;
import picocli.CommandLine.Option;

/** The options that choose how to search; their defaults are those of {@link PlannerSettings}. */
final class PlannerOptions {

    @Option(
            names = "--planner",
            paramLabel = "NAME",
            description =
                    "How to search: ${COMPLETION-CANDIDATES} (default: the first; docs/planners.md compares them).",
            completionCandidates = Names.class)
    private String planner;

    @Option(names = "--samples", paramLabel = "N", description = "Candidates of one iteration of a plan (default: 64).")
    private Integer samples;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations of a plan (default: 4). What counts is samples x iterations: planners that follow"
                    + " gradients take as many evaluations in fewer, longer runs.")
    private Integer iterations;

    /** What was asked for. */
    PlannerSettings settings() {
        return settings(PlannerSettings.defaults());
    }

    /** What was asked for, and otherwise what is usual. */
    PlannerSettings settings(PlannerSettings usual) {
        PlannerSettings settings = usual;
        settings = planner == null ? settings : settings.withPlanner(planner);
        settings = samples == null ? settings : settings.withSamples(samples);
        return iterations == null ? settings : settings.withIterations(iterations);
    }

    /** Every planner's name, for the help text. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(PlannerCatalogue.names());
        }
    }
}
