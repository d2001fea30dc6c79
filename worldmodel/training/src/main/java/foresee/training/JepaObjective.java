package foresee.training;

import foresee.model.KeyedRandom;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The training loss of a joint-embedding world model and its gradient.
 *
 * <pre>{@code
 * z(b,t) = encoder(frame(b,t), vector(b,t)),   y(b,.) = rollout from z(b,0) .. z(b,W-1) under the actions
 * J = ramp weight |y - target|^2  +  for each part of z:  weight x regulariser(z)  +  weight x inverse dynamics(z, actions)
 * }</pre>
 *
 * <p>The targets are z themselves or those of a {@link TargetEncoder}. All buffers are allocated here, once, for one batch size.
 */
final class JepaObjective {
    private static final long PERTURBATION = -1;

    private final LossConfig config;
    private final ActionNormalizer normalizer;
    private final int latentSize;
    private final int length;
    private final WeightStore store;
    private final ObservationEncoder encoder;
    private final Optional<TargetEncoder> target;
    private final RolloutLoss rollout;
    private final List<PartLoss> parts;

    private final double[] actions;
    private final double[] latents;
    private final double[] targets;
    private final double[] latentGradients;
    private final double[] targetGradients;

    JepaObjective(
            DataType type,
            Architecture architecture,
            ActionNormalizer normalizer,
            InputNormalizer inputs,
            LossConfig config,
            int batch,
            int length) {
        this.config = config;
        this.normalizer = normalizer;
        this.latentSize = architecture.latentSize();
        this.length = length;
        this.store = new WeightStore(type, specs(architecture, config));
        int frames = architecture.window() + length;
        this.encoder = new ObservationEncoder(store, type, architecture, inputs, batch * frames);
        this.target = config.targetMomentum() == 0
                ? Optional.empty()
                : Optional.of(new TargetEncoder(type, architecture, encoder, config.targetMomentum()));
        this.rollout = new RolloutLoss(store, type, architecture, config, batch, length);
        this.parts = parts(store, type, architecture, config, batch, frames);
        this.actions = new double[batch * (frames - 1) * architecture.actionChunk() * architecture.actionSize()];
        this.latents = new double[batch * frames * latentSize];
        this.targets = target.isPresent() ? new double[latents.length] : latents;
        this.latentGradients = new double[latents.length];
        this.targetGradients = target.isPresent() || config.detachTargets() ? RolloutLoss.NOWHERE : latentGradients;
    }

    /** Further members come last: what is drawn for all else does not depend on how many there are. */
    private static List<TensorSpec> specs(Architecture architecture, LossConfig config) {
        List<TensorSpec> all = Parameters.of(architecture);
        List<TensorSpec> specs = new ArrayList<>(Parameters.of(architecture.withMembers(1)));
        int one = specs.size();
        for (int p = 0; p < config.partsOf(architecture.latentSize()).size(); p++) {
            specs.addAll(PartLoss.specs(architecture, config, p));
        }
        specs.addAll(all.subList(one, all.size()));
        return specs;
    }

    private static List<PartLoss> parts(
            WeightStore store, DataType type, Architecture architecture, LossConfig config, int batch, int frames) {
        List<PartLoss> parts = new ArrayList<>();
        int from = 0;
        for (LatentPart part : config.partsOf(architecture.latentSize())) {
            parts.add(new PartLoss(store, type, architecture, config, parts.size(), from, batch, frames));
            from += part.size();
        }
        return parts;
    }

    /** All weights and their gradient. */
    WeightStore store() {
        return store;
    }

    /** The slowly moving encoder that is aimed at, if there is one. */
    Optional<TargetEncoder> target() {
        return target;
    }

    /** The name of the regulariser, {@code none} without one, all of them if parts differ. */
    String regularizerName() {
        String names = parts.stream()
                .flatMap(part -> part.regularizerName().stream())
                .distinct()
                .collect(Collectors.joining("+"));
        return names.isEmpty() ? "none" : names;
    }

    /**
     * The loss of a batch; its gradient is left in the store.
     *
     * @param data (B, W + T) frames, vectors, and (B, W - 1 + T) action chunks
     * @param step of the run, from 0, which decides on the weight of the prediction and on its horizon
     * @param key of the random directions and the perturbation
     */
    LossTerms evaluate(TrainingBatch data, int step, long key) {
        normalize(data.actions());
        encoder.forward(data.pixels(), data.vectors(), encoder.rows());
        encoder.read(latents);
        target.ifPresent(aimedAt -> aimedAt.encode(targets));

        store.gradient().clear();
        Arrays.fill(latentGradients, 0);
        double weight = config.predictionWeightAt(step);
        int count = config.horizon().at(step, length);
        long moves = KeyedRandom.key(key, PERTURBATION);
        double total = weight * rollout.evaluate(latents, targets, actions, count, weight, moves, targetGradients);
        for (int p = 0; p < parts.size(); p++) {
            parts.get(p)
                    .evaluate(
                            latents,
                            actions,
                            latentGradients,
                            config.readsActionsAt(step),
                            p == 0 ? key : KeyedRandom.key(key, p));
            total = parts.get(p).addedTo(total);
        }
        rollout.backward(count, latentGradients);
        encoder.backward(latentGradients);
        return new LossTerms(
                total,
                rollout.error(),
                mean(part -> part.regularizerName().isPresent(), PartLoss::regularized),
                mean(PartLoss::readsActions, PartLoss::inverted),
                mean(PartLoss::isSlow, PartLoss::moved),
                LatentStatistics.of(latents, latentSize));
    }

    private void normalize(float[] raw) {
        for (int i = 0; i < raw.length; i++) {
            actions[i] = normalizer.normalize(i % normalizer.size(), raw[i]);
        }
    }

    /** Over the parts that have the term; 0 if none has. */
    private double mean(Predicate<PartLoss> has, ToDoubleFunction<PartLoss> value) {
        return parts.stream().filter(has).mapToDouble(value).average().orElse(0);
    }
}
