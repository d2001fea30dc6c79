package foresee.planning;

import java.util.List;

/**
 * What happened during one search, iteration by iteration.
 *
 * @param iterations in order, copied
 */
public record PlanTrace(List<Iteration> iterations) {
    public PlanTrace {
        iterations = List.copyOf(iterations);
    }

    /** Candidates scored in all. */
    public long evaluations() {
        return iterations.stream().mapToLong(Iteration::evaluations).sum();
    }

    /** Candidates with a non-finite cost in all. */
    public long nonFiniteCosts() {
        return iterations.stream().mapToLong(Iteration::nonFiniteCosts).sum();
    }

    /** Candidates with a gradient that is not finite in all. */
    public long nonFiniteGradients() {
        return iterations.stream().mapToLong(Iteration::nonFiniteGradients).sum();
    }

    /**
     * One iteration.
     *
     * @param evaluations candidates scored in it
     * @param best least finite cost so far in the whole search, NaN before there is one
     * @param mean mean of the finite costs of this iteration, NaN if none
     * @param spread root mean square of the sampling deviation, in half-widths of the action space; 0 where
     *     there is no such distribution
     * @param nonFiniteCosts candidates of this iteration that scored NaN or infinite
     * @param complete whether every candidate was scored before the budget ran out
     * @param nonFiniteGradients candidates of this iteration with a NaN or infinity in their gradient; 0 where none is asked for
     */
    public record Iteration(
            int evaluations,
            double best,
            double mean,
            double spread,
            int nonFiniteCosts,
            boolean complete,
            int nonFiniteGradients) {

        /** An iteration without gradients. */
        public Iteration(
                int evaluations, double best, double mean, double spread, int nonFiniteCosts, boolean complete) {
            this(evaluations, best, mean, spread, nonFiniteCosts, complete, 0);
        }

        /** The same with another {@link #best}, for the trace of a search that is part of a longer one. */
        public Iteration withBest(double value) {
            return new Iteration(evaluations, value, mean, spread, nonFiniteCosts, complete, nonFiniteGradients);
        }
    }
}
