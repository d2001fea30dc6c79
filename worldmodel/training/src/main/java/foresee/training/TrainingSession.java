package foresee.training;

import foresee.dataset.Dataset;
import foresee.dataset.EpisodeSplit;
import foresee.dataset.FrameShape;
import foresee.dataset.SequenceSampler;
import foresee.dataset.SequenceShape;
import foresee.model.Episode;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From a data set to a model file: splits the episodes, trains on one part, measures on the other.
 *
 * <pre>{@code
 * TrainingSession session = new TrainingSession(TrainingConfig.defaults(), dataset);
 * TrainingResult result = session.train(checkpoint, resume, listener, cancellation);
 * Diagnostics diagnostics = session.measure(result, targets, goal);
 * session.export("two-room", "", result, diagnostics).write(path);
 * }</pre>
 *
 * <p>The data set stays open and is the caller's to close. Not thread-safe.
 */
public final class TrainingSession {
    /** Share of the episodes that is held out. */
    public static final double HELD_OUT = 0.1;

    private static final int MOST_EPISODES_MEASURED = 250;

    private final TrainingConfig config;
    private final Dataset dataset;
    private final EpisodeSplit split;
    private final Architecture architecture;
    private final ActionNormalizer normalizer;

    /** @throws IllegalArgumentException if the data set has under two episodes, frames too small for the network, or no such vector as it sees */
    public TrainingSession(TrainingConfig config, Dataset dataset) {
        FrameShape frame = dataset.info().frame();
        this.config = config;
        this.dataset = dataset;
        this.split = EpisodeSplit.of(dataset.episodes(), HELD_OUT, config.seed());
        this.architecture = config.network()
                .architecture(
                        frame.height(),
                        frame.width(),
                        frame.channels(),
                        dataset.info().actionSpace().size(),
                        SamplerBatches.vectorSize(
                                dataset.info(), config.network().vector().source()));
        this.normalizer = ActionNormalizer.of(dataset.info().actionSpace());
    }

    /** What is trained. */
    public Architecture architecture() {
        return architecture;
    }

    /** Which episodes are trained on and which are held out. */
    public EpisodeSplit split() {
        return split;
    }

    /**
     * Trains, leaving checkpoints.
     *
     * @param checkpoint replaced every {@link TrainingConfig#checkpointEvery} steps
     * @param resume whether to go on from it, if it exists
     * @throws IllegalArgumentException if the checkpoint is damaged or of another run, or no episode is long enough
     */
    public TrainingResult train(Path checkpoint, boolean resume, ProgressListener listener, Cancellation cancellation) {
        StagedTraining training = new StagedTraining(config, architecture, normalizer, dataset, split.training());
        return training.train(batches(), checkpoint, resume, listener, cancellation);
    }

    private BatchSource batches() {
        OptimizerConfig optimizer = config.optimizer();
        SequenceShape shape = new SequenceShape(
                architecture.window() + optimizer.rolloutLength(),
                config.network().actionChunk());
        SequenceSampler sampler = new SequenceSampler(dataset, split.training(), shape, config.seed());
        return new SamplerBatches(
                sampler,
                shape,
                dataset,
                optimizer.batchSize(),
                config.network().vector().source());
    }

    /**
     * Measures a trained model on held-out episodes.
     *
     * @param targets factors to probe; none if the data set has no states
     * @param goal what the goal distance is calibrated against; empty if no true distance is known
     * @throws IllegalArgumentException if there are targets or a goal, and the data set has no states
     */
    public Diagnostics measure(TrainingResult result, List<ProbeTarget> targets, Optional<GoalDistance> goal) {
        return Diagnostics.of(
                architecture,
                normalizer,
                result.tensors(),
                episodes(split.training()),
                episodes(split.heldOut()),
                targets,
                goal,
                config.optimizer().rolloutLength());
    }

    private Iterable<Episode> episodes(int[] indices) {
        return () -> Arrays.stream(indices)
                .limit(MOST_EPISODES_MEASURED)
                .mapToObj(dataset::episode)
                .iterator();
    }

    /**
     * The model file: weights, probe, and a card with the measurements of {@code diagnostics}.
     *
     * @param command that made it, for the card; empty if no command did
     */
    public ModelFile export(String name, String command, TrainingResult result, Diagnostics diagnostics) {
        Provenance.Split parts = new Provenance.Split(
                "a tenth of the episodes, drawn by the training seed, is held out",
                split.training().length,
                split.heldOut().length);
        Provenance.Origin origin = new Provenance.Origin(command, dataset.info().seed(), NativeThreads.configured());
        Provenance provenance = ModelExport.provenance(dataset.contentHash(), dataset.info(), parts, config, origin);
        return ModelExport.of(name, architecture, result, diagnostics, dataset.info(), provenance);
    }
}
