package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.Task;

/**
 * An evaluation with its floor and its ceiling, as people and programs read it.
 *
 * <p>As JSON: {@code env}, {@code layout} (the environment with its options), {@code task}, {@code trials}, {@code seed},
 * {@code set} (if the cases are those of a frozen set, its name), {@code model}, {@code planner}, {@code settings}, {@code budget} (environment steps of a trial), <code>evaluations</code>
 * (scored candidates of a plan); for each criterion of the task {@code success}, {@code low} and {@code high}, {@code moderate} and {@code strict} first;
 * {@code floor} (random policy) and {@code ceiling} (the same planner in the true simulator, or, if it needs gradients, the default one), each with
 * the criteria in that shape; {@code latencyMillis} (wall) and {@code cpuMillis} (processor time of the planning
 * thread), each {@code p50}, {@code p99} and {@code max} over the steps that plan.
 *
 * <p><b>Units:</b> rates are fractions from 0 to 1, times milliseconds.
 *
 * @param evaluation the trials
 * @param model name of the model planned in
 * @param settings of the planner
 * @param result with the model
 * @param floor of the random policy
 * @param ceiling in the true simulator
 */
public record EvaluationReport(
        Evaluation evaluation,
        String model,
        PlannerSettings settings,
        EvaluationResult result,
        EvaluationResult floor,
        EvaluationResult ceiling) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What was to be done. */
    public Task task() {
        return evaluation.task();
    }

    /** The report as a JSON object. */
    public ObjectNode toJson() {
        Task task = task();
        ObjectNode json = JSON.objectNode();
        json.put("env", task.environment().id());
        json.put("layout", task.environment().describe());
        json.put("task", task.name());
        json.put("trials", result.trials().size());
        json.put("seed", evaluation.seed());
        evaluation.cases().set().ifPresent(set -> json.put("set", set));
        json.put("model", model);
        json.put("planner", settings.planner());
        json.set("settings", ResultJson.settings(settings));
        json.put("budget", task.budget());
        json.put("evaluations", settings.evaluations());
        json.setAll(ResultJson.rates(result));
        json.set("floor", ResultJson.rates(floor));
        json.set("ceiling", ResultJson.rates(ceiling));
        json.set("latencyMillis", ResultJson.latency(result.latency()));
        json.set("cpuMillis", ResultJson.latency(result.cpu()));
        return json;
    }
}
