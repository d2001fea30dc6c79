package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;
import java.util.Optional;

/** A trajectory cost with a gradient by actions. */
public interface DifferentiableTrajectoryCost extends TrajectoryCost {

    /**
     * Writes costs as {@link #evaluate} does and adds dJ(n)/da(n) to {@code actionGradient}.
     *
     * <p><b>Shapes:</b> actions and actionGradient (N,H,A), costs (N); rows {@code from} to {@code to} touched only.
     */
    void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] actionGradient);

    /**
     * Scores candidates 0 to {@code count} (exclusive) with gradients, asking {@code stop} before every slice of as many
     * as it allows.
     *
     * @param stop safe for several threads
     * @return whether all were scored; if not, from the first that was not all are NaN in {@code costs}, and their gradients
     *     mean nothing
     */
    default boolean evaluateWithGradient(
            ActionBatch actions, int count, double[] costs, double[] actionGradient, Stop stop) {
        int slice = stop.slice();
        for (int from = 0; from < count; from += slice) {
            if (stop.now()) {
                Arrays.fill(costs, from, count, Double.NaN);
                return false;
            }
            evaluateWithGradient(actions, from, Math.min(count, from + slice), costs, actionGradient);
        }
        return true;
    }

    /** The single model steps within this cost, for a planner that moves states too; empty if it has none to show. */
    default Optional<LiftedSteps> lifted() {
        return Optional.empty();
    }
}
