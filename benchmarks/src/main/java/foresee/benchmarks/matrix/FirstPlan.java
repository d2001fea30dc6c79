package foresee.benchmarks.matrix;

import foresee.benchmarks.Entrant;
import foresee.control.ControlListener;
import foresee.control.Policy;
import foresee.envs.Task;
import foresee.model.Observation;

/** Makes the first plan of a case again and again: what it takes, and so that its code is compiled before its time counts. */
final class FirstPlan {
    private static final int LEAST_PLANS = 3;
    private static final double NANOS = 1e9;

    private FirstPlan() {}

    /**
     * What one plan takes, the last of several.
     *
     * @param warmUp seconds for which plans are made, at least three of them
     */
    static double seconds(Entrant entrant, Task task, Task.Case problem, double warmUp) {
        long begun = System.nanoTime();
        double last = 0;
        for (int i = 0; i < LEAST_PLANS || (System.nanoTime() - begun) / NANOS < warmUp; i++) {
            last = once(entrant, task, problem);
        }
        return last;
    }

    private static double once(Entrant entrant, Task task, Task.Case problem) {
        try (Policy policy = entrant.start().policy(problem, ControlListener.NONE)) {
            Observation seen = entrant.sight().observe(task.environment(), problem.start(), 0);
            long begun = System.nanoTime();
            policy.act(seen);
            return (System.nanoTime() - begun) / NANOS;
        }
    }
}
