package foresee.benchmarks.statistics;

import foresee.model.KeyedRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The interquartile mean of scores over training seeds and tasks, with a bootstrap interval at 95 %.
 *
 * <p>mean of the sorted scores number floor(n/4) to n - floor(n/4), exclusive,   n = seeds x tasks
 *
 * <p><b>Units:</b> those of the scores. <b>Why:</b> a recipe is judged by several models trained with different seeds; the mean
 * follows one lucky or failed run, the median throws half of the knowledge away.
 * With one or two training seeds there is <em>no interval</em>: one gives no spread at all, and of two a bootstrap knows but three
 * mixtures in each task. Even with three to five the interval is rough, and rather too narrow.
 *
 * <p><b>Source:</b> Agarwal, Schwarzer, Castro, Courville, Bellemare, "Deep reinforcement learning at the edge of the statistical
 * precipice", NeurIPS 2021, arXiv 2108.13264; percentile ends as there.
 *
 * @param value the interquartile mean
 * @param seeds how many training seeds there are
 * @param tasks how many tasks
 * @param interval its interval; empty if there are fewer than 3 training seeds
 */
public record InterquartileMean(double value, int seeds, int tasks, Optional<Interval> interval) {
    private static final int LEAST_SEEDS = 3;

    /**
     * Of scores.
     *
     * @param scores (training seeds, tasks), finite
     * @param resampling what the bootstrap draws
     * @param resamples how often it draws, at least 100
     * @param seed of the draws
     * @throws IllegalArgumentException if there is no score, rows differ in length, or a score is not finite
     */
    public static InterquartileMean of(double[][] scores, Resampling resampling, int resamples, long seed) {
        check(scores);
        double value = of(flat(scores));
        Optional<Interval> interval = scores.length < LEAST_SEEDS
                ? Optional.empty()
                : Optional.of(interval(scores, resampling, Resamples.checked(resamples), seed));
        return new InterquartileMean(value, scores.length, scores[0].length, interval);
    }

    private static void check(double[][] scores) {
        if (scores.length == 0 || scores[0].length == 0) {
            throw new IllegalArgumentException("scores (0) must be at least one.");
        }
        for (double[] row : scores) {
            if (row.length != scores[0].length) {
                throw new IllegalArgumentException("scores of a training seed (" + row.length
                        + ") must be as many as of the first (" + scores[0].length + ").");
            }
            for (double score : row) {
                if (!Double.isFinite(score)) {
                    throw new IllegalArgumentException("score (" + score + ") must be finite.");
                }
            }
        }
    }

    /** Sorts them. */
    private static double of(double[] scores) {
        Arrays.sort(scores);
        int cut = scores.length / 4;
        double sum = 0;
        for (int i = cut; i < scores.length - cut; i++) {
            sum += scores[i];
        }
        return sum / (scores.length - 2 * cut);
    }

    private static double[] flat(double[][] scores) {
        return Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Interval interval(double[][] scores, Resampling resampling, int resamples, long seed) {
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            KeyedRandom random = KeyedRandom.of(seed, i);
            means[i] = of(resampling == Resampling.WHOLE_SEEDS ? seeds(scores, random) : runs(scores, random));
        }
        return Interval.middleOf(means);
    }

    private static double[] seeds(double[][] scores, KeyedRandom random) {
        double[][] drawn = new double[scores.length][];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = scores[random.nextInt(scores.length)];
        }
        return flat(drawn);
    }

    private static double[] runs(double[][] scores, KeyedRandom random) {
        int tasks = scores[0].length;
        double[] drawn = new double[scores.length * tasks];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = scores[random.nextInt(scores.length)][i % tasks];
        }
        return drawn;
    }
}
