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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The second stage of a run: trains the predictor on, over latents of the frozen encoder that are computed once. Further members of an
 * ensemble are trained here alone.
 *
 * <pre>{@code
 * J = sum over members of  predictionWeight x prediction(rollout from cached latents)
 * }</pre>
 *
 * <p>Every member has batches and perturbations of its own, and no weight in common with another; what is reported is the mean over
 * members. The gradient of all M together is shortened to sqrt(M) times the bound for one. <b>Why</b> here and not in the first stage:
 * members that shape the encoder together come to agree, and M predictors over cached latents cost less than one over frames.
 *
 * <p>{@code predictionWeight} and perturbation are those of {@link LossConfig}; every component of the latent counts alike, whatever {@link
 * LatentPart#predictionWeight} is: no encoder is shaped here, and planning needs all of them foreseen, also a part that counted for
 * nothing in the first stage. There is neither ramp nor horizon schedule, and no regulariser, as latents that do not move cannot
 * collapse. Steps, batches and rates are those of {@link SecondStageConfig}.
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
        List<Tensor> start = new ArrayList<>(tensors("encoder", Parameters.encoder(architecture), state.further()));
        start.addAll(tensors("predictor", predictors(), state.weights()));
        Run run = new Run(start, episodes, saving, listener, cancellation);
        run.loop.restore(state);
        return run.toTheEnd();
    }

    /** The tensors of all members. */
    private List<TensorSpec> predictors() {
        List<TensorSpec> all = Parameters.of(architecture);
        return all.subList(Parameters.encoder(architecture).size(), all.size());
    }

    private static List<Tensor> tensors(String what, List<TensorSpec> specs, float[] flat) {
        int size = specs.stream().mapToInt(TensorSpec::size).sum();
        if (size != flat.length) {
            throw new IllegalArgumentException(what + " weights of the checkpoint (" + flat.length
                    + ") must be those of the architecture (" + size + ").");
        }
        List<Tensor> tensors = new ArrayList<>();
        int at = 0;
        for (TensorSpec spec : specs) {
            tensors.add(new Tensor(spec, Arrays.copyOfRange(flat, at, at + spec.size())));
            at += spec.size();
        }
        return tensors;
    }

    private static List<Tensor> of(List<TensorSpec> specs, List<Tensor> tensors) {
        return tensors.stream().filter(tensor -> specs.contains(tensor.spec())).toList();
    }

    /** The key of a member's perturbation at a step; the first has that of a predictor alone. */
    private long moves(int member, int step) {
        return member == 0
                ? KeyedRandom.key(config.seed(), MOVES, step)
                : KeyedRandom.key(config.seed(), MOVES, step, member);
    }

    /** What trains predictor {@code number}. */
    private record Member(int number, RolloutLoss rollout, LatentBatches batches) {}

    /** One run over cached latents. */
    private final class Run implements StageLoss {
        private final List<Tensor> encoder;
        private final float[] frozen;
        private final WeightStore store;
        private final List<Member> members;
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
            this.encoder = of(Parameters.encoder(architecture), start);
            this.frozen = flat(encoder);
            this.store = new WeightStore(DataType.FLOAT, predictors());
            store.load(of(predictors(), start));
            int frames = architecture.window() + count;
            this.members = members(cache(episodes, frames, cancellation), batch, frames);
            this.latents = new double[batch * frames * architecture.latentSize()];
            this.actions = new double[batch * (frames - 1) * architecture.actionChunk() * architecture.actionSize()];
            members.get(0).batches.fill(0, latents, actions);
            this.statistics = LatentStatistics.of(latents, architecture.latentSize());
            this.loop = new TrainingLoop(
                    2,
                    config.stages(),
                    "secondStage.learningRate",
                    optimizer.withGradientClip(optimizer.gradientClip() * Math.sqrt(members.size())),
                    config.checkpointEvery(),
                    batch * frames,
                    this,
                    saving,
                    listener,
                    cancellation);
        }

        private CachedLatents cache(Iterable<Episode> episodes, int frames, Cancellation cancellation) {
            return CachedLatents.of(
                    architecture,
                    normalizer,
                    encoder,
                    episodes,
                    (frames - 1) * architecture.actionChunk(),
                    CachedLatents.MOST_BYTES,
                    cancellation);
        }

        private List<Member> members(CachedLatents cache, int batch, int frames) {
            LossConfig loss = config.loss().ofPredictorAlone();
            List<Member> all = new ArrayList<>();
            for (int m = 0; m < architecture.members(); m++) {
                LatentBatches batches = new LatentBatches(
                        cache,
                        architecture.latentSize(),
                        architecture.actionSize(),
                        architecture.actionChunk(),
                        frames,
                        batch,
                        m == 0 ? KeyedRandom.key(config.seed(), BATCHES) : KeyedRandom.key(config.seed(), BATCHES, m));
                RolloutLoss rollout = new RolloutLoss(store, DataType.FLOAT, architecture, m, loss, batch, count);
                all.add(new Member(m, rollout, batches));
            }
            return List.copyOf(all);
        }

        TrainingResult toTheEnd() {
            TrainingLoop.End end = loop.toTheEnd();
            List<Tensor> tensors = new ArrayList<>(encoder);
            tensors.addAll(store.tensors(predictors(), loop.lastGood()));
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
            double weight = config.loss().predictionWeight();
            double value = 0;
            double error = 0;
            for (Member member : members) {
                member.batches.fill(step, latents, actions);
                long key = moves(member.number, step);
                value += member.rollout.evaluate(latents, latents, actions, count, weight, key, RolloutLoss.NOWHERE);
                error += member.rollout.error();
            }
            store.gradient().clear();
            for (Member member : members) {
                member.rollout.backward(count, RolloutLoss.NOWHERE);
            }
            int number = members.size();
            return new LossTerms(weight * value / number, error / number, 0, 0, 0, statistics);
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
