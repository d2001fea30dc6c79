package foresee.training;

import foresee.dataset.Dataset;
import foresee.dataset.EpisodeSplit;
import foresee.dataset.FrameShape;
import foresee.dataset.SequenceSampler;
import foresee.dataset.SequenceShape;
import foresee.model.Episode;
import foresee.model.KeyedRandom;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private final Optional<Pretrained> pretrained;
    private final List<ProbeTarget> targets;

    /** @throws IllegalArgumentException if the data set has under two episodes, frames too small for the network, or no such vector as it sees */
    public TrainingSession(TrainingConfig config, Dataset dataset) {
        this(config, dataset, Optional.empty());
    }

    /**
     * As above, with the weights to begin with that the configuration names.
     *
     * @throws IllegalArgumentException also if {@code pretrained} are others, or of another network
     */
    public TrainingSession(TrainingConfig config, Dataset dataset, Optional<Pretrained> pretrained) {
        this(config, dataset, pretrained, List.of());
    }

    private TrainingSession(
            TrainingConfig config, Dataset dataset, Optional<Pretrained> pretrained, List<ProbeTarget> targets) {
        this.targets = List.copyOf(targets);
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
        this.pretrained = pretrained;
        config.requirePretrained(pretrained);
        pretrained.ifPresent(weights -> weights.requireFit(architecture, normalizer));
    }

    /**
     * This session, which also reads these factors off the latents now and then while it trains, for its listener: {@link
     * TrainingProgress#probes}. No weight depends on it.
     *
     * @param newTargets none if the data set has no states
     */
    public TrainingSession probing(List<ProbeTarget> newTargets) {
        return new TrainingSession(config, dataset, pretrained, newTargets);
    }

    private Optional<LiveProbe> probe() {
        return targets.isEmpty() ? Optional.empty() : Optional.of(new LiveProbe(architecture, targets, dataset, split));
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
     * Trains, leaving checkpoints; of rounds that may follow it knows nothing.
     *
     * @param checkpoint replaced every {@link TrainingConfig#checkpointEvery} steps
     * @param resume whether to go on from it, if it exists
     * @throws IllegalArgumentException if the checkpoint is damaged or of another run, or no episode is long enough
     */
    public TrainingResult train(Path checkpoint, boolean resume, ProgressListener listener, Cancellation cancellation) {
        StagedTraining training = new StagedTraining(
                config.upTo(0), architecture, normalizer, dataset, split.training(), pretrained, probe());
        return training.train(batches(), checkpoint, resume, listener, cancellation);
    }

    /**
     * Trains on, on old and new episodes together, from the weights that the training before has left: one of {@link RoundsConfig}'s
     * rounds.
     *
     * @param fresh the data sets of all rounds so far, that of this one last; all their episodes are trained on
     * @param before the checkpoint that training, or the round before, has left at its end
     * @param checkpoint as in {@link #train}
     * @throws IllegalArgumentException also if {@code before} is damaged, of another run, or not of its end
     */
    public TrainingResult trainOn(
            List<Dataset> fresh,
            Path before,
            Path checkpoint,
            boolean resume,
            ProgressListener listener,
            Cancellation cancellation) {
        int round = fresh.size();
        TrainingConfig own = config.ofRound(round);
        TrainingState start = Checkpoint.read(before, identity(fresh.subList(0, round - 1)));
        int steps = round == 1
                ? config.optimizer().steps()
                : config.ofRound(round - 1).optimizer().steps();
        if (start.step() != steps) {
            throw new IllegalArgumentException("step (" + start.step() + ") of checkpoint " + before
                    + " must be the last of its run (" + steps + ").");
        }
        JepaTrainer trainer = new JepaTrainer(own, architecture, normalizer, pretrained).probing(probe());
        TrainingLoop.Saving saving = new TrainingLoop.Saving(checkpoint, identity(fresh));
        return trainer.trainOn(start, batches(), mixed(own, fresh), saving, resume, listener, cancellation);
    }

    /** Of the run up to the round that has these data sets. */
    private RunIdentity identity(List<Dataset> fresh) {
        TrainingConfig own = fresh.isEmpty() ? config.upTo(0) : config.ofRound(fresh.size());
        String hashes = Stream.concat(Stream.of(dataset), fresh.stream())
                .map(Dataset::contentHash)
                .collect(Collectors.joining("+"));
        return RunIdentity.of(own, hashes);
    }

    private BatchSource mixed(TrainingConfig own, List<Dataset> fresh) {
        int[] rows = config.rowsOfRound(fresh.size());
        List<BatchSource> parts = new ArrayList<>();
        parts.add(batches(dataset, split.training(), own.seed(), rows[0]));
        for (int r = 1; r < rows.length; r++) {
            Dataset one = fresh.get(r - 1);
            int[] all = IntStream.range(0, one.episodes()).toArray();
            parts.add(batches(one, all, KeyedRandom.key(own.seed(), r), rows[r]));
        }
        return new MixedBatches(parts);
    }

    private BatchSource batches() {
        return batches(
                dataset, split.training(), config.seed(), config.optimizer().batchSize());
    }

    private BatchSource batches(Dataset from, int[] episodes, long seed, int rows) {
        SequenceShape shape = shape();
        SequenceSampler sampler = new SequenceSampler(from, episodes, shape, seed);
        return new SamplerBatches(
                sampler,
                shape,
                from,
                rows,
                config.network().vector().source(),
                config.loss().withinEpisodes());
    }

    private SequenceShape shape() {
        return new SequenceShape(
                architecture.window() + config.optimizer().rolloutLength(),
                config.network().actionChunk());
    }

    /** Environment steps that an episode must have for anything to be learned from it. */
    public int leastSteps() {
        return shape().steps();
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
        return export(name, command, List.of(), result, diagnostics);
    }

    /**
     * The same of a model that was trained on in rounds.
     *
     * @param fresh the data sets of all its rounds, in order
     */
    public ModelFile export(
            String name, String command, List<Dataset> fresh, TrainingResult result, Diagnostics diagnostics) {
        Provenance.Split parts = new Provenance.Split(
                "a tenth of the episodes, drawn by the training seed, is held out",
                split.training().length,
                split.heldOut().length);
        Provenance.Origin origin = new Provenance.Origin(command, dataset.info().seed(), NativeThreads.configured());
        Provenance provenance = ModelExport.provenance(
                        dataset.contentHash(), dataset.info(), parts, config.upTo(fresh.size()), origin)
                .withRounds(fresh.stream().map(TrainingSession::round).toList());
        return ModelExport.of(
                name, architecture, result, diagnostics, dataset.info(), provenance, config.planningAdvice());
    }

    /** Whether a model is of a run that made all its steps: not what a collapse, say, has left of it. */
    public static boolean isFinished(ModelCard card) {
        return ModelExport.isFinished(card);
    }

    private static Provenance.Round round(Dataset fresh) {
        return new Provenance.Round(
                "sha256:" + fresh.contentHash(), fresh.info().policy(), fresh.episodes());
    }
}
