package foresee.benchmarks.failure;

/**
 * What became of a rerun.
 *
 * @param rerun what was put right
 * @param planner that searched, by its name in the catalogue
 * @param evaluations that one plan may cost
 * @param reached whether the criterion was met that the trial had failed; the run ended with it
 * @param leastDistance to the goal after any step, in the task's unit
 * @param steps taken
 */
public record Outcome(
        Rerun rerun, String planner, long evaluations, boolean reached, double leastDistance, int steps) {}
