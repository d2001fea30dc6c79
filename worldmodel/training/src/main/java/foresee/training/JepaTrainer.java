package foresee.training;

import foresee.model.KeyedRandom;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a joint-embedding world model from batches of frames and actions.
 *
 * <p>Each step: encode B (W + T) frames, roll the predictor out from the first W of each sub-sequence, take the gradient of the
 * loss, shorten it, move with Adam. A run is a function of configuration, architecture and batches, at a fixed thread count,
 * processor type and library build.
 *
 * <p>This is the first stage of a run; of a second one, if the configuration has it, it knows nothing. Of several predictors it trains
 * the first; the others keep the weights they begin with.
 *
 * <p><b>Why</b> this loss: see {@link LossConfig}. Immutable; {@link #train} may be called again.
 */
public final class JepaTrainer {
    private static final long WEIGHTS = 1;
    private static final long DIRECTIONS = 2;
    private static final float[] NONE = {};

    private final TrainingConfig config;
    private final Architecture architecture;
    private final ActionNormalizer normalizer;
    private final Optional<Pretrained> pretrained;
    private final Optional<LiveProbe> probe;

    /**
     * @param architecture of the model
     * @param normalizer of the actions
     * @throws IllegalArgumentException if the normaliser is not of the architecture's action size
     */
    public JepaTrainer(TrainingConfig config, Architecture architecture, ActionNormalizer normalizer) {
        this(config, architecture, normalizer, Optional.empty());
    }

    /**
     * As above, with the weights to begin with that the configuration names.
     *
     * @throws IllegalArgumentException also if {@code pretrained} are others, or of another network
     */
    public JepaTrainer(
            TrainingConfig config,
            Architecture architecture,
            ActionNormalizer normalizer,
            Optional<Pretrained> pretrained) {
        this(config, architecture, normalizer, pretrained, Optional.empty());
    }

    private JepaTrainer(
            TrainingConfig config,
            Architecture architecture,
            ActionNormalizer normalizer,
            Optional<Pretrained> pretrained,
            Optional<LiveProbe> probe) {
        if (normalizer.size() != architecture.actionSize()) {
            throw new IllegalArgumentException("normalizer size (" + normalizer.size()
                    + ") must be the architecture's action size (" + architecture.actionSize() + ").");
        }
        this.config = config;
        this.architecture = architecture;
        this.normalizer = normalizer;
        this.pretrained = pretrained;
        this.probe = probe;
        config.requirePretrained(pretrained);
        pretrained.ifPresent(weights -> weights.requireFit(architecture, normalizer));
    }

    /** This trainer with a probe that is read now and then, see {@link TrainingProgress#probes}, if there is one. */
    JepaTrainer probing(Optional<LiveProbe> newProbe) {
        return new JepaTrainer(config, architecture, normalizer, pretrained, newProbe);
    }

    /** The configuration. */
    public TrainingConfig config() {
        return config;
    }

    /** Trains without leaving checkpoints. */
    public TrainingResult train(BatchSource batches, ProgressListener listener, Cancellation cancellation) {
        return new Run(batches, inputs(batches), Optional.empty(), listener, cancellation).toTheEnd();
    }

    /**
     * Trains and writes a checkpoint every {@link TrainingConfig#checkpointEvery} steps, and when cancelled.
     *
     * @param checkpoint the file, replaced each time; if {@code resume} is asked for and it exists, the run goes on from it
     * @param dataHash of the data behind {@code batches}; a checkpoint of other data is refused
     * @throws IllegalArgumentException if the checkpoint is damaged, or of other data or another configuration
     */
    public TrainingResult train(
            BatchSource batches,
            Path checkpoint,
            String dataHash,
            boolean resume,
            ProgressListener listener,
            Cancellation cancellation) {
        TrainingLoop.Saving saving = new TrainingLoop.Saving(checkpoint, RunIdentity.of(config, dataHash));
        Run run = new Run(batches, inputs(batches), Optional.of(saving), listener, cancellation);
        run.restore(saving, resume);
        return run.toTheEnd();
    }

    /**
     * Trains on from the weights that another run has left, with checkpoints.
     *
     * @param start of that run: its weights are begun with, its moments and counters are not
     * @param former batches of that run, which say how frames and vectors are normalised
     * @param saving where checkpoints go, and where to go on from if {@code resume} is asked for and there is one
     * @throws IllegalArgumentException if the checkpoint is damaged or of another run, or {@code start} is of another architecture
     */
    TrainingResult trainOn(
            TrainingState start,
            BatchSource former,
            BatchSource batches,
            TrainingLoop.Saving saving,
            boolean resume,
            ProgressListener listener,
            Cancellation cancellation) {
        Run run = new Run(batches, inputs(former), Optional.of(saving), listener, cancellation);
        run.begin(start);
        run.restore(saving, resume);
        return run.toTheEnd();
    }

    private InputNormalizer inputs(BatchSource batches) {
        return pretrained.isPresent()
                ? InputNormalizer.identity(architecture) // theirs is folded into their weights
                : InputNormalizer.of(batches.at(0), architecture);
    }

    /** One run: the loss of its batches, and the loop that makes it smaller. */
    private final class Run implements StageLoss {
        private final BatchSource batches;
        private final InputNormalizer inputs;
        private final JepaObjective objective;
        private final CollapseDetector detector;
        private final TrainingLoop loop;

        Run(
                BatchSource batches,
                InputNormalizer inputs,
                Optional<TrainingLoop.Saving> saving,
                ProgressListener listener,
                Cancellation cancellation) {
            OptimizerConfig optimizer = config.optimizer();
            int batch = optimizer.batchSize();
            int length = optimizer.rolloutLength();
            requirePaired(batches);
            this.batches = batches;
            this.inputs = inputs;
            this.objective =
                    new JepaObjective(DataType.FLOAT, architecture, normalizer, inputs, config.loss(), batch, length);
            this.detector = new CollapseDetector(config);
            store().initialize(KeyedRandom.key(config.seed(), WEIGHTS));
            pretrained.ifPresent(weights -> weights.into(store(), config.loss().parts()));
            objective.target().ifPresent(target -> target.set(weights()));
            this.loop = new TrainingLoop(
                    1,
                    config.stages(),
                    "optimizer.learningRate",
                    optimizer,
                    config.checkpointEvery(),
                    batch * (architecture.window() + length),
                    this,
                    saving,
                    listener,
                    cancellation);
        }

        private void requirePaired(BatchSource source) {
            if (config.loss().withinEpisodes() && !source.isPaired()) {
                throw new IllegalArgumentException(
                        "loss.withinEpisodes (true) must be false: these batches do not hold two sub-sequences of each"
                                + " episode.");
            }
        }

        private float[] weights() {
            float[] weights = new float[store().values().size()];
            store().values().read(weights);
            return weights;
        }

        /** Begins with weights of another run. */
        void begin(TrainingState state) {
            loop.begin(state);
            objective.target().ifPresent(target -> target.set(state.further()));
        }

        void restore(TrainingLoop.Saving saving, boolean resume) {
            if (resume && Files.exists(saving.path())) {
                restore(Checkpoint.read(saving.path(), saving.identity()));
            }
        }

        private void restore(TrainingState state) {
            loop.restore(state);
            objective.target().ifPresent(target -> target.set(state.further()));
            detector.restore(state.collapseCounters());
        }

        TrainingResult toTheEnd() {
            TrainingLoop.End end = loop.toTheEnd();
            List<Tensor> tensors = store().tensors(Parameters.of(architecture), loop.lastGood());
            return new TrainingResult(end.outcome(), end.message(), loop.step(), inputs.folded(tensors), loop.last());
        }

        @Override
        public WeightStore store() {
            return objective.store();
        }

        @Override
        public String regularizerName() {
            return objective.regularizerName();
        }

        @Override
        public LossTerms evaluate(int step) {
            return objective.evaluate(batches.at(step), step, KeyedRandom.key(config.seed(), DIRECTIONS, step));
        }

        @Override
        public void moved(float[] weights) {
            objective.target().ifPresent(target -> target.follow(weights));
        }

        @Override
        public List<ProbeScore> probe(int step, float[] weights) {
            boolean isTime =
                    step % LiveProbe.EVERY == 0 || step == config.optimizer().steps();
            return probe.filter(some -> isTime)
                    .map(some -> some.scores(inputs.folded(store().tensors(Parameters.encoder(architecture), weights))))
                    .orElse(List.of());
        }

        @Override
        public Optional<String> judge(int step, LossTerms terms) {
            return detector.judge(step, terms);
        }

        @Override
        public int[] counters() {
            return detector.counters();
        }

        @Override
        public float[] further() {
            return objective.target().map(TargetEncoder::weights).orElse(NONE);
        }
    }
}
