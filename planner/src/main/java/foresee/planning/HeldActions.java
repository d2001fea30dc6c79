package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;

/**
 * The actions that some candidates' decisions are held for, room for as many costs, and a gradient by the actions: working
 * memory of one thread, kept while shapes stay.
 *
 * <p><b>Shapes:</b> decisions (N,K,A); actions and gradient (capacity, K x hold, A), of which the first {@code to - from}
 * candidates mean something; costs (capacity).
 */
final class HeldActions {
    private final int hold;
    private int count;
    private ActionBatch actions = new ActionBatch(1, 1, 1);
    private double[] costs = {};
    private double[] gradient = {};

    /** @param hold environment steps for which each decision is held */
    HeldActions(int hold) {
        this.hold = hold;
    }

    /** Fills in the actions of candidates {@code from} (inclusive) to {@code to} (exclusive); the gradient becomes zero. */
    void hold(ActionBatch decisions, int from, int to) {
        int size = decisions.actionSize();
        count = to - from;
        makeRoom(decisions.horizon() * hold, size);
        int source = decisions.offset(from, 0);
        for (int step = 0; step < steps(); step++) {
            System.arraycopy(decisions.values(), source + step / hold * size, actions.values(), step * size, size);
        }
        Arrays.fill(gradient, 0.0);
    }

    private void makeRoom(int horizon, int size) {
        if (actions.candidates() < count || actions.horizon() != horizon || actions.actionSize() != size) {
            actions = new ActionBatch(Math.max(count, TrajectoryCost.SLICE), horizon, size);
            costs = new double[actions.candidates()];
            gradient = new double[actions.values().length];
        }
    }

    private int steps() {
        return count * actions.horizon();
    }

    ActionBatch actions() {
        return actions;
    }

    double[] costs() {
        return costs;
    }

    double[] gradient() {
        return gradient;
    }

    /** Adds the gradient by decisions to {@code sums} (N,K,A): each the sum of those by the actions it is held for. */
    void addSums(ActionBatch decisions, int from, double[] sums) {
        int size = decisions.actionSize();
        int start = decisions.offset(from, 0);
        for (int step = 0; step < steps(); step++) {
            for (int i = 0; i < size; i++) {
                sums[start + step / hold * size + i] += gradient[step * size + i];
            }
        }
    }
}
