package foresee.benchmarks;

import foresee.control.MpcController;
import foresee.control.Policy;
import foresee.envs.Criterion;
import foresee.envs.SuccessTracker;
import foresee.envs.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One run of a task by an entrant, judged after every step; over once every criterion is met or the budget is spent. */
final class Trial {
    private final Task task;
    private final Entrant entrant;
    private final Consumer<float[]> witness;
    private final PlanClock clock = new PlanClock();

    Trial(Task task, Entrant entrant) {
        this(task, entrant, state -> {});
    }

    /**
     * @param witness sees the state after every step, which it must not change
     */
    Trial(Task task, Entrant entrant, Consumer<float[]> witness) {
        this.task = task;
        this.entrant = entrant;
        this.witness = witness;
    }

    /** Times of the plans made. */
    PlanClock clock() {
        return clock;
    }

    TrialResult run(int trial, Task.Case problem) {
        SuccessTracker tracker = new SuccessTracker(task, problem.goal());
        WayHash way = new WayHash();
        Policy policy = entrant.start().policy(problem, clock);
        try {
            walk(policy, problem, tracker, way);
        } finally {
            close(policy);
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
            return !tracker.finished();
        });
    }

    private static void close(Policy policy) {
        if (policy instanceof MpcController controller) {
            controller.close();
        }
    }

    private Map<String, Integer> metAt(SuccessTracker tracker) {
        Map<String, Integer> metAt = new LinkedHashMap<>();
        for (Criterion criterion : task.criteria()) {
            tracker.metAt(criterion.name()).ifPresent(step -> metAt.put(criterion.name(), step));
        }
        return metAt;
    }
}
