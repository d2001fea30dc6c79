package foresee.envs;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.planning.GoalCost;
import foresee.planning.Objective;

/**
 * Ground-truth way left to a goal state, over trajectories of a {@link SimulatorModel}: the nearest approach, plus a small
 * share of the whole way.
 *
 * <p>J(n) = min_t d(n,t)^2 + w sum_t d(n,t)^2,   d = {@link Task#remaining}
 *
 * <p><b>Shapes:</b> trajectories (N,H',D) of states, goal (D), costs (N). <b>Units:</b> the task's distance squared.
 * <b>Why:</b> the form of {@link GoalCost}, so that floor, model and ceiling are measured with one ruler. The way rather than the
 * distance, because a planner that knows only the distance may run into the wall opposite the goal: in two rooms it reached
 * 89 to 99 % of its goals, by its settings, and would be no ceiling.
 */
public final class DistanceObjective implements Objective {
    /** The share w of tasks that ask to stay: with that of {@link GoalCost}, who has been at the goal need not care what follows. */
    public static final double STAYING_SHARE = 0.02;

    private final Task task;
    private final float[] goal;
    private final double share;

    /** With the share of {@link GoalCost}, or {@link #STAYING_SHARE} if the task {@link Task#asksToStay}. */
    public DistanceObjective(Task task, float[] goal) {
        this(task, goal, task.asksToStay() ? STAYING_SHARE : GoalCost.SHARE);
    }

    /**
     * @param goal a state of the task's environment, copied
     * @param share w, at least 0
     * @throws IllegalArgumentException if the goal is not of the state's size, or share is negative or not finite
     */
    public DistanceObjective(Task task, float[] goal, double share) {
        int stateSize = task.environment().stateSize();
        if (goal.length != stateSize) {
            throw new IllegalArgumentException("goal size (" + goal.length + ") must be " + stateSize + ".");
        }
        if (!(share >= 0) || !Double.isFinite(share)) {
            throw new IllegalArgumentException("share (" + share + ") must be at least 0 and finite.");
        }
        this.task = task;
        this.goal = goal.clone();
        this.share = share;
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        if (trajectories.latentSize() != goal.length || trajectories.candidates() != to - from) {
            throw new IllegalArgumentException("trajectories (" + trajectories.candidates() + " of size "
                    + trajectories.latentSize() + ") must be " + (to - from) + " of size " + goal.length + ".");
        }
        for (int n = from; n < to; n++) {
            costs[n] = cost(trajectories, n - from);
        }
    }

    private double cost(LatentTrajectories trajectories, int row) {
        double nearest = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int t = 0; t < trajectories.steps(); t++) {
            double distance = task.remaining(trajectories.latent(row, t).toArray(), goal);
            double square = distance * distance;
            nearest = Math.min(nearest, square);
            sum += square;
        }
        return nearest + share * sum;
    }
}
