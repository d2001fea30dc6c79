package foresee.training;

/**
 * The second stage of a run: the predictor alone is trained on, over cached latents of the frozen encoder; see {@link PredictorTrainer}.
 *
 * @param steps of the optimiser, 0 for no second stage
 * @param batchSize sub-sequences B in each step
 * @param rolloutLength model steps T in a sub-sequence
 * @param learningRate the highest
 * @param warmupSteps until it is reached
 * @param gradientClip bound on the global norm of the gradient
 */
public record SecondStageConfig(
        int steps, int batchSize, int rolloutLength, double learningRate, int warmupSteps, double gradientClip) {
    public SecondStageConfig {
        if (steps < 0) {
            throw new IllegalArgumentException("secondStage.steps (" + steps + ") must be at least 0.");
        }
        try {
            new OptimizerConfig(Math.max(1, steps), batchSize, rolloutLength, learningRate, warmupSteps, gradientClip);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("secondStage: " + wrong.getMessage(), wrong);
        }
    }

    /** None; if steps are asked for, of 128 sub-sequences of 4 model steps, rate 1e-3 after 100 steps, norm at most 1. */
    public static SecondStageConfig defaults() {
        return new SecondStageConfig(0, 128, 4, 1e-3, 100, 1);
    }

    /** This stage with another number of steps. */
    public SecondStageConfig withSteps(int newSteps) {
        return new SecondStageConfig(newSteps, batchSize, rolloutLength, learningRate, warmupSteps, gradientClip);
    }

    /** Its settings as those of an optimiser; there must be steps. */
    OptimizerConfig optimizer() {
        return new OptimizerConfig(steps, batchSize, rolloutLength, learningRate, warmupSteps, gradientClip);
    }
}
