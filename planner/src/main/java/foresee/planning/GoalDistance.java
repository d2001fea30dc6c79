package foresee.planning;

import foresee.model.Latent;
import foresee.model.LatentTrajectories;

/**
 * Mean squared distance of a latent to the goal latent.
 *
 * <p>c(z) = |z - g|^2 / D
 *
 * <p><b>Shapes:</b> latents and goal (D). <b>Units:</b> squared latent units; comparable only within one model.
 * {@link GoalCost} is the objective to begin with; this is for other weights of the steps.
 */
public final class GoalDistance implements DifferentiableLatentCost {
    private final double[] goal;

    /** The distance to {@code goal}. */
    public GoalDistance(Latent goal) {
        this.goal = new double[goal.size()];
        for (int d = 0; d < this.goal.length; d++) {
            this.goal[d] = goal.get(d);
        }
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, int step, double[] costs) {
        checkSize(trajectories);
        int lanes = trajectories.candidates();
        int offset = trajectories.offset(step, 0);
        int n = 0;
        for (; n + 4 <= lanes; n += 4) {
            evaluateFour(trajectories.values(), offset + n, lanes, costs, n);
        }
        for (; n < lanes; n++) {
            costs[n] = evaluateOne(trajectories.values(), offset + n, lanes);
        }
    }

    /** Four lanes at once, whose sums stay in registers; each in index order, as if alone. */
    private void evaluateFour(float[] values, int offset, int lanes, double[] costs, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int at = offset;
        for (double target : goal) {
            double difference0 = values[at] - target;
            double difference1 = values[at + 1] - target;
            double difference2 = values[at + 2] - target;
            double difference3 = values[at + 3] - target;
            sum0 += difference0 * difference0;
            sum1 += difference1 * difference1;
            sum2 += difference2 * difference2;
            sum3 += difference3 * difference3;
            at += lanes;
        }
        costs[n] = sum0 / goal.length;
        costs[n + 1] = sum1 / goal.length;
        costs[n + 2] = sum2 / goal.length;
        costs[n + 3] = sum3 / goal.length;
    }

    private double evaluateOne(float[] values, int offset, int lanes) {
        double sum = 0;
        int at = offset;
        for (double target : goal) {
            double difference = values[at] - target;
            sum += difference * difference;
            at += lanes;
        }
        return sum / goal.length;
    }

    /** dc/dz = 2 / D (z - g). */
    @Override
    public void addGradient(LatentTrajectories trajectories, int step, double[] weights, LatentTrajectories gradient) {
        checkSize(trajectories);
        int lanes = trajectories.candidates();
        for (int d = 0; d < goal.length; d++) {
            int offset = trajectories.offset(step, d);
            addProducts(trajectories.values(), offset, goal[d], weights, 2.0 / goal.length, gradient.values(), lanes);
        }
    }

    private static void addProducts(
            float[] values, int offset, double target, double[] weights, double scale, float[] gradient, int lanes) {
        for (int n = 0; n < lanes; n++) {
            gradient[offset + n] += (float) (scale * weights[n] * (values[offset + n] - target));
        }
    }

    private void checkSize(LatentTrajectories trajectories) {
        if (trajectories.latentSize() != goal.length) {
            throw new IllegalArgumentException("latent size of the goal (" + goal.length
                    + ") must be that of the trajectories (" + trajectories.latentSize() + ").");
        }
    }

    @Override
    public String toString() {
        return "GoalDistance[latent size=" + goal.length + "]";
    }
}
