package foresee.benchmarks.failure;

import foresee.benchmarks.TrialResult;
import foresee.control.PlanEvent;
import foresee.envs.Task;
import java.util.List;
import java.util.Optional;

/**
 * All that a page about a failed trial is drawn from: its way, and the plan at which it went wrong. Immutable.
 *
 * <p>The trial is run once more to see it. Where time limited its plans that is another trial with about as much search, and may go
 * another way: {@link SeenTrial#result} is of the one that is shown.
 */
public final class WorstTrial {
    private final SeenTrial seen;
    private final Diagnosis diagnosis;
    private final Optional<TellingPlan> telling;

    private WorstTrial(SeenTrial seen, Diagnosis diagnosis, Optional<TellingPlan> telling) {
        this.seen = seen;
        this.diagnosis = diagnosis;
        this.telling = telling;
    }

    /**
     * Runs a failed trial again, and looks.
     *
     * @param failed the trial's result
     * @param problem its case
     * @param diagnosis why it failed
     * @param seed of the landscape's directions
     */
    public static WorstTrial of(
            FailureAnalysis analysis, TrialResult failed, Task.Case problem, Diagnosis diagnosis, long seed) {
        Task task = analysis.task();
        Planned planned = analysis.repeatable(failed);
        SeenTrial seen = SeenTrial.of(task, planned, failed.trial(), problem);
        Optional<TellingPlan> telling = tellingEvent(seen)
                .map(event -> TellingPlan.of(
                        task, planned, problem.goal(), event, seen.state(Math.toIntExact(event.tick())), seed));
        return new WorstTrial(seen, diagnosis, telling);
    }

    /** The first plan made once the agent was nearest; the last one if none followed. */
    private static Optional<PlanEvent> tellingEvent(SeenTrial seen) {
        List<PlanEvent> plans = seen.plans();
        return plans.stream()
                .filter(event -> event.tick() >= seen.nearestStep())
                .findFirst()
                .or(() -> plans.isEmpty() ? Optional.empty() : Optional.of(plans.get(plans.size() - 1)));
    }

    /** The trial itself. */
    public SeenTrial seen() {
        return seen;
    }

    /** Why it failed. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** The plan that should have reached the goal and did not; empty if nothing was planned. */
    public Optional<TellingPlan> tellingPlan() {
        return telling;
    }
}
