package foresee.planning;

import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;

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
        Arrays.fill(costs, 0, lanes, 0.0);
        for (int d = 0; d < goal.length; d++) {
            addSquares(trajectories.values(), trajectories.offset(step, d), goal[d], costs, lanes);
        }
        for (int n = 0; n < lanes; n++) {
            costs[n] /= goal.length;
        }
    }

    private static void addSquares(float[] values, int offset, double target, double[] sum, int lanes) {
        for (int n = 0; n < lanes; n++) {
            double difference = values[offset + n] - target;
            sum[n] += difference * difference;
        }
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
