package foresee.training;

/**
 * How long, on how much at a time, and with which steps to train.
 *
 * <p>The learning rate rises linearly over the warm-up, then falls to 0 along half a cosine.
 *
 * @param steps of the optimiser
 * @param batchSize sub-sequences B in each step
 * @param rolloutLength model steps T in a sub-sequence; it has T + 1 frames, and before them those of the history
 * @param learningRate the highest
 * @param warmupSteps until it is reached
 * @param gradientClip bound on the global norm of the gradient
 */
public record OptimizerConfig(
        int steps, int batchSize, int rolloutLength, double learningRate, int warmupSteps, double gradientClip) {
    public OptimizerConfig {
        if (steps < 1 || batchSize < 2 || rolloutLength < 1 || warmupSteps < 0) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1, batchSize (" + batchSize
                    + ") at least 2, rolloutLength (" + rolloutLength + ") at least 1, warmupSteps (" + warmupSteps
                    + ") at least 0.");
        }
        if (!(learningRate > 0) || !(gradientClip > 0)) {
            throw new IllegalArgumentException(
                    "learningRate (" + learningRate + ") and gradientClip (" + gradientClip + ") must be above 0.");
        }
    }

    /** 2400 steps of 64 sub-sequences of 9 frames, rate 3e-3 after 100 steps, norm at most 1. */
    public static OptimizerConfig defaults() {
        return new OptimizerConfig(2400, 64, 8, 3e-3, 100, 1);
    }

    /** These settings with another number of steps. */
    public OptimizerConfig withSteps(int newSteps) {
        return new OptimizerConfig(newSteps, batchSize, rolloutLength, learningRate, warmupSteps, gradientClip);
    }

    /** These settings with another batch size. */
    public OptimizerConfig withBatchSize(int newBatchSize) {
        return new OptimizerConfig(steps, newBatchSize, rolloutLength, learningRate, warmupSteps, gradientClip);
    }

    /** These settings with another length of sub-sequences. */
    public OptimizerConfig withRolloutLength(int newRolloutLength) {
        return new OptimizerConfig(steps, batchSize, newRolloutLength, learningRate, warmupSteps, gradientClip);
    }

    /** These settings with another highest learning rate. */
    public OptimizerConfig withLearningRate(double newLearningRate) {
        return new OptimizerConfig(steps, batchSize, rolloutLength, newLearningRate, warmupSteps, gradientClip);
    }

    /** These settings with a warm-up of another length. */
    public OptimizerConfig withWarmupSteps(int newWarmupSteps) {
        return new OptimizerConfig(steps, batchSize, rolloutLength, learningRate, newWarmupSteps, gradientClip);
    }

    /** These settings with another bound on the gradient. */
    OptimizerConfig withGradientClip(double newGradientClip) {
        return new OptimizerConfig(steps, batchSize, rolloutLength, learningRate, warmupSteps, newGradientClip);
    }

    /** The learning rate of step {@code step}, from 0. */
    double rate(int step) {
        if (step < warmupSteps) {
            return learningRate * (step + 1) / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
        return learningRate * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
    }
}
