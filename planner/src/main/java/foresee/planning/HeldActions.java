package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;

/**
 * The actions that some candidates' decisions are held for, room for as many costs, and a gradient by the actions where one is
 * asked for: working memory of one thread, kept while shapes stay.
 *
 * <p><b>Shapes:</b> decisions (N,K,A); actions and gradient (capacity, K x hold, A), of which the first {@code to - from}
 * candidates mean something; costs (capacity).
 */
final class HeldActions {
    private int hold = 1;
    private int count;
    private ActionBatch actions = new ActionBatch(1, 1, 1);
    private double[] costs = {};
    private double[] gradient = {};

    /**
     * Fills in the actions of candidates {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param times environment steps for which each decision is held
     */
    void hold(ActionBatch decisions, int from, int to, int times) {
        int size = decisions.actionSize();
        hold = times;
        count = to - from;
        makeRoom(decisions.horizon() * times, size);
        int source = decisions.offset(from, 0);
        int target = 0;
        for (int decision = 0; decision < count * decisions.horizon(); decision++) {
            for (int time = 0; time < times; time++) {
                copy(decisions.values(), source, actions.values(), target, size);
                target += size;
            }
            source += size;
        }
    }

    private static void copy(double[] from, int source, double[] to, int target, int size) {
        for (int i = 0; i < size; i++) { // mostly two or three: not worth a call of System
            to[target + i] = from[source + i];
        }
    }

    private void makeRoom(int horizon, int size) {
        if (actions.candidates() < count || actions.horizon() != horizon || actions.actionSize() != size) {
            actions = new ActionBatch(Math.max(count, TrajectoryCost.SLICE), horizon, size);
            costs = new double[actions.candidates()];
            gradient = new double[] {};
        }
    }

    private int length() {
        return actions.offset(count, 0);
    }

    ActionBatch actions() {
        return actions;
    }

    double[] costs() {
        return costs;
    }

    /** The gradient by the actions, all zeros. */
    double[] zeroGradient() {
        if (gradient.length < length()) {
            gradient = new double[actions.values().length];
        }
        Arrays.fill(gradient, 0, length(), 0.0);
        return gradient;
    }

    /** Adds the gradient by decisions to {@code sums} (N,K,A): each the sum of those by the actions it is held for. */
    void addSums(ActionBatch decisions, int from, double[] sums) {
        int size = decisions.actionSize();
        int start = decisions.offset(from, 0);
        for (int step = 0; step < count * actions.horizon(); step++) {
            for (int i = 0; i < size; i++) {
                sums[start + step / hold * size + i] += gradient[step * size + i];
            }
        }
    }
}
