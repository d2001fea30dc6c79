package foresee.benchmarks;

import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Makes evaluation sets, and checks that what is in one is so. */
public final class Freezer {
    private Freezer() {}

    /**
     * Draws cases and proves that each can be solved.
     *
     * @param progress is told how many cases are done
     * @throws IllegalArgumentException if there is no such task, or trials is below 1
     * @throws IllegalStateException if a goal was not reached, even by the oracle
     */
    public static EvaluationSet freeze(TaskName name, int trials, long seed, IntConsumer progress) {
        Task task = name.find();
        Cases drawn = Cases.drawn(task, trials, seed);
        List<EvaluationSet.Frozen> cases = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Task.Case problem = drawn.at(i);
            cases.add(new EvaluationSet.Frozen(problem, reach(name, i, task, problem)));
            progress.accept(i + 1);
        }
        return new EvaluationSet(name, seed, cases);
    }

    private static Reach reach(TaskName name, int i, Task task, Task.Case problem) {
        return Reach.of(task, problem)
                .orElseThrow(() -> new IllegalStateException(
                        name + ", case " + i + " (seed " + problem.seed() + "): the oracle did not reach the goal in "
                                + task.budget() + " steps.\nMaybe take another seed."));
    }
}
