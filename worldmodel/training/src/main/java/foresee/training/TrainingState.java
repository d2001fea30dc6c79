package foresee.training;

/**
 * What a run must remember to go on bit for bit: weights, moments, and how many steps were made.
 *
 * <p>Random directions, batches and rates are functions of the seed and the step, so they need no memory of their own.
 *
 * <p><b>Shapes:</b> weights and both moments alike. The arrays are the caller's: nothing is copied.
 */
final class TrainingState {
    private final int stage;
    private final int step;
    private final float[] weights;
    private final float[] first;
    private final float[] second;
    private final int[] collapseCounters;
    private final float[] further;

    TrainingState(
            int stage,
            int step,
            float[] weights,
            float[] first,
            float[] second,
            int[] collapseCounters,
            float[] further) {
        this.stage = stage;
        this.step = step;
        this.weights = weights;
        this.first = first;
        this.second = second;
        this.collapseCounters = collapseCounters;
        this.further = further;
    }

    /** 1 while all is trained, 2 while the predictor alone is. */
    int stage() {
        return stage;
    }

    /** Steps made; the next batch has this number. */
    int step() {
        return step;
    }

    /** All weights, flat. */
    float[] weights() {
        return weights;
    }

    /** Adam's average of the gradient. */
    float[] first() {
        return first;
    }

    /** Adam's average of its square. */
    float[] second() {
        return second;
    }

    /** Of the {@link CollapseDetector}, two. */
    int[] collapseCounters() {
        return collapseCounters;
    }

    /** Weights without moments: in stage 1 those of the {@link TargetEncoder}, if there is one, in stage 2 those of the frozen encoder. */
    float[] further() {
        return further;
    }
}
