package foresee.benchmarks.failure;

import java.util.List;
import java.util.Optional;

/**
 * Why one trial failed, and what became of it when it was run again with one thing put right.
 *
 * <p>A trial may be more than one thing: {@link #failure} is the first that holds by {@link FailureAnalysis}, {@link #outcomes} show all.
 *
 * @param trial its number in the cell
 * @param seed what its start and goal were drawn from
 * @param criterion that it did not meet
 * @param leastDistance of the trial to the goal after any step, in the task's unit
 * @param radius of the task, in the same unit
 * @param failure its class
 * @param otherSeeds of {@link #SEEDS} runs with nothing changed but the planner's seed, how many met the criterion
 * @param outcomes of the reruns, in the order of {@link Rerun}, copied; those that do not apply are missing
 * @param notes what a reader must know besides, a sentence each, copied
 */
public record Diagnosis(
        int trial,
        long seed,
        String criterion,
        double leastDistance,
        double radius,
        FailureClass failure,
        int otherSeeds,
        List<Outcome> outcomes,
        List<String> notes) {
    /** Runs with other planning seeds. */
    public static final int SEEDS = 8;

    public Diagnosis {
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
    }

    /** How far from success it was: the least distance in radii of the task. */
    public double badness() {
        return leastDistance / radius;
    }

    /** What became of a rerun; empty if it was not run. */
    public Optional<Outcome> outcome(Rerun rerun) {
        return outcomes.stream().filter(outcome -> outcome.rerun() == rerun).findFirst();
    }

    /** Whether a rerun was run and reached the goal. */
    public boolean reached(Rerun rerun) {
        return outcome(rerun).map(Outcome::reached).orElse(false);
    }

    /**
     * Whether most of the other seeds reached the goal: the trial failed by bad luck in its search, more than by anything that a rerun puts
     * right.
     */
    public boolean byChance() {
        return byChance(otherSeeds);
    }

    /** Whether so many of {@link #SEEDS} are most. */
    static boolean byChance(int otherSeeds) {
        return 2 * otherSeeds > SEEDS;
    }
}
