package foresee.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one trial.
 *
 * @param trial its number, from 0
 * @param seed what its start and goal were drawn from
 * @param metAt criteria that were met, each with the step, from 1, at which it first was; copied
 * @param finalDistance to the goal after the last step, in the task's unit
 * @param leastDistance to the goal after any step, in the task's unit
 * @param steps taken
 * @param plans made
 * @param evaluations scored candidates of all plans
 * @param way hash of every state on the way, 16 hexadecimal digits: two trials with the same hash went the same way, bit for bit
 */
public record TrialResult(
        int trial,
        long seed,
        Map<String, Integer> metAt,
        double finalDistance,
        double leastDistance,
        int steps,
        long plans,
        long evaluations,
        String way) {
    public TrialResult {
        metAt = Collections.unmodifiableMap(new LinkedHashMap<>(metAt));
    }

    /** Whether a criterion was met. */
    public boolean met(String criterion) {
        return metAt.containsKey(criterion);
    }
}
