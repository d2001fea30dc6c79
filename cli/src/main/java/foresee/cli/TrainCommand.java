package foresee.cli;

import foresee.dataset.Dataset;
import foresee.envs.Environment;
import foresee.model.ActionSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
            "  foresee train --env two-room --seeds 1,2",
            "  foresee train --env point-maze --rounds 2",
            "  foresee train --data my-table.h5 --pretrained models/push-t.safetensors",
            "  foresee train --env two-room --print-config > mine.json",
            "  foresee train --like models/two-room.safetensors --out again.safetensors",
            "  foresee plan --env two-room --goal goal.png --model two-room.safetensors",
            ""
        })
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Source source = new Source();

    @Option(
            names = "--like",
            paramLabel = "MODEL.safetensors",
            description =
                    "Train a model once more: collects (or, with --data, takes) the same episodes, trains as its card"
                            + " says, and says whether the weights are the same; on the same processor type, library build and number"
                            + " of threads they are, to the bit.")
    private Path like;

    @Mixin
    private PretrainedOption pretrained;

    @Mixin
    private WorldOptions worlds;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            description =
                    "With --env: episodes to collect (default: what comes along for the environment, mostly 4000).")
    private Integer episodes;

    @Option(
            names = "--data-seed",
            paramLabel = "N",
            description = "With --env: draws the episodes (default: the seed; of several, the first).")
    private Long dataSeed;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--seeds",
            paramLabel = "N,N",
            split = ",",
            description =
                    "Trains once with each of these seeds, from the same episodes, side by side: each in a process of one"
                            + " thread, as many at once as there are cores. Writes OUT-seed1.safetensors and so on; --resume"
                            + " goes on with all. Exits with the worst exit code of any.")
    private List<Long> seeds = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "The model to write; folders are made (default: the environment's name, here).")
    private Path out;

    @Option(names = "--resume", description = "Go on from OUT.checkpoint, if there is one.")
    private boolean resume;

    @Option(names = "--print-config", description = "Print all settings as JSON, as they would be used, and exit.")
    private boolean printConfig;

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

        private boolean isEmpty() {
            return data == null && environment == null;
        }
    }

    @Override
    public Integer call() throws IOException {
        if (source.data != null) {
            refuseOfCollecting();
        }
        if (printConfig) {
            print();
            return 0;
        }
        if (source.isEmpty() && like == null) {
            throw Failure.usage("Missing required argument: --env NAME, --data FILE.h5 or --like MODEL.safetensors."
                    + " Try 'foresee train --help'.");
        }
        try (Interruption interruption = new Interruption()) {
            int exitCode = train(interruption);
            console.note("CPU time " + CpuTime.words());
            return exitCode;
        }
    }

    private int train(Interruption interruption) throws IOException {
        if (like != null) {
            return again(interruption);
        }
        return source.data == null ? collectAndTrain(interruption) : learnFrom(source.data, interruption);
    }

    private void refuseOfCollecting() {
        if (worlds.given()) {
            throw Failure.usage("--layout and --variation are for --env: " + source.data + " is collected already.");
        }
        if (episodes != null || dataSeed != null) {
            throw Failure.usage("--episodes and --data-seed are for --env: " + source.data + " is collected already.");
        }
    }

    private void print() throws IOException {
        if (like != null) {
            throw Failure.usage(
                    "--print-config is for --env and --data; 'foresee inspect' shows the settings of " + like + ".");
        }
        if (source.data == null) {
            String environment = source.environment;
            Recipe recipe = asked(environment == null ? Recipe.defaults() : Recipe.of(environment));
            console.print(recipe.toJson().toPrettyString());
            return;
        }
        try (Dataset dataset = Dataset.open(source.data)) {
            console.print(asked(dataset).trainingJson().toPrettyString());
        }
    }

    /** A recipe with what the options change in it. */
    private Recipe asked(Recipe usual) throws IOException {
        if (options.hasSeed() && !seeds.isEmpty()) {
            throw Failure.usage("--seed and --seeds are mutually exclusive.");
        }
        Recipe recipe = options.over(usual);
        SeedRuns.requireDifferent(seeds);
        if (!seeds.isEmpty()) {
            recipe = recipe.withTraining(recipe.training().withSeed(seeds.get(0)));
        }
        recipe = recipe.withTraining(pretrained.over(recipe.training()));
        return episodes == null ? recipe : recipe.withEpisodes(episodes);
    }

    private Recipe asked(Dataset dataset) throws IOException {
        Recipe usual = Recipe.of(dataset.info().environment());
        Recipe recipe = asked(usual);
        if (!recipe.collect().equals(usual.collect())) {
            throw Failure.usage("the key collect is for --env: " + dataset.path() + " is collected already.");
        }
        return recipe;
    }

    private int collectAndTrain(Interruption interruption) throws IOException {
        Recipe recipe = asked(Recipe.of(source.environment));
        CollectSettings collect = recipe.collect();
        Environment world = worlds.of(source.environment, collect.layout(), collect.variation());
        requireActions(world.id(), world.actionSpace());
        Path data = sibling(model(world.id()), ".h5");
        long seed = dataSeed == null ? recipe.training().seed() : dataSeed;
        Collection collection = new Collection(collect.policy(world), collect.episodes(), seed, data);
        return TrainingData.ready(collection, console, interruption)
                ? train(recipe, data, interruption)
                : Failure.FAILED;
    }

    private int learnFrom(Path data, Interruption interruption) throws IOException {
        Recipe recipe;
        try (Dataset dataset = Dataset.open(data)) {
            recipe = asked(dataset);
        }
        return train(recipe, data, interruption);
    }

    private int train(Recipe recipe, Path data, Interruption interruption) throws IOException {
        try (Dataset dataset = Dataset.open(data)) {
            requireActions(dataset.info().environment(), dataset.info().actionSpace());
            Path model = model(dataset.info().environment());
            if (!seeds.isEmpty()) {
                SeedRuns runs = new SeedRuns(seeds, recipe.training(), pretrained.path(), data, model, resume, typed());
                return runs.run(console, interruption);
            }
            return new TrainingRounds(recipe.training(), pretrained.weights(), dataset, model, resume, typed())
                    .run(console, interruption);
        }
    }

    private int again(Interruption interruption) throws IOException {
        String given = options.given();
        if (!given.isEmpty()
                || source.environment != null
                || worlds.given()
                || episodes != null
                || dataSeed != null
                || !seeds.isEmpty()) {
            throw Failure.usage((given.isEmpty() ? "what decides a training run" : given) + " is not for --like: "
                    + like + " says itself how it was trained.");
        }
        Retraining retraining = Retraining.of(like, pretrained.weights(), out);
        return source.data == null
                ? retraining.collectAndRun(resume, typed(), console, interruption)
                : retraining.run(source.data, resume, typed(), console, interruption);
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
    static Path sibling(Path model, String ending) {
        String name = model.getFileName().toString();
        return model.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    /** The command as it was typed; one that starts others tells them its own. */
    private String typed() {
        return CommandWords.of(spec);
    }
}
