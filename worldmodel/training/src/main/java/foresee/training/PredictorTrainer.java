package foresee.training;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The second stage of a run: trains the predictor on, over latents of the frozen encoder that are computed once.
 *
 * <pre>{@code
 * J = predictionWeight x prediction(rollout from cached latents)
 * }</pre>
 *
 * <p>Weights, perturbation and the weights of parts are those of {@link LossConfig}; there is neither ramp nor horizon schedule, and
 * no regulariser, as latents that do not move cannot collapse. Steps, batches and rates are those of {@link SecondStageConfig}.
 *
 * <p><b>Why:</b> an encoder is learned sooner than what follows from an action; a step without frames is many times cheaper, so the
 * predictor can be asked far more often.
 */
final class PredictorTrainer {
    private static final long BATCHES = 3;
    private static final long MOVES = 4;

    private final TrainingConfig config;
    private final Architecture architecture;
    private final ActionNormalizer normalizer;

    /** @param config with steps of the second stage */
    PredictorTrainer(TrainingConfig config, Architecture architecture, ActionNormalizer normalizer) {
        this.config = config;
        this.architecture = architecture;
        this.normalizer = normalizer;
    }

    /**
     * Trains.
     *
     * @param start encoder and predictor, as the first stage leaves them
     * @param episodes to learn from, with frames; read once
     * @throws IllegalArgumentException if their latents are too many, or no episode is long enough
     */
    TrainingResult train(
            List<Tensor> start,
            Iterable<Episode> episodes,
            Optional<TrainingLoop.Saving> saving,
            ProgressListener listener,
            Cancellation cancellation) {
        return new Run(start, episodes, saving, listener, cancellation).toTheEnd();
    }

    /** Goes on from a checkpoint of this stage, which has the encoder in it. */
    TrainingResult resume(
            TrainingState state,
            Iterable<Episode> episodes,
            Optional<TrainingLoop.Saving> saving,
            ProgressListener listener,
            Cancellation cancellation) {
        List<Tensor> start = new ArrayList<>(tensors("encoder.", state.further()));
        start.addAll(tensors("predictor.", state.weights()));
        Run run = new Run(start, episodes, saving, listener, cancellation);
        run.loop.restore(state);
        return run.toTheEnd();
    }

    private List<TensorSpec> specs(String prefix) {
        return Parameters.of(architecture).stream()
                .filter(spec -> spec.name().startsWith(prefix))
                .toList();
    }

    private List<Tensor> tensors(String prefix, float[] flat) {
        List<Tensor> tensors = new ArrayList<>();
        int at = 0;
        for (TensorSpec spec : specs(prefix)) {
            if (at + spec.size() > flat.length) {
                throw new IllegalArgumentException(
                        prefix + " weights of the checkpoint (" + flat.length + ") must be those of the architecture.");
            }
            float[] values = new float[spec.size()];
            System.arraycopy(flat, at, values, 0, values.length);
            tensors.add(new Tensor(spec, values));
            at += spec.size();
        }
        return tensors;
    }

    private static List<Tensor> of(String prefix, List<Tensor> tensors) {
        return tensors.stream()
                .filter(tensor -> tensor.spec().name().startsWith(prefix))
                .toList();
    }

    /** One run over cached latents. */
    private final class Run implements StageLoss {
        private final List<Tensor> encoder;
        private final float[] frozen;
        private final WeightStore store;
        private final RolloutLoss rollout;
        private final LatentBatches batches;
        private final int count;
        private final double[] latents;
        private final double[] actions;

        /** Of the first batch: as latents do not move, those of another would tell no more. */
        private final LatentStatistics statistics;

        private final TrainingLoop loop;

        Run(
                List<Tensor> start,
                Iterable<Episode> episodes,
                Optional<TrainingLoop.Saving> saving,
                ProgressListener listener,
                Cancellation cancellation) {
            OptimizerConfig optimizer = config.secondStage().optimizer();
            int batch = optimizer.batchSize();
            this.count = optimizer.rolloutLength();
            this.encoder = of("encoder.", start);
            this.frozen = flat(encoder);
            this.store = new WeightStore(DataType.FLOAT, specs("predictor."));
            store.load(of("predictor.", start));
            this.rollout = new RolloutLoss(store, DataType.FLOAT, architecture, config.loss(), batch, count);
            int frames = architecture.window() + count;
            this.batches = batches(episodes, batch, frames, cancellation);
            this.latents = new double[batch * frames * architecture.latentSize()];
            this.actions = new double[batch * (frames - 1) * architecture.actionChunk() * architecture.actionSize()];
            batches.fill(0, latents, actions);
            this.statistics = LatentStatistics.of(latents, architecture.latentSize());
            this.loop = new TrainingLoop(
                    2,
                    "secondStage.learningRate",
                    optimizer,
                    config.checkpointEvery(),
                    batch * frames,
                    this,
                    saving,
                    listener,
                    cancellation);
        }

        private LatentBatches batches(Iterable<Episode> episodes, int batch, int frames, Cancellation cancellation) {
            CachedLatents cache = CachedLatents.of(
                    architecture,
                    normalizer,
                    encoder,
                    episodes,
                    (frames - 1) * architecture.actionChunk(),
                    CachedLatents.MOST_BYTES,
                    cancellation);
            return new LatentBatches(
                    cache,
                    architecture.latentSize(),
                    architecture.actionSize(),
                    architecture.actionChunk(),
                    frames,
                    batch,
                    KeyedRandom.key(config.seed(), BATCHES));
        }

        TrainingResult toTheEnd() {
            TrainingLoop.End end = loop.toTheEnd();
            List<Tensor> tensors = new ArrayList<>(encoder);
            tensors.addAll(store.tensors("predictor.", loop.lastGood()));
            return new TrainingResult(end.outcome(), end.message(), loop.step(), tensors, loop.last());
        }

        @Override
        public WeightStore store() {
            return store;
        }

        @Override
        public String regularizerName() {
            return "none";
        }

        @Override
        public LossTerms evaluate(int step) {
            batches.fill(step, latents, actions);
            store.gradient().clear();
            double weight = config.loss().predictionWeight();
            long key = KeyedRandom.key(config.seed(), MOVES, step);
            double value = rollout.evaluate(latents, latents, actions, count, weight, key, RolloutLoss.NOWHERE);
            rollout.backward(count, RolloutLoss.NOWHERE);
            return new LossTerms(weight * value, rollout.error(), 0, 0, statistics);
        }

        @Override
        public float[] further() {
            return frozen;
        }
    }

    private static float[] flat(List<Tensor> tensors) {
        int size = tensors.stream().mapToInt(tensor -> tensor.spec().size()).sum();
        float[] flat = new float[size];
        int at = 0;
        for (Tensor tensor : tensors) {
            float[] values = tensor.toArray();
            System.arraycopy(values, 0, flat, at, values.length);
            at += values.length;
        }
        return flat;
    }
}
