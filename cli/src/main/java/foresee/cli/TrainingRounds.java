package foresee.cli;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetWriter;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import foresee.training.Pretrained;
import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import foresee.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole training: on a data set, and then, if the configuration asks for it, in rounds of planning and training on.
 *
 * <p>For {@code NAME.safetensors} a round r leaves {@code NAME.round1.h5}, what happened in it, and the model that planned in it is
 * {@code NAME.round0.safetensors}, before the first. Checkpoints stay until all is done: whatever moment a process is killed at, the same
 * run with {@code resume} goes on from there, to the same bits, and repeats nothing that was finished.
 *
 * @param config what decides it, the data aside
 * @param pretrained weights to begin with, if any
 * @param dataset to learn from first
 * @param out the model's file
 * @param resume whether to go on from what a run that was cut off has left beside the model
 * @param command that asked for it, for the models' cards
 */
record TrainingRounds(
        TrainingConfig config,
        Optional<Pretrained> pretrained,
        Dataset dataset,
        Path out,
        boolean resume,
        String command) {

    /** Runs it; the exit code. */
    int run(Console console, Interruption interruption) throws IOException {
        if (count() == 0) {
            return new Training(config, pretrained, dataset, Training.Part.WHOLE, out, resume, command)
                    .run(console, interruption);
        }
        if (resume && isFinished()) {
            console.print(out + " is that model, finished already");
            deleteCheckpoints();
            return 0;
        }
        Environment world = world();
        if (!resume) {
            requireNothingCollected();
        }
        List<Dataset> collected = new ArrayList<>();
        try {
            return run(world, collected, console, interruption);
        } finally {
            for (Dataset one : collected) {
                one.close();
            }
        }
    }

    private int run(Environment world, List<Dataset> collected, Console console, Interruption interruption)
            throws IOException {
        for (int round = 0; round <= count(); round++) {
            if (round > 0) {
                Optional<Dataset> happened = collect(world, round, console, interruption);
                if (happened.isEmpty()) {
                    return Failure.FAILED;
                }
                collected.add(happened.get());
                console.note("round %d of %d: training on, %d steps"
                        .formatted(round, count(), config.rounds().steps()));
            }
            int exitCode = training(round, collected).run(console, interruption);
            if (exitCode != 0) {
                return exitCode;
            }
        }
        deleteCheckpoints();
        return 0;
    }

    private int count() {
        return config.rounds().count();
    }

    private Training training(int round, List<Dataset> collected) {
        Optional<Path> before = round == 0 ? Optional.empty() : Optional.of(Training.checkpoint(model(round - 1)));
        Training.Part part = new Training.Part(List.copyOf(collected), before, round == count());
        return new Training(config, pretrained, dataset, part, model(round), resume, command);
    }

    /** Lets the model of the round before plan, unless it has; empty if that was interrupted. */
    private Optional<Dataset> collect(Environment world, int round, Console console, Interruption interruption)
            throws IOException {
        TrainingSession session = new TrainingSession(config, dataset, pretrained);
        RoundCollection collection = RoundCollection.of(
                config, round, dataset, session, world, ModelFile.read(model(round - 1)), data(round));
        console.note("round %d of %d: planning in %s, task %s"
                .formatted(round, count(), world.describe(), collection.task().name()));
        if (!collection.ready(console, interruption)) {
            return Optional.empty();
        }
        Dataset happened = Dataset.open(data(round));
        RoundReport.of(collection, happened).forEach(line -> console.print("round " + round + "         " + line));
        return Optional.of(happened);
    }

    /** After round {@code round}; before the first with 0. */
    private Path model(int round) {
        return round == count() ? out : TrainCommand.sibling(out, ".round" + round + ".safetensors");
    }

    private Path data(int round) {
        return TrainCommand.sibling(out, ".round" + round + ".h5");
    }

    private boolean isFinished() throws IOException {
        if (!Files.exists(out)) {
            return false;
        }
        ModelCard card = ModelFile.read(out).card();
        Provenance made = card.provenance();
        return TrainingSession.isFinished(card)
                && made.rounds().size() == count()
                && made.dataHash().equals("sha256:" + dataset.contentHash())
                && TrainingConfigJson.read(made.trainingConfiguration()).equals(config);
    }

    private void requireNothingCollected() {
        for (int round = 1; round <= count(); round++) {
            if (Files.exists(data(round)) || Files.exists(DatasetWriter.journalOf(data(round)))) {
                throw Failure.usage(data(round) + " was begun by an earlier run, which --resume goes on with."
                        + " Maybe remove it, or choose another --out.");
            }
        }
    }

    private void deleteCheckpoints() throws IOException {
        for (int round = 0; round <= count(); round++) {
            Files.deleteIfExists(Training.checkpoint(model(round)));
        }
    }

    private Environment world() {
        String words = dataset.info().description();
        boolean known = Sandbox.environments().contains(dataset.info().environment());
        Environment world = (known
                        ? DescribedWorld.find(dataset.info().environment(), words)
                        : Optional.<Environment>empty())
                .orElseThrow(() -> Failure.usage("rounds.count (" + count() + ") must be 0 for " + dataset.path()
                        + ": nothing can be tried in " + words + " here."));
        if (dataset.info().stateSize() != world.stateSize()) {
            throw Failure.usage("rounds.count (" + count() + ") must be 0 for " + dataset.path()
                    + ": without states there are no goals to plan to.");
        }
        return world;
    }
}
