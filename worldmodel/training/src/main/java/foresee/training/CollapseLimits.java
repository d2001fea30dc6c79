package foresee.training;

/**
 * When a run counts as collapsed: its latents no longer spread, or its predictions are no better than a constant.
 *
 * <p>Low rank is no sign of collapse: good models have it.
 *
 * @param spread the mean standard deviation of the latents must be at least this
 * @param ratio prediction error over that of the best constant must be below this
 * @param graceSteps from the start, in which nothing is judged
 * @param patienceSteps running for which a limit may be broken
 */
public record CollapseLimits(double spread, double ratio, int graceSteps, int patienceSteps) {
    public CollapseLimits {
        if (!(spread >= 0) || !(ratio > 0) || graceSteps < 0 || patienceSteps < 1) {
            throw new IllegalArgumentException("spread (" + spread + ") and graceSteps (" + graceSteps
                    + ") must be at least 0, ratio (" + ratio + ") above 0, patienceSteps (" + patienceSteps
                    + ") at least 1.");
        }
    }

    /** Spread .02, ratio 1, judged after 150 steps, with a patience of 100. */
    public static CollapseLimits defaults() {
        return new CollapseLimits(0.02, 1, 150, 100);
    }

    /** These limits with another grace and patience. */
    public CollapseLimits withSteps(int newGraceSteps, int newPatienceSteps) {
        return new CollapseLimits(spread, ratio, newGraceSteps, newPatienceSteps);
    }
}
