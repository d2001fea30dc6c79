package foresee.training;

import java.util.List;
import java.util.Optional;

/** What a stage of a training run makes smaller, one batch after the other. */
interface StageLoss {

    /** All weights that are trained, and their gradient. */
    WeightStore store();

    /** The name of the regulariser, {@code none} without one. */
    String regularizerName();

    /** The loss of batch number {@code step} under the weights in the store, whose gradient is left there. */
    LossTerms evaluate(int step);

    /** Hears of the weights after each step. */
    default void moved(float[] weights) {}

    /** What can be read off the latents under these weights, if step {@code step} is one to look; leaves everything as it is. */
    default List<ProbeScore> probe(int step, float[] weights) {
        return List.of();
    }

    /** What is to be said before a step that had better not be made. */
    default Optional<String> judge(int step, LossTerms terms) {
        return Optional.empty();
    }

    /** What {@link #judge} remembers, two numbers. */
    default int[] counters() {
        return new int[2];
    }

    /** Weights that are not trained by the optimiser but belong to a checkpoint. */
    float[] further();
}
