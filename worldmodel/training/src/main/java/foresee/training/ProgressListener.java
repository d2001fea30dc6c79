package foresee.training;

/** Hears of every step; called on the training thread, so it should be quick. */
@FunctionalInterface
public interface ProgressListener {

    /** After each step. */
    void step(TrainingProgress progress);
}
