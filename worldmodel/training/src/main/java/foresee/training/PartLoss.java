package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What one part of the latents, or the whole of them, is held to beside prediction: its regulariser, its slowness and its inverse dynamics.
 *
 * <p><b>Shapes:</b> latents and their gradient (B, F, D), of which the part is components {@code from} to {@code from + size};
 * actions (B, F - 1, k A) normalised.
 */
final class PartLoss {
    private final LatentPart part;
    private final int from;
    private final int latentSize;
    private final Optional<LatentLoss> regularizer;
    private final Optional<LatentLoss> slowness;
    private final Optional<InverseDynamics> inverse;

    /** The part alone (B F, size); empty if it is the whole, which needs no copy. */
    private final double[] own;

    private final double[] ownGradient;
    private double regularized;
    private double moved;
    private double inverted;
    private double inverseWeight;

    /**
     * @param number of the part, from 0
     * @param from the first of its components
     */
    PartLoss(
            WeightStore store,
            DataType type,
            Architecture architecture,
            LossConfig config,
            int number,
            int from,
            int batch,
            int frames) {
        this.part = config.partsOf(architecture.latentSize()).get(number);
        this.from = from;
        this.latentSize = architecture.latentSize();
        int rows = batch * frames;
        this.regularizer = regularizer(config, part, batch, frames);
        this.slowness = part.slownessWeight() == 0 ? Optional.empty() : Optional.of(new Slowness(frames, part.size()));
        this.inverse = part.inverseDynamicsWeight() == 0
                ? Optional.empty()
                : Optional.of(new InverseDynamics(
                        store,
                        type,
                        prefix(number),
                        shape(architecture, config, part),
                        config.inverseDynamicsSpans(),
                        batch,
                        frames));
        this.own = new double[part.size() == latentSize ? 0 : rows * part.size()];
        this.ownGradient = new double[own.length];
    }

    private static Optional<LatentLoss> regularizer(LossConfig config, LatentPart part, int batch, int frames) {
        return config.withinEpisodes()
                ? regularizer(config, part, batch / 2 * frames)
                        .map(term -> new EpisodeDifferences(term, batch, frames, part.size()))
                : regularizer(config, part, batch * frames);
    }

    private static Optional<LatentLoss> regularizer(LossConfig config, LatentPart part, int rows) {
        return switch (part.regularizer()) {
            case NONE -> Optional.empty();
            case SIGREG ->
                Optional.of(new SigReg(rows, part.size(), config.projections(), config.knots(), config.range()));
            case LOGDET -> Optional.of(new LogDet(rows, part.size()));
            case VICREG ->
                Optional.of(new VicReg(rows, part.size(), config.varianceWeight(), config.covarianceWeight()));
        };
    }

    private static String prefix(int number) {
        return "inverse." + number;
    }

    private static InverseShape shape(Architecture architecture, LossConfig config, LatentPart part) {
        return new InverseShape(
                part.size(), architecture.actionChunk(), architecture.actionSize(), config.inverseDynamicsHidden());
    }

    /** The weights that part {@code number} needs beside those of the architecture. */
    static List<TensorSpec> specs(Architecture architecture, LossConfig config, int number) {
        LatentPart part = config.partsOf(architecture.latentSize()).get(number);
        return part.inverseDynamicsWeight() == 0
                ? List.of()
                : InverseDynamics.specs(
                        prefix(number), shape(architecture, config, part), config.inverseDynamicsSpans());
    }

    /**
     * Adds the weighted gradients to {@code gradient} and to the heads' weights; the values are asked for afterwards.
     *
     * @param readsActions whether inverse dynamics counts; without it its value is told, but has no weight
     */
    void evaluate(double[] latents, double[] actions, double[] gradient, boolean readsActions, long key) {
        inverseWeight = readsActions ? part.inverseDynamicsWeight() : 0;
        if (own.length == 0) {
            evaluateOwn(latents, actions, gradient, key);
            return;
        }
        for (int row = 0; row < own.length / part.size(); row++) {
            System.arraycopy(latents, row * latentSize + from, own, row * part.size(), part.size());
        }
        Arrays.fill(ownGradient, 0);
        evaluateOwn(own, actions, ownGradient, key);
        for (int i = 0; i < own.length; i++) {
            gradient[i / part.size() * latentSize + from + i % part.size()] += ownGradient[i];
        }
    }

    private void evaluateOwn(double[] latents, double[] actions, double[] gradient, long key) {
        regularized = regularizer
                .map(term -> term.evaluate(latents, part.regularizerWeight(), gradient, key))
                .orElse(0.0);
        moved = slowness.map(term -> term.evaluate(latents, part.slownessWeight(), gradient, key))
                .orElse(0.0);
        inverted = inverse.map(term -> term.evaluate(latents, actions, inverseWeight, gradient))
                .orElse(0.0);
    }

    /** The regulariser's name, if there is one. */
    Optional<String> regularizerName() {
        return regularizer.map(LatentLoss::name);
    }

    /** Whether actions are read off this part. */
    boolean readsActions() {
        return inverse.isPresent();
    }

    /** The regulariser's last value, unweighted; 0 without one. */
    double regularized() {
        return regularized;
    }

    /** The last value of inverse dynamics, unweighted; 0 without it. */
    double inverted() {
        return inverted;
    }

    /** Whether this part is held to slowness. */
    boolean isSlow() {
        return slowness.isPresent();
    }

    /** The last value of slowness, unweighted; 0 without it. */
    double moved() {
        return moved;
    }

    /** {@code sum} and the last values, weighted. */
    double addedTo(double sum) {
        return sum + part.regularizerWeight() * regularized + part.slownessWeight() * moved + inverseWeight * inverted;
    }
}
