package foresee.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Between what and what the results on an evaluation set lie: what random actions achieve, and what the {@link Oracle} does, which plans
 * in the true simulator.
 *
 * @param set its name
 * @param hash of the whole set
 * @param trials of its cases that were run, the first ones
 * @param settings of the oracle
 * @param floor rates of random actions by criterion, in the task's order, copied
 * @param ceiling rates of the oracle by criterion, in the task's order, copied
 * @param seconds that both took, by the wall
 */
public record Ceiling(
        String set,
        String hash,
        int trials,
        PlannerSettings settings,
        Map<String, WilsonInterval> floor,
        Map<String, WilsonInterval> ceiling,
        double seconds) {
    private static final double NANOS = 1e9;

    public Ceiling {
        floor = Collections.unmodifiableMap(new LinkedHashMap<>(floor));
        ceiling = Collections.unmodifiableMap(new LinkedHashMap<>(ceiling));
    }

    /**
     * Runs the first cases of a set.
     *
     * @param trials how many, at least 1 and at most all
     * @param threads trials at once; outcomes do not depend on it
     * @param progress is told, from the trials' threads, who acts ({@code floor} or {@code ceiling}) and how many trials are done
     * @throws IllegalArgumentException if the set has fewer cases
     */
    public static Ceiling measure(EvaluationSet set, int trials, int threads, BiConsumer<String, Integer> progress)
            throws InterruptedException {
        Evaluation evaluation = new Evaluation(set.task(), set.first(trials), threads);
        long begun = System.nanoTime();
        EvaluationResult floor =
                evaluation.run(Entrants.random(set.task().environment()), done -> progress.accept("floor", done));
        EvaluationResult ceiling = evaluation.run(Oracle.entrant(set.task()), done -> progress.accept("ceiling", done));
        return new Ceiling(
                set.name().toString(),
                set.hash(),
                trials,
                Oracle.settings(set.task()),
                floor.success(),
                ceiling.success(),
                (System.nanoTime() - begun) / NANOS);
    }

    /** Whether it is of these trials of this set as it is now, by the oracle as it is now. */
    public boolean isOf(EvaluationSet wanted, int wantedTrials) {
        return set.equals(wanted.name().toString())
                && hash.equals(wanted.hash())
                && trials == wantedTrials
                && settings.equals(Oracle.settings(wanted.task()));
    }

    /**
     * As JSON: {@code set}, {@code sha256}, {@code trials}, {@code planner}, {@code settings}; {@code floor} and {@code ceiling}, each
     * with {@code success}, {@code low} and {@code high} for each criterion; {@code seconds}.
     */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("set", set).put("sha256", hash).put("trials", trials).put("planner", settings.planner());
        json.set("settings", ResultJson.settings(settings));
        json.set("floor", ResultJson.rates(floor));
        json.set("ceiling", ResultJson.rates(ceiling));
        return json.put("seconds", seconds);
    }

    /**
     * What {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it lacks something, or a number is none that it can be
     */
    public static Ceiling of(JsonNode json) {
        JsonNode settings = json.path("settings");
        return new Ceiling(
                text(json, "set"),
                text(json, "sha256"),
                number(json, "trials").intValue(),
                new PlannerSettings(
                                text(json, "planner"),
                                number(settings, "samples").intValue(),
                                number(settings, "iterations").intValue(),
                                number(settings, "horizon").intValue(),
                                number(settings, "hold").intValue(),
                                number(settings, "replanInterval").intValue(),
                                1)
                        .withOptions(ConfigOverlay.of(settings.path("options"))),
                rates(json.path("floor")),
                rates(json.path("ceiling")),
                number(json, "seconds").doubleValue());
    }

    private static Map<String, WilsonInterval> rates(JsonNode json) {
        Map<String, WilsonInterval> rates = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> rates.put(
                        entry.getKey(),
                        new WilsonInterval(
                                number(entry.getValue(), "success").doubleValue(),
                                number(entry.getValue(), "low").doubleValue(),
                                number(entry.getValue(), "high").doubleValue())));
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("rates (0) must be at least 1.");
        }
        return rates;
    }

    private static String text(JsonNode json, String key) {
        if (!json.path(key).isTextual()) {
            throw new IllegalArgumentException(key + " must be there, a text.");
        }
        return json.path(key).asText();
    }

    private static Number number(JsonNode json, String key) {
        if (!json.path(key).isNumber()) {
            throw new IllegalArgumentException(key + " must be there, a number.");
        }
        return json.path(key).numberValue();
    }
}
