package foresee.planning;

import foresee.model.ActionBatch;

/** A trajectory cost with a gradient by actions. */
public interface DifferentiableTrajectoryCost extends TrajectoryCost {

    /**
     * Writes costs as {@link #evaluate} does and adds dJ(n)/da(n) to {@code actionGradient}.
     *
     * <p><b>Shapes:</b> actions and actionGradient (N,H,A), costs (N); rows {@code from} to {@code to} touched only.
     */
    void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] actionGradient);
}
