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
     */
    public record Iteration(
            int evaluations, double best, double mean, double spread, int nonFiniteCosts, boolean complete) {}
}
