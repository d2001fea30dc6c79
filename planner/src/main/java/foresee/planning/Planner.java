package foresee.planning;

/**
 * A search for the action sequence of least cost. Immutable and safe for several threads at once: a run's state is local.
 *
 * <p>With a budget in evaluations, the same problem and seed give the same plan, bit for bit.
 */
public interface Planner {

    /**
     * The best sequence found within the problem's budget, never worse than the problem's guess where costs are finite.
     *
     * @param seed what random numbers are keyed by, together with iteration and candidate
     */
    Plan plan(PlanningProblem problem, long seed);

    /** Name and settings in one line, for reports: {@code mppi(samples=64, ...)}. */
    String describe();
}
