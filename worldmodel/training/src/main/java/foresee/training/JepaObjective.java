package foresee.training;

import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The training loss of a joint-embedding world model and its gradient.
 *
 * <pre>{@code
 * z(b,t) = encoder(frame(b,t)),   y(b,.) = rollout from z(b,0) .. z(b,W-1) under the actions
 * J = ramp |y - z|^2  +  weight x regulariser(z)  +  weight x inverse dynamics(z, actions)
 * }</pre>
 *
 * <p>All buffers are allocated here, once, for one batch size.
 */
final class JepaObjective {
    private final LossConfig config;
    private final ActionNormalizer normalizer;
    private final int latentSize;
    private final int batch;
    private final int window;
    private final int frames;
    private final WeightStore store;
    private final FrameEncoder encoder;
    private final LatentRollout rollout;
    private final PredictionLoss prediction;
    private final Optional<LatentLoss> regularizer;
    private final Optional<InverseDynamics> inverse;

    private final double[] actions;
    private final double[] latents;
    private final double[] latentGradients;
    private final double[] starts;
    private final double[] startGradients;
    private final double[] predictions;
    private final double[] predictionGradients;

    JepaObjective(
            DataType type,
            Architecture architecture,
            ActionNormalizer normalizer,
            FrameNormalizer pixels,
            LossConfig config,
            int batch,
            int length) {
        this.config = config;
        this.normalizer = normalizer;
        this.latentSize = architecture.latentSize();
        this.batch = batch;
        this.window = architecture.window();
        this.frames = window + length;
        this.store = new WeightStore(type, specs(architecture, config));
        int rows = batch * frames;
        this.encoder = new FrameEncoder(store, type, architecture, pixels, rows);
        this.rollout = new LatentRollout(store, type, architecture, batch, length);
        this.prediction = new PredictionLoss(batch, window, length, latentSize, config.detachTargets());
        this.regularizer = regularizer(config, rows, latentSize);
        this.inverse = config.inverseDynamicsWeight() == 0
                ? Optional.empty()
                : Optional.of(new InverseDynamics(
                        store,
                        type,
                        "inverse",
                        inverseShape(architecture, config),
                        config.inverseDynamicsSpans(),
                        batch,
                        frames));
        this.actions = new double[batch * (frames - 1) * architecture.actionChunk() * architecture.actionSize()];
        this.latents = new double[rows * latentSize];
        this.latentGradients = new double[rows * latentSize];
        this.starts = new double[batch * window * latentSize];
        this.startGradients = new double[starts.length];
        this.predictions = new double[length * batch * latentSize];
        this.predictionGradients = new double[length * batch * latentSize];
    }

    private static List<TensorSpec> specs(Architecture architecture, LossConfig config) {
        List<TensorSpec> specs = new ArrayList<>(Parameters.of(architecture));
        if (config.inverseDynamicsWeight() > 0) {
            specs.addAll(InverseDynamics.specs(
                    "inverse", inverseShape(architecture, config), config.inverseDynamicsSpans()));
        }
        return specs;
    }

    private static InverseShape inverseShape(Architecture architecture, LossConfig config) {
        return new InverseShape(
                architecture.latentSize(),
                architecture.actionChunk(),
                architecture.actionSize(),
                config.inverseDynamicsHidden());
    }

    private static Optional<LatentLoss> regularizer(LossConfig config, int rows, int latentSize) {
        return switch (config.regularizer()) {
            case NONE -> Optional.empty();
            case SIGREG ->
                Optional.of(new SigReg(rows, latentSize, config.projections(), config.knots(), config.range()));
            case VICREG ->
                Optional.of(new VicReg(rows, latentSize, config.varianceWeight(), config.covarianceWeight()));
        };
    }

    /** All weights and their gradient. */
    WeightStore store() {
        return store;
    }

    /** The name of the regulariser, {@code none} without one. */
    String regularizerName() {
        return regularizer.map(LatentLoss::name).orElse("none");
    }

    /**
     * The loss of a batch; its gradient is left in the store.
     *
     * @param data (B, W + T) frames and (B, W - 1 + T) action chunks
     * @param step of the run, from 0, which decides on the weight of the prediction
     * @param key of the random directions
     */
    LossTerms evaluate(TrainingBatch data, int step, long key) {
        normalize(data.actions());
        encoder.forward(data.pixels(), encoder.rows());
        encoder.latents().values().read(latents);
        gatherStarts();
        rollout.forward(starts, actions, predictions);

        store.gradient().clear();
        Arrays.fill(latentGradients, 0);
        double predictionWeight = config.predictionWeightAt(step);
        double predicted =
                prediction.evaluate(predictions, latents, predictionWeight, predictionGradients, latentGradients);
        double weight = config.regularizerWeight();
        double regularized = regularizer
                .map(term -> term.evaluate(latents, weight, latentGradients, key))
                .orElse(0.0);
        double inverseWeight = config.inverseDynamicsWeight();
        double inverted = inverse.map(term -> term.evaluate(latents, actions, inverseWeight, latentGradients))
                .orElse(0.0);
        backward();
        double total = predictionWeight * predicted + weight * regularized + inverseWeight * inverted;
        return new LossTerms(total, predicted, regularized, inverted, LatentStatistics.of(latents, latentSize));
    }

    private void normalize(float[] raw) {
        for (int i = 0; i < raw.length; i++) {
            actions[i] = normalizer.normalize(i % normalizer.size(), raw[i]);
        }
    }

    private void gatherStarts() {
        for (int b = 0; b < batch; b++) {
            System.arraycopy(latents, b * frames * latentSize, starts, b * window * latentSize, window * latentSize);
        }
    }

    private void backward() {
        rollout.backward(predictionGradients, startGradients);
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < window * latentSize; i++) {
                latentGradients[b * frames * latentSize + i] += startGradients[b * window * latentSize + i];
            }
        }
        encoder.latents().gradient().write(latentGradients);
        encoder.backward();
    }
}
