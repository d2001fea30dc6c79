package foresee.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entrant achieved.
 *
 * @param success rate by criterion, in the task's order, copied
 * @param latency wall-clock time of the calls that planned
 * @param cpu processor time of the thread that made them
 * @param trials in order of their numbers, copied
 * @param latencyBuckets how {@code latency} spreads, copied
 * @param cpuBuckets how {@code cpu} spreads, copied
 */
public record EvaluationResult(
        Map<String, WilsonInterval> success,
        Latency latency,
        Latency cpu,
        List<TrialResult> trials,
        List<Bucket> latencyBuckets,
        List<Bucket> cpuBuckets) {
    public EvaluationResult {
        success = Collections.unmodifiableMap(new LinkedHashMap<>(success));
        trials = List.copyOf(trials);
        latencyBuckets = List.copyOf(latencyBuckets);
        cpuBuckets = List.copyOf(cpuBuckets);
    }

    /**
     * Rate of success by the lenient criterion.
     *
     * @throws IllegalStateException if the task has none of that name
     */
    public WilsonInterval moderate() {
        return rate("moderate");
    }

    /**
     * Rate of success by the severe criterion.
     *
     * @throws IllegalStateException if the task has none of that name
     */
    public WilsonInterval strict() {
        return rate("strict");
    }

    /**
     * Rate of success by a criterion.
     *
     * @throws IllegalStateException if the task has none of that name
     */
    public WilsonInterval rate(String criterion) {
        WilsonInterval rate = success.get(criterion);
        if (rate == null) {
            throw new IllegalStateException("criterion (" + criterion + ") must be one of " + success.keySet() + ".");
        }
        return rate;
    }
}
