package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.LayerShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The predictor of a training run, applied open-loop for a fixed number of model steps to a batch of windows of latents.
 *
 * <pre>{@code
 * y(j) = z(j),   j = 0 .. W - 1
 * y(j+1) = y(j) + predictor([y(j-(L-1)s); ..; y(j-s); y(j); a(j-(L-1)s); ..; a(j)]),   j = W - 1 .. W + T - 2
 * }</pre>
 *
 * <p><b>Shapes:</b> z (B, W, D) with W = (L - 1) s + 1, the latents the predictor of history L and stride s sees at first; actions
 * (B, W - 1 + T, k A) normalised, chunk j leads from y(j) to y(j+1); predictions y(W) .. y(W+T-1) as (T, B, D). Every step keeps its
 * own activations, all share the weights.
 */
final class LatentRollout {
    private final int batch;
    private final int latentSize;
    private final int chunkSize;
    private final int history;
    private final int stride;
    private final int window;
    private final int inputSize;
    private final List<Chain> steps;
    private final double[] inputs;
    private final double[] change;
    private final double[] carried;

    /** y(0) .. y(W+T-1) and what is known of their gradients, (W + T, B, D). */
    private final double[] path;

    private final double[] pathGradients;

    /** Of the first predictor. */
    LatentRollout(WeightStore store, DataType type, Architecture architecture, int batch, int length) {
        this(store, type, architecture, 0, batch, length);
    }

    /**
     * @param member of the predictors, from 0
     * @param length model steps T
     */
    LatentRollout(WeightStore store, DataType type, Architecture architecture, int member, int batch, int length) {
        this.batch = batch;
        this.latentSize = architecture.latentSize();
        this.chunkSize = architecture.actionChunk() * architecture.actionSize();
        this.history = architecture.history();
        this.stride = architecture.historyStride();
        this.window = architecture.window();
        this.inputSize = architecture.predictorInputs();
        this.steps = new ArrayList<>();
        LayerShape shape = LayerShape.vector(inputSize);
        for (int t = 0; t < length; t++) {
            Port input = Port.create(type, shape, batch, true, false);
            steps.add(ChainBuilder.build(store, Architecture.predictorOf(member), architecture.predictor(), input));
        }
        this.inputs = new double[batch * inputSize];
        this.change = new double[batch * latentSize];
        this.carried = new double[batch * latentSize];
        this.path = new double[(window + length) * batch * latentSize];
        this.pathGradients = new double[path.length];
    }

    /** Model steps T. */
    int length() {
        return steps.size();
    }

    /** Latents W that it starts from. */
    int window() {
        return window;
    }

    /** As below, over all T model steps. */
    void forward(double[] starts, double[] actions, double[] predictions) {
        forward(starts, actions, predictions, steps.size());
    }

    /**
     * Fills the first {@code count} model steps of {@code predictions} (T, B, D).
     *
     * @param starts z (B, W, D)
     * @param actions (B, W - 1 + T, k A), normalised
     */
    void forward(double[] starts, double[] actions, double[] predictions, int count) {
        int size = carried.length;
        for (int j = 0; j < window; j++) {
            for (int b = 0; b < batch; b++) {
                System.arraycopy(starts, (b * window + j) * latentSize, path, at(j, b), latentSize);
            }
        }
        for (int t = 0; t < count; t++) {
            Chain step = steps.get(t);
            joinInputs(actions, t);
            step.input().values().write(inputs);
            step.forward();
            step.output().values().read(change);
            int now = at(window - 1 + t, 0);
            for (int i = 0; i < size; i++) {
                path[now + size + i] = path[now + i] + change[i];
            }
        }
        System.arraycopy(path, window * size, predictions, 0, count * size);
    }

    /** Where the latent of place {@code j} and row {@code b} begins in the path. */
    private int at(int j, int b) {
        return (j * batch + b) * latentSize;
    }

    /** The place that the predictor sees in slot {@code i} of its history at step {@code t}. */
    private int place(int t, int i) {
        return window - 1 + t - (history - 1 - i) * stride;
    }

    private int chunkAt(int b, int j) {
        return (b * (window - 1 + steps.size()) + j) * chunkSize;
    }

    private void joinInputs(double[] actions, int t) {
        for (int b = 0; b < batch; b++) {
            int to = b * inputSize;
            for (int i = 0; i < history; i++) {
                int j = place(t, i);
                System.arraycopy(path, at(j, b), inputs, to + i * latentSize, latentSize);
                int chunkTo = to + history * latentSize + i * chunkSize;
                System.arraycopy(actions, chunkAt(b, j), inputs, chunkTo, chunkSize);
            }
        }
    }

    /** As below, over all T model steps. */
    void backward(double[] predictionGradients, double[] startGradients, double[] actionGradients) {
        backward(predictionGradients, startGradients, actionGradients, steps.size());
    }

    /**
     * Adds to the weights' gradients, fills that of the window, and that of the actions if there is room for it.
     *
     * @param predictionGradients (T, B, D), of which the first {@code count} model steps are looked at
     * @param startGradients (B, W, D), overwritten
     * @param actionGradients (B, W - 1 + T, k A), overwritten, or empty
     * @param count model steps of the last {@link #forward}
     */
    void backward(double[] predictionGradients, double[] startGradients, double[] actionGradients, int count) {
        int size = carried.length;
        Arrays.fill(carried, 0);
        Arrays.fill(actionGradients, 0);
        Arrays.fill(pathGradients, 0, window * size, 0);
        System.arraycopy(predictionGradients, 0, pathGradients, window * size, count * size);
        for (int t = count - 1; t >= 0; t--) {
            addCarried(window + t);
            Chain step = steps.get(t);
            step.output().gradient().write(carried);
            step.backward();
            step.input().gradient().read(inputs);
            splitInputs(t, actionGradients);
        }
        addCarried(window - 1);
        System.arraycopy(carried, 0, pathGradients, at(window - 1, 0), size);
        for (int j = 0; j < window; j++) {
            for (int b = 0; b < batch; b++) {
                System.arraycopy(pathGradients, at(j, b), startGradients, (b * window + j) * latentSize, latentSize);
            }
        }
    }

    /** What the steps behind place {@code j} hand on to it, and what else is known of its gradient. */
    private void addCarried(int j) {
        int from = at(j, 0);
        for (int i = 0; i < carried.length; i++) {
            carried[i] += pathGradients[from + i];
        }
    }

    /** Gives the gradient of one step's input to the latents and actions it came from. */
    private void splitInputs(int t, double[] actionGradients) {
        for (int b = 0; b < batch; b++) {
            int from = b * inputSize;
            for (int i = 0; i < history - 1; i++) {
                add(inputs, from + i * latentSize, pathGradients, at(place(t, i), b), latentSize);
            }
            add(inputs, from + (history - 1) * latentSize, carried, b * latentSize, latentSize);
            if (actionGradients.length > 0) {
                for (int i = 0; i < history; i++) {
                    int chunkFrom = from + history * latentSize + i * chunkSize;
                    add(inputs, chunkFrom, actionGradients, chunkAt(b, place(t, i)), chunkSize);
                }
            }
        }
    }

    private static void add(double[] source, int from, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] += source[from + i];
        }
    }
}
