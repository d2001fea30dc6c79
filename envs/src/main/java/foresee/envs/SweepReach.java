package foresee.envs;

import java.util.Arrays;

/**
 * Which pieces of {@link Sweep} a step may move: those near the way of the tool, those near to them, and so on. All boxes of a chain, if
 * one of them. The others need not be simulated.
 *
 * <p>Near is a gap of no more than the furthest that any point of the tool travels, which is as far as it can push, and a little more.
 *
 * <p>Not thread-safe; working memory of one {@link SweepPhysics}.
 */
final class SweepReach {
    /** Beyond the tool's travel in px: more than the solver corrects in a step, and than the padding of bounds. */
    private static final double SLACK = 8;

    private final SweptStuff stuff;
    private final boolean[] reached;
    private final int[] pieces;
    private int count;

    SweepReach(SweptStuff stuff) {
        this.stuff = stuff;
        this.reached = new boolean[stuff.count()];
        this.pieces = new int[stuff.count()];
    }

    /** Finds out for a step with the tool moving by (dx, dy) px and a turn. */
    void find(float[] state, float dx, float dy, float turn, SweepPhysics.Feel feel) {
        double tool = feel.toolScale() * stuff.toolRadius();
        double piece = feel.pieceScale() * stuff.pieceRadius();
        double travel = Math.sqrt((double) dx * dx + (double) dy * dy) + Math.abs(turn) * tool + SLACK;
        count = 0;
        Arrays.fill(reached, false);
        addAround(state, 0, tool + piece + travel);
        if (stuff.isRope() && count > 0) {
            addAround(state, 0, Double.POSITIVE_INFINITY);
        }
        for (int next = 0; next < count && count < reached.length; next++) {
            addAround(state, stuff.at(pieces[next]), 2 * piece + travel);
        }
        listInOrder();
    }

    private void addAround(float[] state, int at, double distance) {
        for (int i = 0; i < reached.length; i++) {
            double dx = (double) state[stuff.at(i)] - state[at];
            double dy = (double) state[stuff.at(i) + 1] - state[at + 1];
            if (!reached[i] && dx * dx + dy * dy < distance * distance) {
                reached[i] = true;
                pieces[count++] = i;
            }
        }
    }

    /** So that a chain is one, and equal sets give equal worlds. */
    private void listInOrder() {
        int to = 0;
        for (int i = 0; i < reached.length; i++) {
            if (reached[i]) {
                pieces[to++] = i;
            }
        }
    }

    /** How many pieces it may move. */
    int count() {
        return count;
    }

    /** The i-th of those. */
    int get(int i) {
        return pieces[i];
    }
}
