package foresee.training;

import foresee.model.KeyedRandom;
import foresee.runtime.Architecture;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How well the predictor foresees a batch of sub-sequences from their first latents on: {@link LatentRollout}, compared by
 * {@link PredictionLoss}, perhaps moved by a {@link Perturbation}.
 *
 * <p><b>Shapes:</b> latents and targets (B, W + T, D), actions (B, W - 1 + T, k A) normalised.
 */
final class RolloutLoss {
    /** Stands for a gradient that nobody wants. */
    static final double[] NOWHERE = {};

    private static final long LATENTS = 1;
    private static final long ACTIONS = 2;

    private final WeightStore store;
    private final LatentRollout rollout;
    private final PredictionLoss prediction;
    private final PerturbationConfig perturbation;
    private final Perturbation ofStarts;
    private final Perturbation ofActions;
    private final int batch;
    private final int latentSize;
    private final int window;
    private final int frames;
    private final double[] starts;
    private final double[] startGradients;
    private final double[] movedStarts;
    private final double[] movedActions;
    private final double[] actionGradients;
    private final double[] predictions;
    private final double[] predictionGradients;

    /** Of the first predictor. */
    RolloutLoss(WeightStore store, DataType type, Architecture architecture, LossConfig config, int batch, int length) {
        this(store, type, architecture, 0, config, batch, length);
    }

    /**
     * @param member of the predictors, from 0
     * @param length model steps T
     */
    RolloutLoss(
            WeightStore store,
            DataType type,
            Architecture architecture,
            int member,
            LossConfig config,
            int batch,
            int length) {
        this.store = store;
        this.rollout = new LatentRollout(store, type, architecture, member, batch, length);
        this.batch = batch;
        this.latentSize = architecture.latentSize();
        this.window = architecture.window();
        this.frames = window + length;
        this.prediction = new PredictionLoss(batch, window, length, config.dimensionWeights(latentSize));
        this.starts = new double[batch * window * latentSize];
        this.startGradients = new double[starts.length];
        this.predictions = new double[length * batch * latentSize];
        this.predictionGradients = new double[predictions.length];
        this.perturbation = config.perturbation();
        int chunk = architecture.actionChunk() * architecture.actionSize();
        int actions = batch * (frames - 1) * chunk;
        this.ofStarts = new Perturbation(perturbation.latentRadius(), starts.length, latentSize);
        this.ofActions = new Perturbation(perturbation.actionRadius(), actions, chunk);
        this.movedStarts = new double[perturbation.moves() ? starts.length : 0];
        this.movedActions = new double[perturbation.moves() ? actions : 0];
        this.actionGradients = new double[movedActions.length];
    }

    /**
     * The value; the gradients of predictions wait for {@link #backward}. The first to write to the gradient of the weights: what was
     * there may be lost.
     *
     * @param count model steps rolled out and counted, 1 to T
     * @param key of the perturbation
     * @param targetGradients (B, W + T, D), the targets' share is added; or {@link #NOWHERE}
     */
    double evaluate(
            double[] latents,
            double[] targets,
            double[] actions,
            int count,
            double weight,
            long key,
            double[] targetGradients) {
        gatherStarts(latents);
        if (perturbation.moves()) {
            move(targets, actions, count, key);
            rollout.forward(movedStarts, movedActions, predictions, count);
        } else {
            rollout.forward(starts, actions, predictions, count);
        }
        return prediction.evaluate(predictions, targets, count, weight, predictionGradients, targetGradients);
    }

    /** The mean squared error behind the last value, every component counting alike. */
    double error() {
        return prediction.error();
    }

    private void gatherStarts(double[] latents) {
        int size = window * latentSize;
        for (int b = 0; b < batch; b++) {
            System.arraycopy(latents, b * frames * latentSize, starts, b * size, size);
        }
    }

    private void move(double[] targets, double[] actions, int count, long key) {
        ofStarts.draw(starts, KeyedRandom.key(key, LATENTS));
        ofActions.draw(actions, KeyedRandom.key(key, ACTIONS));
        ofStarts.apply(starts, movedStarts);
        ofActions.apply(actions, movedActions);
        if (perturbation.adversarial()) {
            rollout.forward(movedStarts, movedActions, predictions, count);
            prediction.evaluate(predictions, targets, count, 1, predictionGradients, NOWHERE);
            rollout.backward(predictionGradients, startGradients, actionGradients, count);
            store.gradient().clear();
            ofStarts.ascend(startGradients);
            ofActions.ascend(actionGradients);
            ofStarts.apply(starts, movedStarts);
            ofActions.apply(actions, movedActions);
        }
    }

    /**
     * Adds to the weights' gradients and to those of the latents.
     *
     * @param count that of the last {@link #evaluate}
     * @param latentGradients (B, W + T, D), or {@link #NOWHERE}
     */
    void backward(int count, double[] latentGradients) {
        rollout.backward(predictionGradients, startGradients, NOWHERE, count);
        if (latentGradients.length == 0) {
            return;
        }
        int size = window * latentSize;
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < size; i++) {
                latentGradients[b * frames * latentSize + i] += startGradients[b * size + i];
            }
        }
    }
}
