package foresee.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * How well actions explain the way pictures change, for actions some steps later or earlier than they are paired.
 *
 * <p>For shift s, each number y(t) of the {@link FrameChange} from frame t to t+1 is predicted by ridge regression from its own last
 * value y(t-1) and the action a(t+s), as a and |a - mean|. The score of s is the largest share over those numbers, on rows held
 * out, of what y(t-1) alone leaves unexplained:
 *
 * <p>score(s) = max_y 1 - sum (y - f(y(t-1), a(t+s)))^2 / sum (y - f(y(t-1)))^2
 *
 * <p><b>Why y(t-1):</b> where actions are held or masses coast, neighbouring actions explain a change almost as well as its own;
 * what is new in the change tells them apart. Every shift is scored on the same rows; even episodes are predicted by what odd
 * ones say, and the other way round; of a single episode, even stretches of 32 steps by odd ones.
 */
final class ActionShifts {
    /** Shifts from -MOST to MOST are looked at. */
    static final int MOST = 3;

    private static final int STRETCH = 32;

    private final int actionSize;
    private final int changeSize;
    private final List<float[]> actions = new ArrayList<>();
    private final List<float[]> changes = new ArrayList<>();
    private double[] mean;

    ActionShifts(int actionSize, int changeSize) {
        this.actionSize = actionSize;
        this.changeSize = changeSize;
    }

    /** Adds an episode: actions (T,A), changes (T,C). */
    void add(float[] episodeActions, float[] episodeChanges) {
        actions.add(episodeActions);
        changes.add(episodeChanges);
    }

    /** Rows that all shifts are scored on. */
    long rows() {
        return actions.stream()
                .mapToLong(a -> Math.max(0, a.length / actionSize - 2L * MOST))
                .sum();
    }

    /** The score of each shift, of -MOST at index 0. */
    double[] scores() {
        mean = means();
        double[] scores = new double[2 * MOST + 1];
        for (int c = 0; c < changeSize; c++) {
            double alone = unexplained(c, 0, false);
            for (int s = 0; s < scores.length && alone > 0; s++) {
                scores[s] = Math.max(scores[s], 1 - unexplained(c, s - MOST, true) / alone);
            }
        }
        return scores;
    }

    private double[] means() {
        double[] sums = new double[actionSize];
        long count = 0;
        for (float[] episode : actions) {
            for (int i = 0; i < episode.length; i++) {
                sums[i % actionSize] += episode[i];
            }
            count += episode.length / actionSize;
        }
        for (int i = 0; i < actionSize; i++) {
            sums[i] /= Math.max(1, count);
        }
        return sums;
    }

    /** Sum of squares of number {@code c} that the regression leaves, each half predicted from the other. */
    private double unexplained(int c, int shift, boolean withActions) {
        int inputs = 2 + (withActions ? 2 * actionSize : 0);
        RidgeRegression[] halves = {new RidgeRegression(inputs), new RidgeRegression(inputs)};
        double[] x = new double[inputs];
        forEachRow((e, t, half) -> {
            fill(x, e, t, c, shift);
            halves[half].add(x, changes.get(e)[t * changeSize + c]);
        });
        double[][] weights = {halves[1].solve(), halves[0].solve()};
        double[] sum = new double[1];
        forEachRow((e, t, half) -> {
            fill(x, e, t, c, shift);
            double rest = changes.get(e)[t * changeSize + c] - RidgeRegression.predict(weights[half], x);
            sum[0] += rest * rest;
        });
        return sum[0];
    }

    private void fill(double[] x, int e, int t, int c, int shift) {
        x[0] = 1;
        x[1] = changes.get(e)[(t - 1) * changeSize + c];
        for (int i = 0; 2 + 2 * i < x.length; i++) {
            double a = actions.get(e)[(t + shift) * actionSize + i] - mean[i];
            x[2 + 2 * i] = a;
            x[3 + 2 * i] = Math.abs(a);
        }
    }

    private void forEachRow(RowVisitor visitor) {
        for (int e = 0; e < actions.size(); e++) {
            int steps = actions.get(e).length / actionSize;
            for (int t = MOST; t < steps - MOST; t++) {
                visitor.visit(e, t, (actions.size() > 1 ? e : t / STRETCH) % 2);
            }
        }
    }

    @FunctionalInterface
    private interface RowVisitor {
        void visit(int episode, int step, int half);
    }
}
