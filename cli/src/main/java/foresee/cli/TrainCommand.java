package foresee.cli;

import foresee.dataset.Dataset;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.model.ActionSpace;
import foresee.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee train}: from a data set, or from nothing, to a model. */
@Command(
        name = "train",
        header = "Trains a world model, from a data set or from nothing.",
        description =
                "Trains a world model from the frames and actions of a data set, and measures what it knows on episodes"
                        + " that were held out. With --env it collects the data set first, beside the model, in the layout mixed if the"
                        + " environment has it and no other is asked for. After Ctrl-C or a"
                        + " crash, the same command with --resume goes on from the last checkpoint, to the same bits.",
        footer = {
            "",
            "Example:",
            "  foresee train --env two-room --out two-room.safetensors",
            "  foresee train --data two-room.h5 --seed 2 --loss vicreg --out other.safetensors",
            "  foresee plan --env two-room --goal goal.png --model two-room.safetensors",
            ""
        })
final class TrainCommand implements Callable<Integer> {
    private static final String MIXED = "mixed";

    private final Console console;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Mixin
    private WorldOptions worlds;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "4000",
            description = "With --env: episodes to collect (default: ${DEFAULT-VALUE}).")
    private int episodes;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "The model to write; folders are made (default: the environment's name, here).")
    private Path out;

    @Option(names = "--resume", description = "Go on from OUT.checkpoint, if there is one.")
    private boolean resume;

    TrainCommand(Console console) {
        this.console = console;
    }

    /** Where the episodes come from. */
    private static final class Source {
        @Option(names = "--data", paramLabel = "FILE.h5", description = "The data set to learn from.")
        private Path data;

        @Option(
                names = "--env",
                paramLabel = "NAME",
                description = "The environment to collect a data set in: ${COMPLETION-CANDIDATES}.",
                completionCandidates = EnvironmentOption.Names.class)
        private String environment;
    }

    @Override
    public Integer call() throws IOException {
        if (source.data != null && worlds.given()) {
            throw Failure.usage("--layout and --variation are for --env: " + source.data + " is collected already.");
        }
        TrainingConfig config = options.config();
        try (Interruption interruption = new Interruption()) {
            int exitCode = source.data == null
                    ? collectAndTrain(config, interruption)
                    : train(config, source.data, interruption);
            console.note("CPU time " + CpuTime.words());
            return exitCode;
        }
    }

    private int collectAndTrain(TrainingConfig config, Interruption interruption) throws IOException {
        Environment world = worlds.of(source.environment, usualLayout(source.environment));
        requireActions(world.id(), world.actionSpace());
        Path data = sibling(model(world.id()), ".h5");
        return collect(world, data, config.seed(), interruption) ? train(config, data, interruption) : Failure.FAILED;
    }

    /** All layouts together where an environment has them so, else its first. */
    private static String usualLayout(String environment) {
        List<String> layouts = Sandbox.layouts(environment);
        return layouts.contains(MIXED) ? MIXED : layouts.get(0);
    }

    private int train(TrainingConfig config, Path data, Interruption interruption) throws IOException {
        try (Dataset dataset = Dataset.open(data)) {
            requireActions(dataset.info().environment(), dataset.info().actionSpace());
            Path model = model(dataset.info().environment());
            Training training = new Training(config, dataset, model, sibling(model, ".checkpoint"), resume);
            return training.run(console, interruption);
        }
    }

    private static void requireActions(String environment, ActionSpace space) {
        if (space.size() == 0) {
            throw Failure.usage("Nothing acts in " + environment
                    + ": there is no action whose consequences a world model could learn to predict.");
        }
    }

    private Path model(String environment) {
        return OutputFile.require(out == null ? Path.of(environment + ".safetensors") : out, ".safetensors");
    }

    /** Beside the model, {@code two-room.h5} for {@code two-room.safetensors}. */
    private static Path sibling(Path model, String ending) {
        String name = model.getFileName().toString();
        return model.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    /** Makes the data set, or finds it made by an earlier run; false if it was interrupted. */
    private boolean collect(Environment world, Path data, long seed, Interruption interruption) throws IOException {
        Collection collection = new Collection(Sandbox.dataPolicy(world, Collection.STEPS), episodes, seed, data);
        if (!Files.exists(data)) {
            return collection.run(console, interruption);
        }
        try (Dataset made = Dataset.open(data)) {
            if (!collection.isThatOf(made)) {
                throw Failure.usage(data + " holds another data set (" + made.episodes() + " episodes of "
                        + made.info().description() + ", seed " + made.info().seed()
                        + "). Maybe remove it, or learn from it with --data " + data + ".");
            }
        }
        console.note("learning from " + data + ", which is there already");
        return true;
    }
}
