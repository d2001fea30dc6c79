package foresee.cli;

import foresee.dataset.Dataset;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import foresee.training.Diagnostics;
import foresee.training.Outcome;
import foresee.training.Pretrained;
import foresee.training.ProgressListener;
import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import foresee.training.TrainingHistory;
import foresee.training.TrainingResult;
import foresee.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One part of a training, mostly all of it, from wherever it stands to its end: train, measure, write.
 *
 * @param config what decides it, the data aside
 * @param pretrained weights to begin with, if any
 * @param dataset to learn from
 * @param part which one
 * @param out the model's file
 * @param resume whether to go on from the checkpoint that a run leaves beside the model when it is cut off
 * @param command that asked for it, for the model's card
 */
record Training(
        TrainingConfig config,
        Optional<Pretrained> pretrained,
        Dataset dataset,
        Part part,
        Path out,
        boolean resume,
        String command) {

    /**
     * What was before, and whether there is more to come.
     *
     * @param collected data sets of the rounds so far, copied
     * @param before the checkpoint that is gone on from; empty at the very beginning
     * @param last whether no round follows, which would need this part's checkpoint
     */
    record Part(List<Dataset> collected, Optional<Path> before, boolean last) {
        /** A training without rounds. */
        static final Part WHOLE = new Part(List.of(), Optional.empty(), true);

        Part {
            collected = List.copyOf(collected);
        }
    }

    /**
     * Runs it; the exit code.
     *
     * <p>A run that was stopped, by a collapse say, leaves model and page as well, to be looked into, and its checkpoint: resumed, it
     * comes to the same end at once.
     */
    int run(Console console, Interruption interruption) throws IOException {
        Path checkpoint = checkpoint(out);
        if (resume && isFinished(checkpoint)) {
            console.print(out + " is that model, finished already");
            return 0;
        }
        if (Files.exists(checkpoint)) {
            console.note(
                    resume
                            ? "going on from " + checkpoint
                            : "beginning anew over " + checkpoint + ", which --resume would go on from");
        }
        KnownTruth truth = KnownTruth.of(dataset.info());
        TrainingSession session = new TrainingSession(config, dataset, pretrained).probing(truth.targets());
        TrainingHistory history = new TrainingHistory();
        TrainingResult result = train(session, history, console, interruption);
        if (result.outcome() == Outcome.CANCELLED) {
            console.note("stopped at step " + result.step() + ": the run is safe in " + checkpoint
                    + "; the same command with --resume goes on from there.");
            return Failure.FAILED;
        }
        write(session, truth, result, history, console);
        if (result.outcome() != Outcome.FINISHED) {
            throw Failure.failed(
                    result.message() + " The model as it stood is in " + out + ", a page on it in " + RunPage.page(out)
                            + ".",
                    null);
        }
        if (part.last()) {
            Files.deleteIfExists(checkpoint);
        }
        return 0;
    }

    /** Where the checkpoint of a model's training is. */
    static Path checkpoint(Path out) {
        return TrainCommand.sibling(out, ".checkpoint");
    }

    /** Whether this very run has come to its end before: the same settings, the same data. */
    private boolean isFinished(Path checkpoint) throws IOException {
        if (Files.exists(checkpoint) == part.last() || !Files.exists(out)) {
            return false;
        }
        ModelCard card = ModelFile.read(out).card();
        Provenance made = card.provenance();
        return TrainingSession.isFinished(card)
                && TrainingConfigJson.read(made.trainingConfiguration())
                        .equals(config.upTo(part.collected().size()))
                && made.dataHash().equals("sha256:" + dataset.contentHash());
    }

    private TrainingResult train(
            TrainingSession session, TrainingHistory history, Console console, Interruption interruption) {
        try (TrainingView view = new TrainingView(console)) {
            ProgressListener listener = history.and(view::show);
            return part.before().isEmpty()
                    ? session.train(checkpoint(out), resume, listener, interruption.cancellation())
                    : session.trainOn(
                            part.collected(),
                            part.before().get(),
                            checkpoint(out),
                            resume,
                            listener,
                            interruption.cancellation());
        }
    }

    private void write(
            TrainingSession session, KnownTruth truth, TrainingResult result, TrainingHistory history, Console console)
            throws IOException {
        console.note("measuring on held-out episodes ...");
        if (!truth.note().isEmpty()) {
            console.note(truth.note());
        }
        Diagnostics diagnostics = session.measure(result, truth.targets(), truth.goal());
        String name = out.getFileName().toString();
        ModelFile file = session.export(
                name.substring(0, name.lastIndexOf('.')), command, part.collected(), result, diagnostics);
        file.write(out);
        DiagnosticsLines.of(diagnostics).forEach(console::print);
        console.print("wrote " + out);
        if (part.last() || result.outcome() != Outcome.FINISHED) {
            RunPage.write(console, out, file, config, dataset, session, result, diagnostics, history);
        }
    }
}
