package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Arrays;

/**
 * A cost of latents charged along the way and at its end, each with a weight.
 *
 * <p>J(n) = running / H' sum over t of c(z(n,t)) + terminal c(z(n,H'))
 *
 * <pre>{@code
 * Objective careful = StageCosts.of(new GoalDistance(goal), 0.1, 1);
 * }</pre>
 *
 * <p><b>Shapes:</b> trajectories (N,H',D), costs (N). <b>Units:</b> those of c. The start z(0) is not charged: no action
 * changes it. <b>Why</b> a mean over the steps: weights keep their meaning when the horizon changes.
 */
public final class StageCosts implements Objective {
    private final LatentCost cost;
    private final StepWeights stepWeights;
    private final ScratchPool<GrowingDoubles> pool = new ScratchPool<>(GrowingDoubles::new);

    private StageCosts(LatentCost cost, StepWeights stepWeights) {
        this.cost = cost;
        this.stepWeights = stepWeights;
    }

    /** What c is multiplied by in one step of so many; 0 where it is not even looked at. */
    @FunctionalInterface
    private interface StepWeights {
        double of(int step, int steps);
    }

    /**
     * Running and terminal cost of c: a {@link Differentiable} objective if c has a gradient.
     *
     * @throws IllegalArgumentException if a weight is not finite
     */
    public static Objective of(LatentCost cost, double running, double terminal) {
        return of(cost, weights(running, terminal));
    }

    /**
     * Running and terminal cost of c, with the gradient.
     *
     * @throws IllegalArgumentException if a weight is not finite
     */
    public static Differentiable of(DifferentiableLatentCost cost, double running, double terminal) {
        return new Differentiable(cost, weights(running, terminal));
    }

    /**
     * The cost of one step alone: J(n) = c(z(n, step)), step from 0. Trajectories that end before it are refused.
     *
     * @throws IllegalArgumentException if step is negative
     */
    public static Objective at(LatentCost cost, int step) {
        return of(cost, only(step));
    }

    /**
     * The cost of one step alone, with the gradient. Trajectories that end before it are refused.
     *
     * @throws IllegalArgumentException if step is negative
     */
    public static Differentiable at(DifferentiableLatentCost cost, int step) {
        return new Differentiable(cost, only(step));
    }

    private static Objective of(LatentCost cost, StepWeights weights) {
        return cost instanceof DifferentiableLatentCost smooth
                ? new Differentiable(smooth, weights)
                : new StageCosts(cost, weights);
    }

    private static StepWeights weights(double running, double terminal) {
        if (!Double.isFinite(running) || !Double.isFinite(terminal)) {
            throw new IllegalArgumentException(
                    "running weight (" + running + ") and terminal weight (" + terminal + ") must be finite.");
        }
        return (step, steps) -> running / steps + (step == steps - 1 ? terminal : 0);
    }

    private static StepWeights only(int wanted) {
        Settings.atLeast("step", wanted, 0);
        return (step, steps) -> {
            if (wanted >= steps) {
                throw new IllegalArgumentException(
                        "step (" + wanted + ") must be under the steps of a trajectory (" + steps + ").");
            }
            return step == wanted ? 1 : 0;
        };
    }

    /** Refuses trajectories that are not as many as candidates {@code from} to {@code to}. */
    static void checkCandidates(LatentTrajectories trajectories, int from, int to) {
        if (trajectories.candidates() != to - from) {
            throw new IllegalArgumentException("trajectories (" + trajectories.candidates()
                    + ") must be as many as candidates " + from + " to " + to + " (" + (to - from) + ").");
        }
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        checkCandidates(trajectories, from, to);
        GrowingDoubles scratch = pool.acquire();
        try {
            double[] stage = scratch.atLeast(to - from);
            Arrays.fill(costs, from, to, 0.0);
            for (int t = 0; t < trajectories.steps(); t++) {
                double weight = stepWeights.of(t, trajectories.steps());
                if (weight != 0) {
                    cost.evaluate(trajectories, t, stage);
                    addTimes(weight, stage, costs, from, to);
                }
            }
        } finally {
            pool.release(scratch);
        }
    }

    private static void addTimes(double weight, double[] stage, double[] costs, int from, int to) {
        for (int n = from; n < to; n++) {
            costs[n] += weight * stage[n - from];
        }
    }

    @Override
    public String toString() {
        return "StageCosts[" + cost + "]";
    }

    /** {@link StageCosts} of a latent cost with a gradient. */
    public static final class Differentiable implements DifferentiableObjective {
        private final StageCosts stages;
        private final DifferentiableLatentCost cost;

        private Differentiable(DifferentiableLatentCost cost, StepWeights weights) {
            this.stages = new StageCosts(cost, weights);
            this.cost = cost;
        }

        @Override
        public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
            stages.evaluate(trajectories, actions, from, to, costs);
        }

        @Override
        public void addGradient(
                LatentTrajectories trajectories,
                ActionBatch actions,
                int from,
                int to,
                double[] weights,
                LatentTrajectories latentGradient,
                double[] actionGradient) {
            checkCandidates(trajectories, from, to);
            GrowingDoubles scratch = stages.pool.acquire();
            try {
                double[] scaled = scratch.atLeast(to - from);
                for (int t = 0; t < trajectories.steps(); t++) {
                    double weight = stages.stepWeights.of(t, trajectories.steps());
                    if (weight != 0) {
                        times(weight, weights, from, to, scaled);
                        cost.addGradient(trajectories, t, scaled, latentGradient);
                    }
                }
            } finally {
                stages.pool.release(scratch);
            }
        }

        private static void times(double weight, double[] weights, int from, int to, double[] scaled) {
            for (int n = from; n < to; n++) {
                scaled[n - from] = weight * weights[n];
            }
        }

        @Override
        public String toString() {
            return stages.toString();
        }
    }
}
