package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a {@link LatencyRun} found.
 *
 * @param run that was made
 * @param plans made in it; as many as ticks where every tick plans
 * @param cpu processor time of the thread that acts, of every {@code act}
 * @param wall wall-clock time of the same
 * @param planning how punctual the loop was that acts
 * @param idle how punctual the loop was that does nothing
 * @param allocation at a tick
 * @param heap over the run
 * @param collections of garbage in both loops
 */
public record LatencyReport(
        LatencyRun run,
        long plans,
        Latency cpu,
        Latency wall,
        Punctuality planning,
        Punctuality idle,
        Allocation allocation,
        HeapGrowth heap,
        Collected collections) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * As JSON: {@code cpuMillis}, {@code wallMillis}, {@code planning} and {@code idle} with {@code latenessMillis} and {@code
     * lateTicks}, {@code allocatedBytes}, {@code heapBytes}, {@code collections}.
     */
    public ObjectNode toJson() {
        ObjectNode json = JSON.objectNode();
        json.put("bench", "loop")
                .put("env", run.task().environment().id())
                .put("layout", run.task().environment().describe())
                .put("task", run.task().name())
                .put("planner", run.entrant().name())
                .put("ticks", run.ticks())
                .put("periodMillis", run.period().toNanos() / 1e6)
                .put("seed", run.seed())
                .put("plans", plans);
        json.set("cpuMillis", ResultJson.tail(cpu));
        json.set("wallMillis", ResultJson.tail(wall));
        json.set("planning", punctuality(planning));
        json.set("idle", punctuality(idle));
        json.putObject("allocatedBytes")
                .put("median", allocation.median())
                .put("max", allocation.max())
                .put("first", allocation.first())
                .put("last", allocation.last())
                .put("span", allocation.span())
                .put("everywhere", allocation.everywhere());
        json.putObject("heapBytes")
                .put("start", heap.start())
                .put("middle", heap.middle())
                .put("end", heap.end());
        json.putObject("collections")
                .put("count", collections.count())
                .put("longestMillis", collections.longestMillis());
        return json;
    }

    private static ObjectNode punctuality(Punctuality punctuality) {
        ObjectNode json = JSON.objectNode();
        json.set("latenessMillis", ResultJson.tail(punctuality.lateness()));
        return json.put("lateTicks", punctuality.lateTicks());
    }
}
