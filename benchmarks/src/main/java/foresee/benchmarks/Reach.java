package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.Policy;
import foresee.envs.KnownWay;
import foresee.envs.SuccessTracker;
import foresee.envs.Task;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The proof that the goal of a case can be reached: who reached it from the start, by the task's first criterion, and in how many
 * steps of the budget.
 *
 * @param by {@code data policy}, {@code strokes}, {@code shortest way} (see {@link KnownWay}) or {@code oracle} (see {@link Oracle})
 * @param steps after which it was first reached, at least 1
 */
public record Reach(String by, int steps) {
    /** What {@link #by} says of goals that were searched for. */
    static final String ORACLE = "oracle";

    public Reach {
        if (by.isBlank() || steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1, and somebody's.");
        }
    }

    /** By the known way, which is carried out again from the start; by the oracle if none is known, or if it fails. */
    public static Optional<Reach> of(Task task, Task.Case problem) {
        return known(task, problem).or(() -> searched(task, problem));
    }

    private static Optional<Reach> known(Task task, Task.Case problem) {
        return KnownWay.of(task, problem).flatMap(way -> {
            Iterator<double[]> actions = way.actions().iterator();
            return reach(
                    way.origin(),
                    task,
                    problem,
                    observation -> actions.next(),
                    way.actions().size());
        });
    }

    private static Optional<Reach> searched(Task task, Task.Case problem) {
        try (Policy oracle = Oracle.entrant(task).start().policy(problem, ControlListener.NONE)) {
            return reach(ORACLE, task, problem, oracle, task.budget());
        }
    }

    private static Optional<Reach> reach(String by, Task task, Task.Case problem, Policy policy, int steps) {
        String first = task.criteria().get(0).name();
        SuccessTracker tracker = new SuccessTracker(task, problem.goal());
        Walk.run(task.environment(), Entrant.Sight.STATES, policy, problem.start(), steps, (step, state) -> {
            tracker.record(state);
            return !tracker.met(first) && !tracker.finished();
        });
        OptionalInt met = tracker.metAt(first);
        return met.isPresent() ? Optional.of(new Reach(by, met.getAsInt())) : Optional.empty();
    }
}
