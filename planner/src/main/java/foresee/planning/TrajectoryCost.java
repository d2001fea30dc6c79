package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;

/**
 * The only thing a planner sees: candidate action sequences in, one cost each out. May be a lambda.
 *
 * <p>Implementations are safe for several threads at once on different candidates, and the cost of a candidate does not
 * depend on which others are scored with it.
 */
@FunctionalInterface
public interface TrajectoryCost {

    /** Most candidates scored between two looks at the clock. */
    int SLICE = 16;

    /** Most candidates scored between two looks whether somebody cancelled: as many as a model takes at its best speed. */
    int WIDE_SLICE = 64;

    /**
     * Writes {@code costs[from]} to {@code costs[to - 1]} for candidates {@code from} (inclusive) to {@code to} (exclusive).
     *
     * <p><b>Shapes:</b> actions (N,H,A), costs (N). A cost may be non-finite; planners rank it worst.
     */
    void evaluate(ActionBatch actions, int from, int to, double[] costs);

    /**
     * Scores candidates 0 to {@code count} (exclusive), asking {@code stop} before every slice of as many as it allows.
     *
     * @param stop safe for several threads
     * @return whether all were scored; if not, from the first that was not all are NaN in {@code costs}
     */
    default boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
        int slice = stop.slice();
        for (int from = 0; from < count; from += slice) {
            if (stop.now()) {
                Arrays.fill(costs, from, count, Double.NaN);
                return false;
            }
            evaluate(actions, from, Math.min(count, from + slice), costs);
        }
        return true;
    }
}
