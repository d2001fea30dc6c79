package foresee.training;

import foresee.model.KeyedRandom;

/**
 * Online rounds after the training on a data set: the model plans in its environment, what happened is kept, and training goes on, on
 * old and new episodes together, from the weights so far, with a short schedule of its own.
 *
 * <p>Prediction and inverse dynamics count in full from a round's first step, and the optimiser's memory begins anew; all else is as in
 * the training before.
 *
 * @param count of rounds, 0 for none
 * @param episodes planned in each round
 * @param steps of the optimiser in each round
 * @param learningRate the highest of each round
 * @param warmupSteps until it is reached
 * @param randomShare share of the time in which a planning episode acts at random, 0 to 1
 * @param newShare share of each batch that is of new episodes, those of all rounds so far alike; over 0 and below 1
 */
public record RoundsConfig(
        int count, int episodes, int steps, double learningRate, int warmupSteps, double randomShare, double newShare) {
    private static final long STREAM = 0x726f756e6473L;

    public RoundsConfig {
        if (count < 0 || episodes < 1 || steps < 1 || warmupSteps < 0) {
            throw new IllegalArgumentException("rounds.count (" + count + ") and rounds.warmupSteps (" + warmupSteps
                    + ") must be at least 0, rounds.episodes (" + episodes + ") and rounds.steps (" + steps
                    + ") at least 1.");
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("rounds.learningRate (" + learningRate + ") must be above 0.");
        }
        if (!(randomShare >= 0 && randomShare <= 1)) {
            throw new IllegalArgumentException("rounds.randomShare (" + randomShare + ") must be 0 to 1.");
        }
        if (!(newShare > 0 && newShare < 1)) {
            throw new IllegalArgumentException("rounds.newShare (" + newShare + ") must be over 0 and below 1.");
        }
    }

    /** None; if rounds are asked for, 300 episodes and 600 steps, rate 1e-3 after 50 steps, a fifth at random, half of each batch new. */
    public static RoundsConfig defaults() {
        return new RoundsConfig(0, 300, 600, 1e-3, 50, 0.2, 0.5);
    }

    /** These rounds in another number. */
    public RoundsConfig withCount(int newCount) {
        return new RoundsConfig(newCount, episodes, steps, learningRate, warmupSteps, randomShare, newShare);
    }

    /** The seed of everything random in a round, from 1. */
    public static long seed(long trainingSeed, int round) {
        return KeyedRandom.key(trainingSeed, STREAM, round);
    }

    /**
     * How many of the B sub-sequences of a batch are of each data set, the old one first.
     *
     * @param together how many always come together, of which each number is a multiple: 1, or 2 for pairs
     * @param round from 1, with as many new data sets, which get as even shares as there are
     * @throws IllegalArgumentException if the batch is too small for one of each
     */
    int[] rows(int batchSize, int together, int round) {
        int all = batchSize / together;
        int fresh = (int) Math.min(all - 1, Math.max(round, Math.round(newShare * all)));
        if (fresh < round) {
            throw new IllegalArgumentException(
                    "optimizer.batchSize (" + batchSize + ") must be above " + together * round + " for rounds.count ("
                            + round + "), so that a batch has sub-sequences of each.");
        }
        int[] rows = new int[round + 1];
        rows[0] = (all - fresh) * together;
        for (int r = 1; r <= round; r++) {
            rows[r] = (fresh * r / round - fresh * (r - 1) / round) * together;
        }
        return rows;
    }
}
