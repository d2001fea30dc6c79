package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.LatentTrajectories;
import foresee.runtime.kernels.Kernels;

/**
 * Candidates that go through all model steps together, one in each lane.
 *
 * @param context what they all start from
 * @param actions of all candidates
 * @param first the candidate that index 0 of the trajectories is
 * @param from the candidate in lane 0
 * @param count candidates, at most {@link #MOST}
 */
record Block(Context context, ActionBatch actions, int first, int from, int count) {
    /** The most candidates of a block: their activations stay in the second-level cache. */
    static final int MOST = 64;

    /** The block that begins with candidate {@code from} and ends with it being full, or before candidate {@code to}. */
    static Block of(Context context, ActionBatch actions, int first, int from, int to) {
        return new Block(context, actions, first, from, Math.min(MOST, to - from));
    }

    /** Lanes it takes. */
    int lanes() {
        return Kernels.lanes(count);
    }

    /** Where lane 0 is in the trajectories. */
    int index() {
        return from - first;
    }

    /** Whether the candidates of a block are all there are in {@code trajectories}, laid out as its lanes are. */
    boolean isAllOf(LatentTrajectories trajectories) {
        return count == trajectories.candidates() && count == lanes();
    }

    /** Where in the actions the chunk of model step {@code step} of lane {@code n} begins. */
    int chunkOffset(int n, int step, int chunk) {
        return actions.offset(from + n, step * chunk);
    }
}
