package foresee.benchmarks;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.VariationLevel;

/**
 * A task of the catalogue by its names.
 *
 * @param environment one of {@link Sandbox#environments()}
 * @param layout one of the environment's, or walls as text
 * @param level how much differs from episode to episode
 * @param task one of the environment's
 */
public record TaskName(String environment, String layout, VariationLevel level, String task) {

    /** A task where nothing is varied. */
    public TaskName(String environment, String layout, String task) {
        this(environment, layout, VariationLevel.NOMINAL, task);
    }

    /** A task in the environment's default layout, where nothing is varied. */
    public static TaskName inDefaultLayout(String environment, String task) {
        return new TaskName(environment, Sandbox.layouts(environment).get(0), task);
    }

    /**
     * The task itself.
     *
     * @throws IllegalArgumentException if there is no such environment, layout or task
     */
    public Task find() {
        Environment world = Sandbox.environment(environment, layout, level);
        return Sandbox.task(world, task);
    }

    /**
     * In one word, for files: {@code two-room-fixed-cross-room}, behind it the level if it is not nominal; walls given as text are
     * {@code walls} and a hash.
     */
    @Override
    public String toString() {
        boolean isName = Sandbox.layouts(environment).contains(layout);
        String where = isName ? layout : "walls-" + Integer.toHexString(layout.hashCode());
        String name = environment + "-" + where + "-" + task;
        return level == VariationLevel.NOMINAL ? name : name + "-" + level.word();
    }
}
