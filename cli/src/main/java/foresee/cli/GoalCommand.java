package foresee.cli;

import foresee.benchmarks.GoalPicture;
import foresee.envs.Environment;
import foresee.envs.Factor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee goal}: makes a picture of where to arrive. */
@Command(
        name = "goal",
        header = "Makes a goal picture.",
        description =
                "Makes a goal picture: the frame a camera would see at the goal. The true state is kept in the PNG's"
                        + " text chunks; it serves to judge arrival, and planners never see it.",
        footer = {"", "Example:", "  foresee goal --env two-room --at 52,12 --out goal.png", ""})
final class GoalCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private EnvironmentOption environment;

    @Mixin
    private Placement placement;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.png",
            description = "The picture to write; folders are made.")
    private Path out;

    GoalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Environment world = environment.world();
        float[] state = placement.state(world);
        GoalPicture.write(OutputFile.require(out, ".png"), world, state);
        console.print("wrote " + out + ": " + words(world, state));
        return 0;
    }

    private static String words(Environment world, float[] state) {
        return world.factors().stream().map(factor -> words(factor, state)).collect(Collectors.joining(", "));
    }

    private static String words(Factor factor, float[] state) {
        double value = factor.value().applyAsDouble(state);
        return "%s %.1f %s".formatted(factor.name(), value, factor.unit());
    }
}
