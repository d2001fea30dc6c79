package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Arrays;
import java.util.List;

/**
 * The least of several costs: any one of several goals will do.
 *
 * <p>J(n) = min over m of J(m,n)
 *
 * <p>Each candidate chooses for itself; its gradient is that of the part it attains the minimum in, the first of equals. A
 * part that is positive infinity is never chosen while another is finite; a NaN in one part is a NaN of the whole.
 *
 * <p><b>Shapes:</b> trajectories (N,H',D), costs (N). <b>Units:</b> those of the parts, which must be comparable.
 */
public final class AnyOf implements Objective {
    private final List<Objective> parts;
    private final ScratchPool<Scratch> pool = new ScratchPool<>(Scratch::new);

    private AnyOf(List<? extends Objective> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts (0) must be at least 1.");
        }
        this.parts = List.copyOf(parts);
    }

    /**
     * The least of {@code parts}: a {@link Differentiable} one if all of them have gradients.
     *
     * @param parts at least one, copied
     * @throws IllegalArgumentException if there is none
     */
    public static Objective of(List<? extends Objective> parts) {
        AnyOf least = new AnyOf(parts);
        boolean smooth = parts.stream().allMatch(part -> part instanceof DifferentiableObjective);
        return smooth ? new Differentiable(least) : least;
    }

    /**
     * The least of parts that all have gradients.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Differentiable of(DifferentiableObjective... parts) {
        return new Differentiable(new AnyOf(Arrays.asList(parts)));
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        Scratch scratch = pool.acquire();
        try {
            scratch.resize(to);
            choose(trajectories, actions, from, to, costs, scratch);
        } finally {
            pool.release(scratch);
        }
    }

    /** Writes the least costs and which part each is of. */
    private void choose(
            LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs, Scratch scratch) {
        parts.get(0).evaluate(trajectories, actions, from, to, costs);
        Arrays.fill(scratch.chosen, from, to, 0);
        for (int m = 1; m < parts.size(); m++) {
            parts.get(m).evaluate(trajectories, actions, from, to, scratch.part);
            for (int n = from; n < to; n++) {
                boolean less = scratch.part[n] < costs[n];
                costs[n] = Math.min(costs[n], scratch.part[n]);
                scratch.chosen[n] = less ? m : scratch.chosen[n];
            }
        }
    }

    @Override
    public Objective after(double[] action) {
        return new AnyOf(parts.stream().map(part -> part.after(action)).toList());
    }

    @Override
    public String toString() {
        return "AnyOf" + parts;
    }

    /** An {@link AnyOf} whose parts all have gradients. */
    public static final class Differentiable implements DifferentiableObjective {
        private final AnyOf least;

        private Differentiable(AnyOf least) {
            this.least = least;
        }

        @Override
        public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
            least.evaluate(trajectories, actions, from, to, costs);
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
            Scratch scratch = least.pool.acquire();
            try {
                scratch.resize(to);
                least.choose(trajectories, actions, from, to, scratch.costs, scratch);
                for (int m = 0; m < least.parts.size(); m++) {
                    if (scratch.weigh(m, weights, from, to)) {
                        DifferentiableObjective part = (DifferentiableObjective) least.parts.get(m);
                        part.addGradient(trajectories, actions, from, to, scratch.part, latentGradient, actionGradient);
                    }
                }
            } finally {
                least.pool.release(scratch);
            }
        }

        @Override
        public DifferentiableObjective after(double[] action) {
            return new Differentiable(new AnyOf(
                    least.parts.stream().map(part -> part.after(action)).toList()));
        }

        @Override
        public String toString() {
            return least.toString();
        }
    }

    /** One number of each kind for every candidate. */
    private static final class Scratch {
        private double[] costs = {};
        private double[] part = {};
        private int[] chosen = {};

        void resize(int count) {
            if (costs.length < count) {
                costs = new double[count];
                part = new double[count];
                chosen = new int[count];
            }
        }

        /** Leaves in {@code part} the weights of those that chose part m, 0 for others; whether there are any. */
        boolean weigh(int m, double[] weights, int from, int to) {
            boolean any = false;
            for (int n = from; n < to; n++) {
                part[n] = chosen[n] == m ? weights[n] : 0;
                any |= chosen[n] == m;
            }
            return any;
        }
    }
}
