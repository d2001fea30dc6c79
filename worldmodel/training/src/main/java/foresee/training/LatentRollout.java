package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.LayerShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The predictor of a training run, applied open-loop for a fixed number of model steps to a batch of latents.
 *
 * <pre>{@code
 * y(0) = z(0),   y(t) = y(t-1) + predictor([y(t-1); a(t)]),   t = 1 .. T
 * }</pre>
 *
 * <p><b>Shapes:</b> z(0) (B, D), actions (B, T, k A) normalised, predictions (T, B, D). Every step keeps its own activations, all
 * share the weights.
 */
final class LatentRollout {
    private final int batch;
    private final int latentSize;
    private final int chunkSize;
    private final List<Chain> steps;
    private final double[] inputs;
    private final double[] change;
    private final double[] carried;

    /** @throws IllegalArgumentException if the architecture's predictor sees more than one latent */
    LatentRollout(WeightStore store, DataType type, Architecture architecture, int batch, int length) {
        if (architecture.history() != 1) {
            throw new IllegalArgumentException("history (" + architecture.history() + ") must be 1 in training.");
        }
        this.batch = batch;
        this.latentSize = architecture.latentSize();
        this.chunkSize = architecture.actionChunk() * architecture.actionSize();
        this.steps = new ArrayList<>();
        LayerShape shape = LayerShape.vector(architecture.predictorInputs());
        for (int t = 0; t < length; t++) {
            Port input = Port.create(type, shape, batch, true, false);
            steps.add(ChainBuilder.build(store, "predictor", architecture.predictor(), input));
        }
        this.inputs = new double[batch * shape.size()];
        this.change = new double[batch * latentSize];
        this.carried = new double[batch * latentSize];
    }

    /** Model steps T. */
    int length() {
        return steps.size();
    }

    /**
     * Fills {@code predictions} (T, B, D).
     *
     * @param starts z(0) (B, D)
     * @param actions (B, T, k A), normalised
     */
    void forward(double[] starts, double[] actions, double[] predictions) {
        System.arraycopy(starts, 0, carried, 0, carried.length);
        for (int t = 0; t < steps.size(); t++) {
            Chain step = steps.get(t);
            joinInputs(actions, t);
            step.input().values().write(inputs);
            step.forward();
            step.output().values().read(change);
            for (int i = 0; i < carried.length; i++) {
                carried[i] += change[i];
            }
            System.arraycopy(carried, 0, predictions, t * carried.length, carried.length);
        }
    }

    private void joinInputs(double[] actions, int t) {
        int width = latentSize + chunkSize;
        for (int b = 0; b < batch; b++) {
            System.arraycopy(carried, b * latentSize, inputs, b * width, latentSize);
            int from = (b * steps.size() + t) * chunkSize;
            System.arraycopy(actions, from, inputs, b * width + latentSize, chunkSize);
        }
    }

    /**
     * Adds to the weights' gradients and fills that of z(0).
     *
     * @param predictionGradients (T, B, D)
     * @param startGradients (B, D), overwritten
     */
    void backward(double[] predictionGradients, double[] startGradients) {
        backward(predictionGradients, startGradients, new double[0]);
    }

    /** As above; also fills the gradients of the actions (B, T, k A) if there is room for them. */
    void backward(double[] predictionGradients, double[] startGradients, double[] actionGradients) {
        Arrays.fill(carried, 0);
        int width = latentSize + chunkSize;
        for (int t = steps.size() - 1; t >= 0; t--) {
            Chain step = steps.get(t);
            for (int i = 0; i < carried.length; i++) {
                carried[i] += predictionGradients[t * carried.length + i];
            }
            step.output().gradient().write(carried);
            step.backward();
            step.input().gradient().read(inputs);
            if (actionGradients.length > 0) {
                splitActions(t, actionGradients);
            }
            for (int i = 0; i < carried.length; i++) {
                carried[i] += inputs[i / latentSize * width + i % latentSize];
            }
        }
        System.arraycopy(carried, 0, startGradients, 0, carried.length);
    }

    private void splitActions(int t, double[] actionGradients) {
        int width = latentSize + chunkSize;
        for (int b = 0; b < batch; b++) {
            int to = (b * steps.size() + t) * chunkSize;
            System.arraycopy(inputs, b * width + latentSize, actionGradients, to, chunkSize);
        }
    }
}
