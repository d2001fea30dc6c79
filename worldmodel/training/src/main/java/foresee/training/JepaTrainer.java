package foresee.training;

import foresee.model.KeyedRandom;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * <p><b>Why</b> this loss: see {@link LossConfig}. Immutable; {@link #train} may be called again.
 */
public final class JepaTrainer {
    private static final long WEIGHTS = 1;
    private static final long DIRECTIONS = 2;
    private static final int FIRST_STAGE = 1;
    private static final float[] NONE = {};

    private final TrainingConfig config;
    private final Architecture architecture;
    private final ActionNormalizer normalizer;

    /**
     * @param architecture of the model
     * @param normalizer of the actions
     * @throws IllegalArgumentException if the normaliser is not of the architecture's action size
     */
    public JepaTrainer(TrainingConfig config, Architecture architecture, ActionNormalizer normalizer) {
        if (normalizer.size() != architecture.actionSize()) {
            throw new IllegalArgumentException("normalizer size (" + normalizer.size()
                    + ") must be the architecture's action size (" + architecture.actionSize() + ").");
        }
        this.config = config;
        this.architecture = architecture;
        this.normalizer = normalizer;
    }

    /** The configuration. */
    public TrainingConfig config() {
        return config;
    }

    /** Trains without leaving checkpoints. */
    public TrainingResult train(BatchSource batches, ProgressListener listener, Cancellation cancellation) {
        return new Run(batches, Optional.empty(), listener, cancellation).toTheEnd();
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
        String settings = TrainingConfigJson.write(config).toString();
        RunIdentity identity = new RunIdentity(settings, dataHash);
        Run run = new Run(batches, Optional.of(new Saving(checkpoint, identity)), listener, cancellation);
        if (resume && Files.exists(checkpoint)) {
            run.restore(Checkpoint.read(checkpoint, identity));
        }
        return run.toTheEnd();
    }

    private record Saving(Path path, RunIdentity identity) {}

    /** One run: the weights and everything that changes with them. */
    private final class Run {
        private final BatchSource batches;
        private final Optional<Saving> saving;
        private final ProgressListener listener;
        private final Cancellation cancellation;
        private final FrameNormalizer frames;
        private final JepaObjective objective;
        private final Adam adam;
        private final CollapseDetector detector;
        private final StepClock clock;
        private final float[] weights;
        private final float[] gradient;
        private final float[] lastGood;
        private int step;
        private TrainingProgress last;

        Run(BatchSource batches, Optional<Saving> saving, ProgressListener listener, Cancellation cancellation) {
            OptimizerConfig optimizer = config.optimizer();
            int batch = optimizer.batchSize();
            int length = optimizer.rolloutLength();
            this.batches = batches;
            this.saving = saving;
            this.listener = listener;
            this.cancellation = cancellation;
            this.frames = FrameNormalizer.of(batches.at(0).pixels(), architecture);
            this.objective =
                    new JepaObjective(DataType.FLOAT, architecture, normalizer, frames, config.loss(), batch, length);
            int size = objective.store().values().size();
            this.adam = new Adam(size, optimizer.gradientClip());
            this.detector = new CollapseDetector(config.collapse(), config.loss());
            this.clock = new StepClock(optimizer.steps(), batch * (architecture.window() + length));
            this.weights = new float[size];
            this.gradient = new float[size];
            this.lastGood = new float[size];
            objective.store().initialize(KeyedRandom.key(config.seed(), WEIGHTS));
            objective.store().values().read(weights);
            objective.target().ifPresent(target -> target.set(weights));
            System.arraycopy(weights, 0, lastGood, 0, size);
        }

        void restore(TrainingState state) {
            requireSize("weights", state.weights().length, weights.length);
            requireSize("target weights", state.further().length, targetWeights().length);
            step = state.step();
            System.arraycopy(state.weights(), 0, weights, 0, weights.length);
            System.arraycopy(state.first(), 0, adam.first(), 0, weights.length);
            System.arraycopy(state.second(), 0, adam.second(), 0, weights.length);
            System.arraycopy(weights, 0, lastGood, 0, weights.length);
            objective.target().ifPresent(target -> target.set(state.further()));
            detector.restore(state.collapseCounters());
        }

        private void requireSize(String what, int found, int wanted) {
            if (found != wanted) {
                throw new IllegalArgumentException(what + " of the checkpoint (" + found
                        + ") must be those of the architecture (" + wanted + ").");
            }
        }

        private float[] targetWeights() {
            return objective.target().map(TargetEncoder::weights).orElse(NONE);
        }

        TrainingResult toTheEnd() {
            clock.start(step);
            while (true) {
                LossTerms terms = evaluate();
                double norm = Adam.norm(gradient);
                if (!Double.isFinite(terms.total()) || !Double.isFinite(norm)) {
                    return result(Outcome.NOT_FINITE, notFinite(terms, norm));
                }
                System.arraycopy(weights, 0, lastGood, 0, weights.length);
                report(terms, norm);
                if (step == config.optimizer().steps()) {
                    save();
                    return result(Outcome.FINISHED, "");
                }
                if (cancellation.isCancelled()) {
                    save();
                    return result(Outcome.CANCELLED, "cancelled at step " + step + ".");
                }
                if (step % config.checkpointEvery() == 0 && step > 0) {
                    save();
                }
                Optional<String> collapse = detector.judge(step, terms);
                if (collapse.isPresent()) {
                    return result(Outcome.COLLAPSED, collapse.get());
                }
                move(norm);
            }
        }

        private LossTerms evaluate() {
            objective.store().values().write(0, weights, weights.length);
            LossTerms terms =
                    objective.evaluate(batches.at(step), step, KeyedRandom.key(config.seed(), DIRECTIONS, step));
            objective.store().gradient().read(gradient);
            return terms;
        }

        private void move(double norm) {
            double rate = config.optimizer().rate(step);
            step++;
            adam.step(weights, gradient, norm, rate, step);
            objective.target().ifPresent(target -> target.follow(weights));
        }

        private void save() {
            saving.ifPresent(to -> Checkpoint.write(
                    to.path(),
                    to.identity(),
                    new TrainingState(
                            FIRST_STAGE,
                            step,
                            weights,
                            adam.first(),
                            adam.second(),
                            detector.counters(),
                            targetWeights())));
        }

        private void report(LossTerms terms, double norm) {
            last = new TrainingProgress(
                    step,
                    config.optimizer().steps(),
                    terms.total(),
                    terms.prediction(),
                    objective.regularizerName(),
                    terms.regularizer(),
                    terms.inverseDynamics(),
                    norm,
                    terms.latents().rank(),
                    terms.latents().spread(),
                    terms.againstConstant(),
                    clock.imagesPerSecond(step),
                    clock.secondsLeft(step));
            listener.step(last);
        }

        private String notFinite(LossTerms terms, double norm) {
            return "not finite at step " + step + ": loss (" + terms.total() + "), prediction (" + terms.prediction()
                    + "), gradient norm (" + norm + "); the last good weights are kept."
                    + "\nMaybe lower optimizer.learningRate ("
                    + config.optimizer().learningRate() + ").";
        }

        private TrainingResult result(Outcome outcome, String message) {
            List<Tensor> tensors = new ArrayList<>(objective.store().tensors("encoder.", lastGood));
            tensors.addAll(objective.store().tensors("predictor.", lastGood));
            return new TrainingResult(outcome, message, step, frames.folded(tensors), last);
        }
    }
}
