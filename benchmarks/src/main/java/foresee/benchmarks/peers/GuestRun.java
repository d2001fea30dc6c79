package foresee.benchmarks.peers;

import foresee.envs.Criterion;
import foresee.envs.SuccessTracker;
import foresee.envs.Task;
import foresee.model.Frame;
import java.util.LinkedHashMap;
import java.util.Map;

/** One run of a task by somebody outside, judged after every step as a trial of ours is. Mutable. */
final class GuestRun {
    private final Task task;
    private final SuccessTracker tracker;
    private float[] state;

    GuestRun(Task task, Task.Case problem) {
        this.task = task;
        this.tracker = new SuccessTracker(task, problem.goal());
        this.state = problem.start();
    }

    /**
     * Carries out actions one after the other, until the run is finished.
     *
     * @param actions (n,A)
     * @throws IllegalArgumentException if the run was finished before, or the environment refuses one
     */
    void act(double[][] actions) {
        if (finished()) {
            throw new IllegalArgumentException("the run was finished after step " + steps() + ".");
        }
        for (int i = 0; i < actions.length && !finished(); i++) {
            state = task.environment().step(state, actions[i]);
            tracker.record(state);
        }
    }

    /** What models see now. */
    Frame frame() {
        return task.environment().render(state);
    }

    int steps() {
        return tracker.steps();
    }

    double distance() {
        return tracker.distance();
    }

    boolean finished() {
        return tracker.finished();
    }

    /** Criteria that were met, each with the step at which it first was. */
    Map<String, Integer> metAt() {
        Map<String, Integer> metAt = new LinkedHashMap<>();
        for (Criterion criterion : task.criteria()) {
            tracker.metAt(criterion.name()).ifPresent(step -> metAt.put(criterion.name(), step));
        }
        return metAt;
    }
}
