package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.envs.Task;
import java.util.List;
import java.util.OptionalInt;

/**
 * Planners beside each other: what each achieved at the same evaluations, how few were enough for it, and its time.
 *
 * <p>As JSON: {@code bench} ("planners"), {@code env}, {@code layout}, {@code task}, {@code trials}, {@code seed},
 * {@code model}, {@code budget} (environment steps of a trial), <code>evaluations</code> (of one plan, in all rows),
 * {@code ladder} with {@code rungs}, {@code criterion}, {@code share}; {@code planners}, each {@code planner},
 * {@code words}, {@code settings}, {@code moderate} and {@code strict} as in {@link EvaluationReport},
 * {@code enoughEvaluations} (null if no rung was enough), {@code latencyMillis}, {@code cpuMillis}; {@code floor} (random
 * policy) and {@code ceiling} (with {@code planner}, in the true simulator).
 *
 * @param evaluation the trials
 * @param model name of the model planned in
 * @param settings of every planner, but for its name; its planner is the ceiling's
 * @param ladder budgets that were tried
 * @param rows one for each planner, copied
 * @param floor of the random policy
 * @param ceiling in the true simulator
 */
public record PlannerTable(
        Evaluation evaluation,
        String model,
        PlannerSettings settings,
        BudgetLadder ladder,
        List<Row> rows,
        EvaluationResult floor,
        EvaluationResult ceiling) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public PlannerTable {
        rows = List.copyOf(rows);
    }

    /**
     * One planner.
     *
     * @param planner which
     * @param described its settings in words
     * @param result of all trials at the table's evaluations
     * @param enough the least budget of the ladder that was enough; empty if none was
     */
    public record Row(PlannerCatalogue.Entry planner, String described, EvaluationResult result, OptionalInt enough) {}

    /** The table as a JSON object. */
    public ObjectNode toJson() {
        Task task = evaluation.task();
        ObjectNode json = JSON.objectNode();
        json.put("bench", "planners");
        json.put("env", task.environment().id());
        json.put("layout", task.environment().describe());
        json.put("task", task.name());
        json.put("trials", evaluation.trials());
        json.put("seed", evaluation.seed());
        json.put("model", model);
        json.put("budget", task.budget());
        json.put("evaluations", settings.evaluations());
        json.set("ladder", ladderJson());
        ArrayNode planners = json.putArray("planners");
        rows.forEach(row -> planners.add(rowJson(row)));
        json.set("floor", ResultJson.rates(floor));
        ObjectNode highest = json.putObject("ceiling").put("planner", settings.planner());
        highest.setAll(ResultJson.rates(ceiling));
        return json;
    }

    private ObjectNode ladderJson() {
        ObjectNode json = JSON.objectNode();
        ArrayNode rungs = json.putArray("rungs");
        ladder.rungs().forEach(rungs::add);
        return json.put("criterion", ladder.criterion()).put("share", ladder.share());
    }

    private static ObjectNode rowJson(Row row) {
        ObjectNode json = JSON.objectNode();
        json.put("planner", row.planner().name());
        json.put("words", row.planner().words());
        json.put("settings", row.described());
        json.setAll(ResultJson.rates(row.result()));
        json.set(
                "enoughEvaluations",
                row.enough().isPresent() ? JSON.numberNode(row.enough().getAsInt()) : JSON.nullNode());
        json.set("latencyMillis", ResultJson.latency(row.result().latency()));
        json.set("cpuMillis", ResultJson.latency(row.result().cpu()));
        return json;
    }
}
