package foresee.planning;

import foresee.model.KeyedRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two planners one after the other: the first finds a valley, the second, starting from the first one's plan, its bottom.
 *
 * <pre>{@code
 * plan 1 = first.plan(problem with a share of the budget)
 * plan 2 = second.plan(problem from plan 1 with what is left of the budget)
 * return the cheaper one
 * }</pre>
 *
 * <p>The second planner scores the plan it starts from again, which is one evaluation of its share. What the first leaves of its
 * share, the second may spend. The verdict is against the problem's own guess, the trace is that of both; alternatives are
 * the second planner's, or the first one's if it has none.
 *
 * <p><b>Why:</b> what samples is not stopped by a wall and slow at the end; what descends is stopped by every wall and fast at the
 * end. Either may itself be a RefinedPlanner.
 *
 * <p><b>Source:</b> gradient steps after sampling, in learned models: Bharadhwaj, Xie, Shkurti, "Model-predictive control via
 * cross-entropy and gradient-based optimization", arXiv 2004.08763. Where we differ: the descent follows the whole search
 * instead of going on inside every iteration, and either planner may be any.
 */
public final class RefinedPlanner implements Planner {
    private final Planner first;
    private final Planner second;
    private final double share;

    /** The cross-entropy method for half of the budget, then one descent with Adam from its plan. */
    public RefinedPlanner() {
        this(new CemPlanner(), descent(), 0.5);
    }

    /**
     * @param first finds a plan
     * @param second improves it
     * @param share of the budget that the first may spend, 0 to 1
     * @throws IllegalArgumentException if the share is out of range
     */
    public RefinedPlanner(Planner first, Planner second, double share) {
        Settings.shareUpToOne("share", share);
        this.first = first;
        this.second = second;
        this.share = share;
    }

    private static Planner descent() {
        return new GradientPlanner(
                GradientPlanner.Config.defaults().withRestarts(1).withLearningRate(0.1));
    }

    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        long start = System.nanoTime();
        Plan found = first.plan(problem.withBudget(problem.budget().part(share)), seed);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Budget rest = problem.budget().after(found.trace().evaluations(), time);
        Plan refined = second.plan(problem.withGuess(found.actions()).withBudget(rest), KeyedRandom.key(seed, 1));
        return cheaper(found, refined);
    }

    /** The refined plan if it costs less, with the verdict and the trace of both searches. */
    private static Plan cheaper(Plan found, Plan refined) {
        boolean better = !Double.isFinite(found.cost()) || refined.cost() < found.cost();
        Plan best = better ? refined : found;
        PlanTrace trace = joined(found, refined);
        // the second search starts from the problem's guess where the first did not improve on it
        boolean improved = found.verdict().improved() || refined.verdict().improved();
        Plan.Verdict verdict = new Plan.Verdict(
                improved,
                best.verdict().atBounds(),
                trace.nonFiniteCosts(),
                best.verdict().violation());
        boolean onlyFirst = refined.alternatives().isEmpty();
        return new Plan(
                best.actions(), best.cost(), verdict, trace, onlyFirst ? found.alternatives() : refined.alternatives());
    }

    private static PlanTrace joined(Plan found, Plan refined) {
        List<PlanTrace.Iteration> iterations = new ArrayList<>(found.trace().iterations());
        for (PlanTrace.Iteration iteration : refined.trace().iterations()) {
            iterations.add(iteration.withBest(least(found.cost(), iteration.best())));
        }
        return new PlanTrace(iterations);
    }

    /** The lesser of two costs, the finite one if only one is. */
    private static double least(double a, double b) {
        return Double.isFinite(a) && !(b < a) ? a : b;
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT, "refined(first=%s, second=%s, share=%s)", first.describe(), second.describe(), share);
    }
}
