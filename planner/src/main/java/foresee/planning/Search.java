package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run of a planner: spends the budget iteration by iteration, remembers the cheapest candidate and what happened.
 *
 * <p>Candidate 0 of the first iteration must be the problem's guess, and is scored even if all the budget is one evaluation.
 */
final class Search {
    private static final double[] NO_GRADIENT = {};

    private final PlanningProblem problem;
    private final Allowance allowance;
    private final int samples;
    private final int maxIterations;
    private final int reserved;
    private final ActionBatch candidates;
    private final double[] costs;
    private final List<PlanTrace.Iteration> iterations = new ArrayList<>();
    private int count;
    private ActionSequence best;
    private double bestCost = Double.NaN;
    private double guessCost = Double.NaN;

    /**
     * Begins to spend the problem's budget.
     *
     * @param samples candidates of one iteration
     * @param maxIterations iterations after which the search ends though there is budget left
     * @param reserved evaluations, 0 or 1, kept back for {@link #scoreLast}
     */
    Search(PlanningProblem problem, int samples, int maxIterations, int reserved) {
        this(problem, samples, 0, maxIterations, reserved);
    }

    /** The same with room for {@code extra} candidates behind the samples, which are never scored. */
    Search(PlanningProblem problem, int samples, int extra, int maxIterations, int reserved) {
        this.samples = samples;
        this.problem = problem;
        this.allowance = problem.budget().start();
        this.maxIterations = maxIterations;
        this.reserved = reserved;
        this.candidates = new ActionBatch(
                samples + extra, problem.horizon(), problem.actionSpace().size());
        this.costs = new double[samples + extra];
        this.best = problem.guess();
    }

    /** Takes the next iteration out of the budget; false if the search is over. The last one may be smaller. */
    boolean nextIteration() {
        return nextIteration(samples);
    }

    /** The same with another number of candidates, at most {@code samples}. */
    boolean nextIteration(int wanted) {
        long spendable = Math.max(allowance.remaining() - reserved, iterations.isEmpty() ? 1 : 0);
        int affordable = (int) Math.min(wanted, spendable);
        count = iterations.size() < maxIterations && affordable > 0 ? allowance.grant(affordable) : 0;
        return count > 0;
    }

    /** Whether no iteration can follow this one. Under a deadline only the greatest number of iterations tells. */
    boolean isLastIteration() {
        return allowance.remaining() <= reserved || iterations.size() == maxIterations - 1;
    }

    /** Share of the search that is over, 0 to 1: of its budget or of its iterations, whichever is more. */
    double progress() {
        return Math.max(allowance.shareSpent(), (double) iterations.size() / maxIterations);
    }

    /** Scores one plan more, if the budget has an evaluation left. */
    void scoreLast(ActionSequence last) {
        count = allowance.grant(1);
        if (count > 0) {
            candidates.set(0, last);
            score(0);
        }
    }

    /** The cheapest plan so far; the guess before there is one. */
    ActionSequence best() {
        return best;
    }

    /** Number of this iteration, from 0. */
    int iteration() {
        return iterations.size();
    }

    /** Candidates of this iteration; more may be in the arrays. */
    int count() {
        return count;
    }

    /** The candidates, to be filled in before they are scored. */
    ActionBatch candidates() {
        return candidates;
    }

    /** What they cost, once scored. */
    double[] costs() {
        return costs;
    }

    /**
     * Scores the candidates and ends this iteration.
     *
     * @param spread of the distribution they were drawn from, for the trace
     * @return whether all were scored; what was not is no ground to learn from
     */
    boolean score(double spread) {
        return conclude(problem.cost().evaluate(candidates, count, costs, allowance), spread, NO_GRADIENT);
    }

    /**
     * Scores the candidates with their gradients and ends this iteration. An evaluation with a gradient counts as one.
     *
     * @param gradient (N,H,A) dJ(n)/da(n), overwritten
     * @return whether all were scored; what was not is no ground to learn from
     */
    boolean scoreWithGradient(double[] gradient) {
        Arrays.fill(gradient, 0.0);
        DifferentiableTrajectoryCost cost = problem.differentiableCost();
        boolean complete = cost.evaluateWithGradient(candidates, count, costs, gradient, allowance);
        return conclude(complete, 0, gradient);
    }

    /** Whether the budget has that many evaluations left. */
    boolean leaves(int evaluations) {
        return allowance.remaining() >= evaluations;
    }

    /**
     * Has every slice of candidates scored by {@code scorer}, which writes {@link #costs} and adds gradients, and ends this
     * iteration.
     *
     * @param gradient (N,H,A), overwritten
     * @return whether all were scored
     */
    boolean scoreBy(LiftedSteps steps, LiftedSteps.SliceWork scorer, double[] gradient) {
        return work(steps, scorer, gradient, true);
    }

    /**
     * Has every slice of candidates tried out by {@code trial}: as {@link #scoreBy}, but what it writes are not the costs of
     * rollouts, so that they are counted and averaged, and no candidate is kept for them.
     */
    boolean tryOut(LiftedSteps steps, LiftedSteps.SliceWork trial, double[] gradient) {
        return work(steps, trial, gradient, false);
    }

    private boolean work(LiftedSteps steps, LiftedSteps.SliceWork work, double[] gradient, boolean kept) {
        Arrays.fill(gradient, 0.0);
        return conclude(steps.inSlices(count, work, allowance), kept, 0, gradient);
    }

    private boolean conclude(boolean complete, double spread, double[] gradient) {
        return conclude(complete ? count : scored(), true, spread, gradient) && complete;
    }

    private boolean conclude(int scored, boolean kept, double spread, double[] gradient) {
        boolean complete = scored == count;
        if (iteration() == 0 && scored > 0) {
            guessCost = costs[0];
        }
        CostSummary summary = CostSummary.of(costs, scored);
        if (kept) {
            keep(summary);
        }
        iterations.add(new PlanTrace.Iteration(
                scored, bestCost, summary.mean(), spread, summary.nonFinite(), complete, nonFinite(gradient, scored)));
        return complete;
    }

    private int nonFinite(double[] gradient, int scored) {
        int nonFinite = 0;
        for (int n = 0; n < scored && gradient.length > 0; n++) {
            nonFinite += isFinite(gradient, n) ? 0 : 1;
        }
        return nonFinite;
    }

    /** Whether every component of candidate {@code n}'s gradient is finite. */
    boolean isFinite(double[] gradient, int n) {
        int end = candidates.offset(n + 1, 0);
        for (int j = candidates.offset(n, 0); j < end; j++) {
            if (!Double.isFinite(gradient[j])) {
                return false;
            }
        }
        return true;
    }

    /** How many were scored before the search was stopped: up to the last that is not NaN. */
    private int scored() {
        int scored = count;
        while (scored > 0 && Double.isNaN(costs[scored - 1])) {
            scored--;
        }
        return scored;
    }

    private void keep(CostSummary summary) {
        if (summary.cheapest() >= 0 && !(costs[summary.cheapest()] >= bestCost)) {
            bestCost = costs[summary.cheapest()];
            best = candidates.sequence(summary.cheapest());
        }
    }

    /** The cheapest of everything scored, the earliest of equals. */
    Plan plan() {
        return plan(List.of(), 0);
    }

    /** The same, with the first {@code most} of those {@code others} that differ from it as alternatives. */
    Plan plan(List<ActionSequence> others, int most) {
        PlanTrace trace = new PlanTrace(iterations);
        boolean improved = !Double.isNaN(bestCost) && !(Double.isFinite(guessCost) && bestCost >= guessCost);
        double onEdge = shareOnEdge(problem.actionSpace(), best);
        Plan.Verdict verdict = new Plan.Verdict(improved, onEdge, trace.nonFiniteCosts(), violation());
        return new Plan(
                best, Double.isNaN(bestCost) ? guessCost : bestCost, verdict, trace, without(best, others, most));
    }

    private static List<ActionSequence> without(ActionSequence best, List<ActionSequence> others, int most) {
        return others.stream().filter(other -> !other.equals(best)).limit(most).toList();
    }

    /** Costs alone do not tell: where there are constraints, the answer is looked at once more, outside the budget. */
    private double violation() {
        return ConstrainedCost.within(problem.cost())
                .map(cost -> Double.isNaN(bestCost) ? Double.NaN : cost.violation(best))
                .orElse(0.0);
    }

    static double shareOnEdge(ActionSpace space, ActionSequence plan) {
        double[] values = plan.toArray();
        int onEdge = 0;
        for (int t = 0; t < plan.horizon(); t++) {
            onEdge += space.onEdge(values, t * plan.actionSize()) ? 1 : 0;
        }
        return (double) onEdge / plan.horizon();
    }
}
