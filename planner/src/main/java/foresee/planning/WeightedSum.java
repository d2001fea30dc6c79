package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several objectives, each times its weight, added up in the order given.
 *
 * <p>J(n) = sum over m of w(m) J(m,n)
 *
 * <pre>{@code
 * WeightedSum.Differentiable objective =
 *         WeightedSum.of(1, GoalCost.nearest(goal)).and(0.1, new ActionPenalty(space));
 * }</pre>
 *
 * <p>A sum of differentiable objectives is a {@link Differentiable}, known to the compiler; with one part that is not, it is
 * a plain WeightedSum. {@link #of(double[], List)} finds out at run time.
 */
public final class WeightedSum implements Objective {
    private final double[] weights;
    private final List<Objective> parts;
    private final ScratchPool<GrowingDoubles> pool = new ScratchPool<>(GrowingDoubles::new);

    private WeightedSum(double[] weights, List<? extends Objective> parts) {
        this.weights = weights;
        this.parts = List.copyOf(parts);
    }

    /**
     * A sum of one part, to be continued with {@link #and(double, Objective)}.
     *
     * @throws IllegalArgumentException if the weight is not finite
     */
    public static WeightedSum of(double weight, Objective part) {
        return new WeightedSum(appended(new double[0], weight), List.of(part));
    }

    /**
     * A differentiable sum of one part, to be continued with {@link Differentiable#and(double, DifferentiableObjective)}.
     *
     * @throws IllegalArgumentException if the weight is not finite
     */
    public static Differentiable of(double weight, DifferentiableObjective part) {
        return new Differentiable(appended(new double[0], weight), List.of(part));
    }

    /**
     * A sum of parts that are known at run time only: a {@link Differentiable} if all of them have gradients.
     *
     * @param weights (M), finite, copied
     * @param parts M objectives, copied; none of either is a cost of 0
     * @throws IllegalArgumentException if there are not as many weights as parts or one is not finite
     */
    public static Objective of(double[] weights, List<? extends Objective> parts) {
        if (weights.length != parts.size()) {
            throw new IllegalArgumentException(
                    "weights (" + weights.length + ") must be as many as parts (" + parts.size() + ").");
        }
        WeightedSum sum = new WeightedSum(new double[0], List.of());
        for (int m = 0; m < weights.length; m++) {
            sum = sum.and(weights[m], parts.get(m));
        }
        return sum.isSmooth() ? new Differentiable(sum) : sum;
    }

    private boolean isSmooth() {
        return parts.stream().allMatch(part -> part instanceof DifferentiableObjective);
    }

    /**
     * This sum and one part more.
     *
     * @throws IllegalArgumentException if the weight is not finite
     */
    public WeightedSum and(double weight, Objective part) {
        return new WeightedSum(appended(weights, weight), appended(parts, part));
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        GrowingDoubles scratch = pool.acquire();
        try {
            double[] part = scratch.atLeast(to);
            Arrays.fill(costs, from, to, 0.0);
            for (int m = 0; m < weights.length; m++) {
                parts.get(m).evaluate(trajectories, actions, from, to, part);
                for (int n = from; n < to; n++) {
                    costs[n] += weights[m] * part[n];
                }
            }
        } finally {
            pool.release(scratch);
        }
    }

    @Override
    public WeightedSum after(double[] action) {
        return new WeightedSum(
                weights, parts.stream().map(part -> part.after(action)).toList());
    }

    @Override
    public String toString() {
        return "WeightedSum[weights=" + Arrays.toString(weights) + ", parts=" + parts + "]";
    }

    private static double[] appended(double[] weights, double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("weight (" + weight + ") must be finite.");
        }
        double[] more = Arrays.copyOf(weights, weights.length + 1);
        more[weights.length] = weight;
        return more;
    }

    private static <T> List<T> appended(List<? extends T> parts, T part) {
        List<T> more = new ArrayList<>(parts);
        more.add(part);
        return more;
    }

    /** A {@link WeightedSum} whose parts all have gradients, and which therefore has one itself. */
    public static final class Differentiable implements DifferentiableObjective {
        private final List<DifferentiableObjective> parts;
        private final WeightedSum sum;

        private Differentiable(double[] weights, List<DifferentiableObjective> parts) {
            this(new WeightedSum(weights, parts));
        }

        /** @param sum one whose parts all have gradients */
        private Differentiable(WeightedSum sum) {
            this.parts = sum.parts.stream()
                    .map(part -> (DifferentiableObjective) part)
                    .toList();
            this.sum = sum;
        }

        /**
         * This sum and one part more, still differentiable.
         *
         * @throws IllegalArgumentException if the weight is not finite
         */
        public Differentiable and(double weight, DifferentiableObjective part) {
            return new Differentiable(appended(sum.weights, weight), appended(parts, part));
        }

        /**
         * This sum and one part that has no gradient.
         *
         * @throws IllegalArgumentException if the weight is not finite
         */
        public WeightedSum and(double weight, Objective part) {
            return sum.and(weight, part);
        }

        @Override
        public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
            sum.evaluate(trajectories, actions, from, to, costs);
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
            GrowingDoubles scratch = sum.pool.acquire();
            try {
                double[] scaled = scratch.atLeast(to);
                for (int m = 0; m < parts.size(); m++) {
                    for (int n = from; n < to; n++) {
                        scaled[n] = weights[n] * sum.weights[m];
                    }
                    parts.get(m).addGradient(trajectories, actions, from, to, scaled, latentGradient, actionGradient);
                }
            } finally {
                sum.pool.release(scratch);
            }
        }

        /** The goal of its parts with a positive weight, if they agree on one. */
        @Override
        public Optional<Latent> goal() {
            Set<Latent> goals = new LinkedHashSet<>();
            for (int m = 0; m < parts.size(); m++) {
                if (sum.weights[m] > 0) {
                    parts.get(m).goal().ifPresent(goals::add);
                }
            }
            return goals.size() == 1 ? Optional.of(goals.iterator().next()) : Optional.empty();
        }

        @Override
        public Differentiable after(double[] action) {
            return new Differentiable(sum.after(action));
        }

        @Override
        public String toString() {
            return sum.toString();
        }
    }
}
