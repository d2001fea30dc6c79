package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Arrays;

/**
 * The greatest cost of a latent on the way.
 *
 * <p>J(n) = max over t of c(z(n,t))
 *
 * <p>The gradient is that of the step which attains the maximum, the earliest where several do. A NaN in one step is a NaN of
 * the whole.
 *
 * <p><b>Shapes:</b> trajectories (N,H',D), costs (N). <b>Units:</b> those of c. <b>Why:</b> as a constraint it holds in every
 * predicted step, with one number; what lies between two steps is not looked at.
 */
public final class WorstStep implements Objective {
    private final LatentCost cost;
    private final ScratchPool<Scratch> pool = new ScratchPool<>(Scratch::new);

    private WorstStep(LatentCost cost) {
        this.cost = cost;
    }

    /** The greatest cost on the way: a {@link Differentiable} objective if c has a gradient. */
    public static Objective of(LatentCost cost) {
        return cost instanceof DifferentiableLatentCost smooth ? of(smooth) : new WorstStep(cost);
    }

    /** The greatest cost on the way, with the gradient. */
    public static Differentiable of(DifferentiableLatentCost cost) {
        return new Differentiable(cost);
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        StageCosts.checkCandidates(trajectories, from, to);
        Scratch scratch = pool.acquire();
        try {
            scratch.findWorst(cost, trajectories);
            System.arraycopy(scratch.worst, 0, costs, from, to - from);
        } finally {
            pool.release(scratch);
        }
    }

    @Override
    public String toString() {
        return "WorstStep[" + cost + "]";
    }

    /** A {@link WorstStep} of a latent cost with a gradient. */
    public static final class Differentiable implements DifferentiableObjective {
        private final WorstStep worst;
        private final DifferentiableLatentCost cost;

        private Differentiable(DifferentiableLatentCost cost) {
            this.worst = new WorstStep(cost);
            this.cost = cost;
        }

        @Override
        public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
            worst.evaluate(trajectories, actions, from, to, costs);
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
            StageCosts.checkCandidates(trajectories, from, to);
            Scratch scratch = worst.pool.acquire();
            try {
                scratch.findWorst(cost, trajectories);
                for (int t = 0; t < trajectories.steps(); t++) {
                    if (scratch.weigh(t, weights, from, to)) {
                        cost.addGradient(trajectories, t, scratch.stage, latentGradient);
                    }
                }
            } finally {
                worst.pool.release(scratch);
            }
        }

        @Override
        public String toString() {
            return worst.toString();
        }
    }

    /** One number of each kind for every candidate of a slice. */
    private static final class Scratch {
        private double[] stage = {};
        private double[] worst = {};
        private int[] step = {};

        void findWorst(LatentCost cost, LatentTrajectories trajectories) {
            int lanes = trajectories.candidates();
            resize(lanes);
            cost.evaluate(trajectories, 0, worst);
            Arrays.fill(step, 0, lanes, 0);
            for (int t = 1; t < trajectories.steps(); t++) {
                cost.evaluate(trajectories, t, stage);
                for (int n = 0; n < lanes; n++) {
                    step[n] = stage[n] > worst[n] ? t : step[n];
                    worst[n] = Math.max(worst[n], stage[n]);
                }
            }
        }

        private void resize(int lanes) {
            if (stage.length < lanes) {
                stage = new double[lanes];
                worst = new double[lanes];
                step = new int[lanes];
            }
        }

        /** Leaves in {@code stage} the weights of those whose worst step is t, 0 for others; whether there are any. */
        boolean weigh(int t, double[] weights, int from, int to) {
            boolean any = false;
            for (int n = from; n < to; n++) {
                boolean here = step[n - from] == t;
                stage[n - from] = here ? weights[n] : 0;
                any |= here;
            }
            return any;
        }
    }
}
