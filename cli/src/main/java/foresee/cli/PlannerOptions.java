package foresee.cli;

import foresee.benchmarks.PlannerCatalogue;
import foresee.benchmarks.PlannerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that choose how to search; what is left out is as the model's card advises, or as is usual. */
final class PlannerOptions {

    @Option(
            names = "--planner",
            paramLabel = "NAME",
            description =
                    "How to search: ${COMPLETION-CANDIDATES} (default: the first; docs/planners.md compares them).",
            completionCandidates = Names.class)
    private String planner;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Candidates of one iteration of a plan (default: what the model's card says, or 64).")
    private Integer samples;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations of a plan (default: what the model's card says, or 4). What counts is samples x"
                    + " iterations: planners that follow gradients take as many evaluations in fewer, longer runs.")
    private Integer iterations;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "Model steps that a plan looks ahead (default: what the model's card says, or 12).")
    private Integer horizon;

    @Option(
            names = "--hold",
            paramLabel = "N",
            description =
                    "Environment steps for which a planned action is held; divides the horizon in environment steps"
                            + " (default: what the model's card says, or 4).")
    private Integer hold;

    @Option(
            names = "--replan",
            paramLabel = "N",
            description = "Environment steps from one plan to the next (default: what the model's card says, or 4).")
    private Integer replan;

    @Option(
            names = "--risk",
            paramLabel = "K",
            description =
                    "In a model of several predictors: what it costs that they disagree about a plan, times their spread"
                            + " (default: 0, the mean of all).")
    private Double risk;

    /**
     * What was asked for, and otherwise what is usual.
     *
     * @param usual in the model
     * @param actionChunk environment steps in one model step
     * @param predictors of the model
     * @throws Failure if such plans cannot be
     */
    PlannerSettings settings(PlannerSettings usual, int actionChunk, int predictors) {
        PlannerSettings settings = settings(usual);
        long steps = (long) settings.horizon() * actionChunk;
        String ahead =
                "--horizon (" + settings.horizon() + ", of " + actionChunk + " environment steps each: " + steps + ")";
        if (steps % settings.hold() != 0) {
            throw Failure.usage(ahead + " must be a multiple of --hold (" + settings.hold() + ") in environment steps."
                    + " Maybe --hold " + actionChunk + ".");
        }
        if (settings.replanInterval() > steps) {
            throw Failure.usage(
                    ahead + " must be at least --replan (" + settings.replanInterval() + ") in environment steps.");
        }
        if (settings.risk() != 0 && predictors == 1) {
            throw Failure.usage(
                    "--risk (" + settings.risk() + ") is for models of several predictors, and this has one."
                            + " Maybe train one with network.members 3.");
        }
        return settings;
    }

    private PlannerSettings settings(PlannerSettings usual) {
        PlannerSettings settings = usual;
        settings = planner == null ? settings : settings.withPlanner(planner);
        settings = samples == null ? settings : settings.withSamples(samples);
        settings = iterations == null ? settings : settings.withIterations(iterations);
        settings = horizon == null ? settings : settings.withHorizon(horizon);
        settings = hold == null ? settings : settings.withHold(hold);
        settings = risk == null ? settings : settings.withRisk(risk);
        return replan == null ? settings : settings.withReplanInterval(replan);
    }

    /** What {@code plan.json} says of them. */
    static Map<String, Object> report(PlannerSettings settings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("planner", settings.planner());
        report.put("evaluations", settings.evaluations());
        report.put("horizon", settings.horizon());
        report.put("hold", settings.hold());
        report.put("replanInterval", settings.replanInterval());
        report.put("risk", settings.risk());
        return report;
    }

    /** Every planner's name, for the help text. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(PlannerCatalogue.names());
        }
    }
}
