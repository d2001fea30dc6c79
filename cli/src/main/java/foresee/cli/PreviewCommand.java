package foresee.cli;

import foresee.benchmarks.Cases;
import foresee.benchmarks.EpisodesFilm;
import foresee.benchmarks.EpisodesFilm.Column;
import foresee.benchmarks.OracleFilm;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.VariationLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee preview}: an environment in pictures that move. */
@Command(
        name = "preview",
        header = "Films an environment: what the data policy does, what varies, how a task is solved.",
        description =
                "Films an environment as animated GIFs at its own speed: OUT/ENV-data.gif (what the data policy does),"
                        + " OUT/ENV-variation.gif and .png (the same episodes at each level of variation) and OUT/ENV-oracle.gif"
                        + " (the planner of 'evaluate --model simulator' solves a task in the true simulator).",
        footer = {
            "",
            "Example:",
            "  foresee preview --env push-t",
            "  foresee preview --env two-room --layout random --task cross-room --variation mild --out pictures",
            ""
        })
final class PreviewCommand implements Callable<Integer> {
    private static final int DATA_EPISODES = 3;
    private static final int LEVEL_EPISODES = 4;
    private static final double SECONDS = 4;
    private static final int MOST_STEPS = 1000;
    private static final int LEAST_SIZE = 64;
    private static final int MOST_SIZE = 1024;

    private final Console console;

    @Mixin
    private EnvironmentOption environment;

    @Option(
            names = "--task",
            paramLabel = "NAME",
            description = "What the oracle does, see 'foresee envs' (default: the environment's first task).")
    private String task;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws the episodes, as in 'collect --seed', and the case, the first of 'evaluate --seed'"
                    + " (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Steps of each of the data policy's episodes; half as many at each level of variation (default: "
                            + "as many as take 4 s).")
    private Integer steps;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "256",
            description = "Height and width of each picture, from 64 to 1024 px (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/preview",
            description = "The folder to write to; made if missing (default: ${DEFAULT-VALUE}).")
    private Path out;

    PreviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Environment world = environment.world();
        int most = steps(world);
        List<Task> tasks = tasks(world);
        OutputFile.requireFolder(out);
        OutputFile.makeFolder(out);
        data(world, most);
        variation(world.id(), Math.max(1, most / 2));
        if (tasks.isEmpty()) {
            console.print(world.id() + " has no tasks, so there is no oracle to film");
        } else {
            oracle(tasks.get(0));
        }
        return 0;
    }

    private int steps(Environment world) {
        if (size < LEAST_SIZE || size > MOST_SIZE) {
            throw Failure.usage("--size (" + size + ") must be from " + LEAST_SIZE + " to " + MOST_SIZE + ".");
        }
        int wanted = steps == null ? (int) Math.round(SECONDS / world.controlPeriod()) : steps;
        if (wanted < 1 || wanted > MOST_STEPS) {
            throw Failure.usage("--steps (" + wanted + ") must be from 1 to " + MOST_STEPS + ".");
        }
        return wanted;
    }

    /** The one task to do; none if the environment has none. */
    private List<Task> tasks(Environment world) {
        List<Task> all = Sandbox.tasks(world);
        if (task == null) {
            return all.stream().limit(1).toList();
        }
        if (all.isEmpty()) {
            throw Failure.usage(world.id() + " has no tasks. Leave out --task.");
        }
        return List.of(Sandbox.task(world, task));
    }

    private void data(Environment world, int length) throws IOException {
        Column column = new Column("data policy", Sandbox.dataPolicy(world, length));
        write(
                new EpisodesFilm(List.of(column), DATA_EPISODES, seed, size),
                world.id() + "-data.gif",
                "the data policy, %d episodes of %d steps".formatted(DATA_EPISODES, length));
    }

    private void variation(String id, int length) throws IOException {
        EpisodesFilm film = new EpisodesFilm(
                Arrays.stream(VariationLevel.values())
                        .map(level -> level(id, level, length))
                        .toList(),
                LEVEL_EPISODES,
                seed,
                size);
        write(
                film,
                id + "-variation.gif",
                "the same at each level of variation, %d episodes of %d steps".formatted(LEVEL_EPISODES, length));
        Path strip = out.resolve(id + "-variation.png");
        film.writeStrip(strip);
        console.print("wrote " + strip + ": stills of each level");
    }

    private Column level(String id, VariationLevel level, int length) {
        Environment world = Sandbox.environment(id, environment.layout(), level);
        return new Column(level.word(), Sandbox.dataPolicy(world, length));
    }

    private void write(EpisodesFilm film, String name, String seen) throws IOException {
        try (ProgressLine progress = new ProgressLine(console)) {
            film.writeGif(
                    out.resolve(name),
                    done -> progress.show(() -> "%s: episode %d of %d".formatted(name, done, film.episodes())));
        }
        console.print("wrote " + out.resolve(name) + ": " + seen);
    }

    private void oracle(Task wanted) throws IOException {
        OracleFilm film = plan(wanted);
        Path file = out.resolve(wanted.environment().id() + "-oracle.gif");
        film.writeGif(file, size);
        console.print("wrote " + file + ": the oracle in " + wanted.name() + ", the goal outlined");
        console.print("oracle: " + film.words());
    }

    private OracleFilm plan(Task wanted) {
        try (ProgressLine progress = new ProgressLine(console)) {
            Task.Case problem = Cases.drawn(wanted, 1, seed).at(0);
            int threads = Runtime.getRuntime().availableProcessors();
            return new OracleFilm(
                    wanted,
                    problem,
                    threads,
                    done -> progress.show(() -> "oracle: step %d of %d".formatted(done, wanted.budget())));
        }
    }
}
