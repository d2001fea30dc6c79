package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class InterquartileMeanTest {

    /** Ten scores: two cut at each end, (3 + 4 + 5 + 6 + 7 + 8) / 6, as scipy.stats.trim_mean(x, 0.25) does. */
    @Test
    void isTheMeanOfTheMiddleHalf() {
        double[][] scores = {{100, 3, 5, 7, 2}, {8, 6, 4, -50, 9}};
        InterquartileMean mean = InterquartileMean.of(scores, Resampling.WITHIN_TASKS, 100, 1);
        assertThat(mean.value()).isEqualTo(5.5);
        assertThat(mean.seeds()).isEqualTo(2);
        assertThat(mean.tasks()).isEqualTo(5);
        assertThat(scores[0]).containsExactly(100, 3, 5, 7, 2);
    }

    @Test
    void oneOrTwoTrainingSeedsHaveNoInterval() {
        assertThat(InterquartileMean.of(new double[1][9], Resampling.WITHIN_TASKS, 100, 1)
                        .interval())
                .isEmpty();
        assertThat(InterquartileMean.of(new double[2][9], Resampling.WHOLE_SEEDS, 100, 1)
                        .interval())
                .isEmpty();
        assertThat(InterquartileMean.of(new double[3][9], Resampling.WHOLE_SEEDS, 100, 1)
                        .interval())
                .contains(new Interval(0, 0));
    }

    /** Scores that differ between tasks and not between seeds leave nothing to draw. */
    @Test
    void tasksAreStrata() {
        double[][] scores = {{1, 5, 9, 13}, {1, 5, 9, 13}, {1, 5, 9, 13}};
        assertThat(InterquartileMean.of(scores, Resampling.WITHIN_TASKS, 500, 1).interval())
                .contains(new Interval(7, 7));
    }

    @Test
    void wholeSeedsSpreadMoreWhereOneModelIsScoredInAllTasks() {
        double[][] scores = {
            {1, 1, 1, 1, 1, 1, 1, 1}, {2, 2, 2, 2, 2, 2, 2, 2}, {3, 3, 3, 3, 3, 3, 3, 3}, {4, 4, 4, 4, 4, 4, 4, 4}
        };
        Interval within = InterquartileMean.of(scores, Resampling.WITHIN_TASKS, 2000, 1)
                .interval()
                .orElseThrow();
        Interval whole = InterquartileMean.of(scores, Resampling.WHOLE_SEEDS, 2000, 1)
                .interval()
                .orElseThrow();
        assertThat(whole.high() - whole.low()).isGreaterThan(2 * (within.high() - within.low()));
    }

    /** Of 200 recipes of ten seeds and four tasks, uniform scores about 0: covered at 85 % or more, so under 158 with 0.7 %. */
    @Test
    void intervalHoldsTheTruthMostly() {
        int held = 0;
        for (int recipe = 0; recipe < 200; recipe++) {
            KeyedRandom random = KeyedRandom.of(21, recipe);
            double[][] scores = new double[10][4];
            for (double[] row : scores) {
                for (int task = 0; task < row.length; task++) {
                    row[task] = random.nextDouble() - 0.5;
                }
            }
            InterquartileMean mean = InterquartileMean.of(scores, Resampling.WITHIN_TASKS, 400, recipe);
            held += mean.interval().orElseThrow().contains(0) ? 1 : 0;
        }
        assertThat(new BinomialDistribution(null, 200, 0.85).cumulativeProbability(157))
                .isCloseTo(0.008, within(0.003));
        assertThat(held).isGreaterThanOrEqualTo(158);
    }

    @Test
    void refusesHolesAndNaN() {
        assertThatThrownBy(() -> InterquartileMean.of(new double[0][0], Resampling.WHOLE_SEEDS, 100, 1))
                .hasMessageContaining("scores (0)");
        assertThatThrownBy(() -> InterquartileMean.of(new double[][] {{1, 2}, {1}}, Resampling.WHOLE_SEEDS, 100, 1))
                .hasMessageContaining("training seed (1)");
        assertThatThrownBy(() -> InterquartileMean.of(new double[][] {{Double.NaN}}, Resampling.WHOLE_SEEDS, 100, 1))
                .hasMessageContaining("score (NaN)");
    }
}
