package foresee.envs;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The catalogue: every environment, its layouts and its tasks by name. */
public final class Sandbox {
    private static final List<MazeLayout> MAZES = List.of(MazeLayout.U, MazeLayout.MEDIUM, MazeLayout.LARGE);

    /** Where walls are given as text: the layout is none of a name. */
    private static final String WALL = "#";

    private static final List<Entry<?>> ENTRIES = List.of(
            new Entry<>(
                    TwoRoom.ID,
                    TwoRoom.class,
                    "Two rooms and one to three doors between them; a disc moves by up to 2.45 px a step.",
                    names(TwoRoom.Layout.values(), TwoRoom.Layout::word),
                    (layout, level) -> new TwoRoom(TwoRoom.Layout.of(layout), level),
                    Sandbox::tasksOfRooms,
                    (rooms, steps) -> TwoRoomData.defaults(rooms).withSteps(steps)),
            new Entry<>(
                    TwoRoom.ID,
                    WalledRoom.class,
                    "The same disc among walls that are given as text.",
                    List.of(),
                    (layout, level) -> new WalledRoom(MazeLayout.of(layout), level),
                    rooms -> MazeTask.all(rooms, MazeTask.Terms.WALLED_ROOM),
                    (rooms, steps) -> WalledRoomData.defaults(rooms).withSteps(steps)),
            new Entry<>(
                    PointMaze.ID,
                    PointMaze.class,
                    "A maze and a disc with momentum in it, which is pushed by accelerations.",
                    MAZES.stream().map(MazeLayout::name).toList(),
                    (layout, level) -> new PointMaze(maze(layout), level),
                    maze -> MazeTask.all(maze, MazeTask.Terms.POINT_MAZE),
                    (maze, steps) -> PointMazeData.defaults(maze).withSteps(steps)),
            push(PushBlock.TEE, "A T on a table and a disc that pushes it by up to 20 px (of 512) a step."),
            push(PushBlock.DISC, "A disc on a table and another that pushes it by up to 20 px (of 512) a step."),
            sweep(SweptStuff.ROPE, "A chain on a table and a disc that sweeps it about."),
            sweep(SweptStuff.GRAINS, "60 discs on a table and a bar that sweeps them about."),
            new Entry<>(
                    Reacher.ID,
                    Reacher.class,
                    "An arm of two links on a table, moved by the torques of its joints.",
                    List.of("open"),
                    (layout, level) -> new Reacher(level),
                    arm -> List.of(new ReacherTask(arm)),
                    (arm, steps) -> ReacherData.defaults(arm).withSteps(steps)),
            new Entry<>(
                    CartPole.ID,
                    CartPole.class,
                    "A cart on a rail and a pole that hangs from it until it is swung up.",
                    List.of("rail"),
                    (layout, level) -> new CartPole(level),
                    cart -> List.of(new CartPoleTask(cart)),
                    (cart, steps) -> CartPoleData.defaults(cart).withSteps(steps)),
            new Entry<>(
                    BallInBox.ID,
                    BallInBox.class,
                    "Balls and boxes that move by themselves, to learn intuitive physics from; nothing acts.",
                    names(BallInBox.Layout.values(), BallInBox.Layout::word),
                    (layout, level) -> new BallInBox(BallInBox.Layout.of(layout), level),
                    box -> List.of(),
                    (box, steps) -> BallInBoxData.defaults(box).withSteps(steps)));

    /** Everything about one environment. */
    private record Entry<E extends Environment>(
            String id,
            Class<E> type,
            String summary,
            List<String> layouts,
            BiFunction<String, VariationLevel, E> maker,
            Function<E, List<Task>> tasks,
            BiFunction<E, Integer, DataPolicy> policy) {

        List<Task> tasksOf(Environment environment) {
            return tasks.apply(type.cast(environment));
        }

        DataPolicy policyOf(Environment environment, int steps) {
            return policy.apply(type.cast(environment), steps);
        }
    }

    private Sandbox() {}

    private static Entry<Push> push(PushBlock block, String summary) {
        return new Entry<>(
                block.id(),
                Push.class,
                summary,
                names(Push.Form.values(), Push.Form::word),
                (form, level) -> new Push(block, Push.Form.of(form), level),
                table -> PushTask.AHEAD.stream()
                        .<Task>map(ahead -> new PushTask(table, ahead))
                        .toList(),
                (table, steps) -> PushData.defaults(table).withSteps(steps));
    }

    private static Entry<Sweep> sweep(SweptStuff stuff, String summary) {
        return new Entry<>(
                stuff.id(),
                Sweep.class,
                summary,
                List.of("table"),
                (layout, level) -> new Sweep(stuff, level),
                table -> SweepTask.ahead(table.stuff()).stream()
                        .<Task>map(ahead -> new SweepTask(table, ahead))
                        .toList(),
                (table, steps) -> SweepData.defaults(table).withSteps(steps));
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    private static List<Task> tasksOfRooms(TwoRoom rooms) {
        Stream<Task> places = Arrays.stream(TwoRoomTask.Rooms.values()).map(which -> new TwoRoomTask(rooms, which));
        return Stream.concat(places, TwoRoomDistanceTask.all(rooms).stream()).toList();
    }

    private static MazeLayout maze(String name) {
        return MAZES.stream()
                .filter(maze -> maze.name().equals(name))
                .findFirst()
                .orElseGet(() -> MazeLayout.of(name));
    }

    /** Names of all environments. */
    public static List<String> environments() {
        return ENTRIES.stream().map(Entry::id).distinct().toList();
    }

    /**
     * One sentence about an environment.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static String summary(String name) {
        return entry(name).summary();
    }

    /**
     * Names of an environment's layouts, its default first.
     *
     * @throws IllegalArgumentException if there is no environment of that name
     */
    public static List<String> layouts(String name) {
        return entry(name).layouts();
    }

    /**
     * An environment in its default layout.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Environment environment(String name) {
        return environment(name, layouts(name).get(0));
    }

    /** Whether an environment also takes walls as text for a layout. */
    public static boolean takesWalls(String name) {
        return name.equals(TwoRoom.ID) || name.equals(PointMaze.ID);
    }

    /**
     * An environment in one of its {@link #layouts} or among walls given as text, nothing varied.
     *
     * @throws IllegalArgumentException if there is no environment or no layout of that name
     */
    public static Environment environment(String name, String layout) {
        return environment(name, layout, VariationLevel.NOMINAL);
    }

    /**
     * An environment in one of its {@link #layouts} that differs from episode to episode as the level says.
     *
     * @param layout one of a name, or, where it {@link #takesWalls}, walls as {@link MazeLayout#of(String)} reads them
     * @throws IllegalArgumentException if there is no environment or no layout of that name, or the walls are no layout
     */
    public static Environment environment(String name, String layout, VariationLevel level) {
        List<String> layouts = layouts(name);
        if (takesWalls(name) && layout.contains(WALL)) {
            return amongWalls(name).maker().apply(layout, level);
        }
        if (!layouts.contains(layout)) {
            throw new IllegalArgumentException(NearestName.unknown("layout of " + name, layout, layouts));
        }
        return entry(name).maker().apply(layout, level);
    }

    private static Entry<?> amongWalls(String name) {
        return name.equals(TwoRoom.ID) ? find(entry -> entry.type() == WalledRoom.class, name) : entry(name);
    }

    /**
     * Everything there is to do in an environment; nothing where nothing acts.
     *
     * @throws IllegalArgumentException if the environment is not of this catalogue
     */
    public static List<Task> tasks(Environment environment) {
        return entry(environment).tasksOf(environment);
    }

    /**
     * One of an environment's {@link #tasks}.
     *
     * @throws IllegalArgumentException if there is none of that name, or none at all
     */
    public static Task task(Environment environment, String name) {
        List<Task> tasks = requireTasks(environment);
        List<String> names = tasks.stream().map(Task::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(NearestName.unknown("task of " + environment.id(), name, names));
        }
        return tasks.get(names.indexOf(name));
    }

    /**
     * The {@link #tasks} of an environment that must have some.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static List<Task> requireTasks(Environment environment) {
        List<Task> tasks = tasks(environment);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException(environment.id() + " has no tasks: nothing acts in it.");
        }
        return tasks;
    }

    /**
     * The policy whose episodes are good to learn an environment from.
     *
     * @param steps actions in each episode
     * @throws IllegalArgumentException if the environment is not of this catalogue, or steps is below 1
     */
    public static DataPolicy dataPolicy(Environment environment, int steps) {
        return entry(environment).policyOf(environment, steps);
    }

    private static Entry<?> entry(String name) {
        return find(entry -> entry.id().equals(name), name);
    }

    private static Entry<?> entry(Environment environment) {
        return find(entry -> entry.type().isInstance(environment), environment.id());
    }

    private static Entry<?> find(Function<Entry<?>, Boolean> fits, String name) {
        Stream<Entry<?>> found = ENTRIES.stream().filter(fits::apply);
        return found.findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(NearestName.unknown("environment", name, environments())));
    }
}
