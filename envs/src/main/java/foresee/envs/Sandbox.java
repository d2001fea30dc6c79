package foresee.envs;

import java.util.Arrays;
import java.util.List;

/** The catalogue: every environment, its layouts and its tasks by name. */
public final class Sandbox {
    private Sandbox() {}

    /** Names of all environments. */
    public static List<String> environments() {
        return List.of(TwoRoom.ID);
    }

    /**
     * One sentence about an environment.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static String summary(String name) {
        return switch (name) {
            case TwoRoom.ID -> "Two rooms and one to three doors between them; a disc moves by up to 2.45 px a step.";
            default -> throw unknownEnvironment(name);
        };
    }

    /**
     * Names of an environment's layouts, its default first.
     *
     * @throws IllegalArgumentException if there is no environment of that name
     */
    public static List<String> layouts(String name) {
        return switch (name) {
            case TwoRoom.ID ->
                Arrays.stream(TwoRoom.Layout.values()).map(TwoRoom.Layout::word).toList();
            default -> throw unknownEnvironment(name);
        };
    }

    /**
     * An environment in its default layout.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Environment environment(String name) {
        return environment(name, layouts(name).get(0));
    }

    /**
     * An environment in one of its {@link #layouts}, nothing varied.
     *
     * @throws IllegalArgumentException if there is no environment or no layout of that name
     */
    public static Environment environment(String name, String layout) {
        return environment(name, layout, VariationLevel.NOMINAL);
    }

    /**
     * An environment in one of its {@link #layouts} that differs from episode to episode as the level says.
     *
     * @throws IllegalArgumentException if there is no environment or no layout of that name
     */
    public static Environment environment(String name, String layout, VariationLevel level) {
        List<String> layouts = layouts(name);
        if (!layouts.contains(layout)) {
            throw new IllegalArgumentException(NearestName.unknown("layout of " + name, layout, layouts));
        }
        return switch (name) {
            case TwoRoom.ID -> new TwoRoom(TwoRoom.Layout.of(layout), level);
            default -> throw unknownEnvironment(name);
        };
    }

    /**
     * Everything there is to do in an environment.
     *
     * @throws IllegalArgumentException if the environment is not of this catalogue
     */
    public static List<Task> tasks(Environment environment) {
        if (environment instanceof TwoRoom rooms) {
            return Arrays.stream(TwoRoomTask.Rooms.values())
                    .<Task>map(which -> new TwoRoomTask(rooms, which))
                    .toList();
        }
        throw unknownEnvironment(environment.id());
    }

    /**
     * One of an environment's {@link #tasks}.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Task task(Environment environment, String name) {
        List<Task> tasks = tasks(environment);
        List<String> names = tasks.stream().map(Task::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(NearestName.unknown("task of " + environment.id(), name, names));
        }
        return tasks.get(names.indexOf(name));
    }

    /**
     * The policy whose episodes are good to learn an environment from.
     *
     * @param steps actions in each episode
     * @throws IllegalArgumentException if the environment is not of this catalogue, or steps is below 1
     */
    public static DataPolicy dataPolicy(Environment environment, int steps) {
        if (environment instanceof TwoRoom rooms) {
            return TwoRoomData.defaults(rooms).withSteps(steps);
        }
        throw unknownEnvironment(environment.id());
    }

    private static IllegalArgumentException unknownEnvironment(String name) {
        return new IllegalArgumentException(NearestName.unknown("environment", name, environments()));
    }
}
