package foresee.benchmarks.matrix;

import foresee.benchmarks.TaskName;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import java.util.ArrayList;
import java.util.List;

/** A task of a specification: a frozen set, or cases drawn at each level of variation from each seed. */
final class TaskRow {
    private TaskRow() {}

    /**
     * The places of a task.
     *
     * @param trials of a task that does not say how many
     * @throws IllegalArgumentException if there is no such task, or it says too much
     */
    static List<Where> places(RawSpec.Place task, RawSpec spec, int trials) {
        int own = task.trials() != null ? task.trials() : trials;
        return task.set() == null ? drawn(task, spec, own) : List.of(frozen(task, own));
    }

    private static Where frozen(RawSpec.Place task, int trials) {
        if (task.env() != null || task.layout() != null || task.task() != null) {
            throw new IllegalArgumentException(
                    "tasks: set (" + task.set() + ") says what to do and where; leave out env, layout and task.");
        }
        return Where.of(FrozenSets.of(task.set()), trials);
    }

    private static List<Where> drawn(RawSpec.Place task, RawSpec spec, int trials) {
        String environment = RawSpec.required("tasks: env", task.env());
        String layout = task.layout() == null ? Sandbox.layouts(environment).get(0) : task.layout();
        String name = RawSpec.required("tasks: task", task.task());
        List<Where> places = new ArrayList<>();
        for (String level : spec.variations() == null ? List.of("nominal") : spec.variations()) {
            TaskName found = new TaskName(environment, layout, VariationLevel.of(level), name);
            found.find();
            for (long seed : spec.seeds() == null ? List.of(0L) : spec.seeds()) {
                places.add(Where.drawn(found, seed, trials));
            }
        }
        return places;
    }
}
