package foresee.training;

import foresee.dataset.Dataset;
import foresee.model.Episode;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A whole run on a data set, of one stage or of two: first encoder and predictor together ({@link JepaTrainer}), then, if the
 * configuration asks for it, the predictor alone ({@link PredictorTrainer}).
 *
 * <p>Both leave their checkpoints in one file, which says which stage it is of.
 */
final class StagedTraining {
    private final TrainingConfig config;
    private final Architecture architecture;
    private final ActionNormalizer normalizer;
    private final Dataset dataset;
    private final int[] episodes;
    private final Optional<Pretrained> pretrained;
    private final Optional<LiveProbe> probe;

    /**
     * @param episodes of the data set to learn from, copied
     * @param pretrained weights to begin with, if any
     * @param probe to be read in the first stage, if any
     * @throws IllegalArgumentException if the second stage has no long enough episode, or too many latents to keep
     */
    StagedTraining(
            TrainingConfig config,
            Architecture architecture,
            ActionNormalizer normalizer,
            Dataset dataset,
            int[] episodes,
            Optional<Pretrained> pretrained,
            Optional<LiveProbe> probe) {
        this.config = config;
        this.architecture = architecture;
        this.normalizer = normalizer;
        this.dataset = dataset;
        this.episodes = episodes.clone();
        this.pretrained = pretrained;
        this.probe = probe;
        if (config.secondStage().steps() > 0) {
            requireSecondStage();
        }
    }

    private void requireSecondStage() {
        int frames = architecture.window() + config.secondStage().rolloutLength();
        int span = (frames - 1) * architecture.actionChunk();
        LatentBatches.requireLongEnough(Arrays.stream(episodes).anyMatch(e -> dataset.steps(e) >= span), span);
        long all = Arrays.stream(episodes).mapToLong(e -> dataset.steps(e) + 1L).sum();
        CachedLatents.requireRoom(CachedLatents.bytes(architecture, all), CachedLatents.MOST_BYTES);
    }

    /**
     * Trains, leaving checkpoints.
     *
     * @param batches of the first stage
     * @param checkpoint replaced every so many steps
     * @param resume whether to go on from it, if it exists
     * @throws IllegalArgumentException if the checkpoint is damaged or of another run
     */
    TrainingResult train(
            BatchSource batches,
            Path checkpoint,
            boolean resume,
            ProgressListener listener,
            Cancellation cancellation) {
        RunIdentity identity = RunIdentity.of(config, dataset.contentHash());
        Iterable<Episode> everyEpisode =
                () -> Arrays.stream(episodes).mapToObj(dataset::episode).iterator();
        PredictorTrainer second = new PredictorTrainer(config, architecture, normalizer);
        Optional<TrainingLoop.Saving> saving = Optional.of(new TrainingLoop.Saving(checkpoint, identity));
        if (resume && Files.exists(checkpoint)) {
            TrainingState state = Checkpoint.read(checkpoint, identity);
            if (state.stage() == 2) {
                return second.resume(state, everyEpisode, saving, listener, cancellation);
            }
        }
        JepaTrainer trainer = new JepaTrainer(config, architecture, normalizer, pretrained).probing(probe);
        TrainingResult first = trainer.train(batches, checkpoint, identity.dataHash(), resume, listener, cancellation);
        return first.outcome() == Outcome.FINISHED && config.secondStage().steps() > 0
                ? second.train(first.tensors(), everyEpisode, saving, listener, cancellation)
                : first;
    }
}
