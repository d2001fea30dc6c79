package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.LatentTrajectories;
import foresee.runtime.kernels.Kernels;

/**
 * Model steps that go through the predictor together, one in each lane, each from given states: pairs of a candidate and a
 * step, in the order of the trajectories' storage, candidates innermost.
 *
 * @param context what the first steps start from
 * @param actions of all candidates
 * @param from the candidate that index 0 of the states is
 * @param states the latents after each step, as given
 * @param first the pair in lane 0: step x candidates + candidate
 * @param count pairs, at most {@link Block#MOST}
 */
record StepBlock(Context context, ActionBatch actions, int from, LatentTrajectories states, int first, int count) {

    /** The block that begins with pair {@code first} and ends with it being full, or with the last pair. */
    static StepBlock of(Context context, ActionBatch actions, int from, LatentTrajectories states, int first) {
        int pairs = states.steps() * states.candidates();
        return new StepBlock(context, actions, from, states, first, Math.min(Block.MOST, pairs - first));
    }

    /** Lanes it takes. */
    int lanes() {
        return Kernels.lanes(count);
    }

    /** The trajectory of lane {@code lane}. */
    int trajectory(int lane) {
        return (first + lane) % states.candidates();
    }

    /** The model step of lane {@code lane}. */
    int step(int lane) {
        return (first + lane) / states.candidates();
    }

    /** Where in the actions the chunk of model step {@code step} of lane {@code lane} begins. */
    int chunkOffset(int lane, int step, int chunk) {
        return actions.offset(from + trajectory(lane), step * chunk);
    }
}
