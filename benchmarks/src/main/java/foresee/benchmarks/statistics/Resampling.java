package foresee.benchmarks.statistics;

/** What a bootstrap over training seeds draws. */
public enum Resampling {
    /** For each task its own runs, as where every score is of a model trained for that task (Agarwal et al.). */
    WITHIN_TASKS,
    /**
     * Whole training seeds with their scores in all tasks: where one model is scored in several tasks, its scores rise and fall
     * together, and drawing within tasks would give too narrow an interval.
     */
    WHOLE_SEEDS
}
