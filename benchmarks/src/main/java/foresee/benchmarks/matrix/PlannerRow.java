package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import foresee.benchmarks.ConfigOverlay;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Task;

/**
 * A planner of a specification, and how it plans: what is not said is as usual in the model.
 *
 * @param label in tables
 * @param raw what is said
 */
record PlannerRow(String label, RawSpec.Planner raw) {
    /** A horizon, or a replan interval, as long as the task's budget. */
    private static final String TASK = "task";

    static PlannerRow of(RawSpec.Planner raw) {
        String planner = RawSpec.required("planners: planner", raw.planner());
        return new PlannerRow(raw.label() == null ? planner : raw.label(), raw);
    }

    /**
     * The settings for a task.
     *
     * @param actionChunk environment steps in one model step
     * @param usual what is not said
     * @throws IllegalArgumentException if one is out of its bounds
     */
    PlannerSettings settings(Task task, int actionChunk, PlannerSettings usual) {
        PlannerSettings settings = usual.withPlanner(raw.planner());
        settings = raw.samples() == null ? settings : settings.withSamples(raw.samples());
        settings = raw.iterations() == null ? settings : settings.withIterations(raw.iterations());
        settings = raw.hold() == null ? settings : settings.withHold(raw.hold());
        settings = raw.risk() == null ? settings : settings.withRisk(raw.risk());
        settings = settings.withOptions(
                ConfigOverlay.of(raw.options() == null ? MissingNode.getInstance() : raw.options()));
        int whole = (task.budget() + actionChunk - 1) / actionChunk;
        settings = settings.withHorizon(number("horizon", raw.horizon(), whole, settings.horizon()));
        return settings.withReplanInterval(
                number("replanInterval", raw.replanInterval(), whole * actionChunk, settings.replanInterval()));
    }

    private static int number(String key, JsonNode value, int ofTask, int usual) {
        if (value == null || value.isNull()) {
            return usual;
        }
        if (value.isTextual() && value.asText().equals(TASK)) {
            return ofTask;
        }
        if (!value.isInt()) {
            throw new IllegalArgumentException(
                    "planners: " + key + " (" + value + ") must be a whole number, or \"" + TASK + "\".");
        }
        return value.intValue();
    }
}
