package foresee.benchmarks;

import foresee.control.Policy;
import foresee.envs.Criterion;
import foresee.envs.SuccessTracker;
import foresee.envs.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One run of a task by an entrant, judged after every step; over once every criterion is met, or the one asked about, or the budget
 * is spent. Used by one thread.
 */
public final class Trial {
    private final Task task;
    private final Entrant entrant;
    private final Consumer<float[]> witness;
    private final Predicate<SuccessTracker> over;
    private final PlanClock clock = new PlanClock();

    /** A run that nobody watches. */
    public Trial(Task task, Entrant entrant) {
        this(task, entrant, state -> {});
    }

    /**
     * A run that is watched.
     *
     * @param witness sees the state after every step, which it must not change
     */
    public Trial(Task task, Entrant entrant, Consumer<float[]> witness) {
        this(task, entrant, witness, SuccessTracker::finished);
    }

    private Trial(Task task, Entrant entrant, Consumer<float[]> witness, Predicate<SuccessTracker> over) {
        this.task = task;
        this.entrant = entrant;
        this.witness = witness;
        this.over = over;
    }

    /**
     * A run that is over, too, once one criterion is met: whether it is, and when, is as in the whole run.
     *
     * @param criterion one of the task's; another is an error when the run begins
     */
    public static Trial until(Task task, Entrant entrant, String criterion) {
        return new Trial(task, entrant, state -> {}, tracker -> tracker.met(criterion) || tracker.finished());
    }

    /**
     * A run that goes on for a while after every criterion is met: whether they are, and when, is as in {@link #Trial(Task, Entrant)}.
     *
     * @param leastSteps before which it is not over, unless the budget is spent
     */
    public static Trial lasting(Task task, Entrant entrant, int leastSteps) {
        return new Trial(task, entrant, state -> {}, tracker -> tracker.finished() && tracker.steps() >= leastSteps);
    }

    /** Times of the plans made. */
    PlanClock clock() {
        return clock;
    }

    /**
     * Runs a case.
     *
     * @param trial its number in the result
     */
    public TrialResult run(int trial, Task.Case problem) {
        SuccessTracker tracker = new SuccessTracker(task, problem.goal());
        WayHash way = new WayHash();
        try (Policy policy = entrant.start().policy(problem, clock)) {
            walk(policy, problem, tracker, way);
        }
        return new TrialResult(
                trial,
                problem.seed(),
                metAt(tracker),
                tracker.distance(),
                tracker.nearest(),
                tracker.steps(),
                clock.plans(),
                clock.evaluations(),
                way.toString());
    }

    private void walk(Policy policy, Task.Case problem, SuccessTracker tracker, WayHash way) {
        Walk.run(task.environment(), entrant.sight(), policy, problem.start(), task.budget(), (step, state) -> {
            tracker.record(state);
            way.add(state);
            witness.accept(state);
            return !over.test(tracker);
        });
    }

    private Map<String, Integer> metAt(SuccessTracker tracker) {
        Map<String, Integer> metAt = new LinkedHashMap<>();
        for (Criterion criterion : task.criteria()) {
            tracker.metAt(criterion.name()).ifPresent(step -> metAt.put(criterion.name(), step));
        }
        return metAt;
    }
}
