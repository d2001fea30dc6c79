package foresee.benchmarks.matrix;

import foresee.benchmarks.Cases;
import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.TaskName;
import foresee.envs.Task;
import foresee.envs.VariationLevel;

/**
 * The cases of a cell. Cells with equal values here are measured on the same starts and goals, so that they compare pair by pair.
 *
 * @param environment its name
 * @param layout its name, or walls as text
 * @param variation level of variation: {@code nominal}, {@code mild} or {@code strong}
 * @param task its name
 * @param set name of the frozen set they are the first cases of; empty if they are drawn
 * @param seed that they are, or were, drawn from
 * @param trials how many
 */
public record Where(
        String environment, String layout, String variation, String task, String set, long seed, int trials) {

    /**
     * @throws IllegalArgumentException if trials is below 1
     */
    public Where {
        if (trials < 1) {
            throw new IllegalArgumentException("trials (" + trials + ") must be at least 1.");
        }
    }

    /** Cases drawn from a seed. */
    static Where drawn(TaskName name, long seed, int trials) {
        return new Where(name.environment(), name.layout(), name.level().word(), name.task(), "", seed, trials);
    }

    /** The first cases of a bundled set. */
    static Where of(EvaluationSet set, int trials) {
        TaskName name = set.name();
        return new Where(
                name.environment(),
                name.layout(),
                name.level().word(),
                name.task(),
                name.toString(),
                set.seed(),
                set.first(trials).count());
    }

    /** The task by its names. */
    public TaskName taskName() {
        return new TaskName(environment, layout, VariationLevel.of(variation), task);
    }

    /**
     * What is to be done.
     *
     * @throws IllegalArgumentException if there is no such task
     */
    public Task findTask() {
        return taskName().find();
    }

    /** The cases themselves. */
    public Cases cases() {
        return set.isEmpty()
                ? Cases.drawn(findTask(), trials, seed)
                : FrozenSets.of(set).first(trials);
    }

    /** The same with other {@link #trials}. */
    Where withTrials(int count) {
        return new Where(environment, layout, variation, task, set, seed, count);
    }

    /** The same of whatever seed, and however many: what is told as one. */
    public Where withoutSeed() {
        return new Where(environment, layout, variation, task, set, 0, 1);
    }

    /** The task in one word, as {@link TaskName} has it. */
    public String taskWord() {
        return taskName().toString();
    }

    /** {@code two-room-fixed-cross-room, seed 7}, or with the set. */
    public String words() {
        return taskWord() + (set.isEmpty() ? " seed " + seed : " (frozen)") + ", " + trials + " trials";
    }
}
