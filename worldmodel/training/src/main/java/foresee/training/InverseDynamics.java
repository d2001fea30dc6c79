package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reads the actions off two neighbouring latents, so that the latents keep what the actions move.
 *
 * <pre>{@code
 * J = sum |head([z(t); z(t+1)]) - a(t+1)|^2 / sum |a(t+1) - mean a|^2,   head a ReLU network with one hidden layer
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (B, T + 1, D), actions (B, T, k A) normalised. <b>Why:</b> a slow background is easier to predict than
 * a small fast agent; this term makes dropping the agent expensive. It is relative to the variance of the batch's actions, 1 for
 * a head that knows only their mean, so that its weight means the same for timid and for bold actions. The head is thrown away
 * after training.
 *
 * <p><b>Source:</b> Pathak et al., "Curiosity-driven exploration by self-supervised prediction", arXiv 1705.05363, section 2.2.
 */
final class InverseDynamics {
    private final int batch;
    private final int length;
    private final int latentSize;
    private final int chunkSize;
    private final Chain head;
    private final double[] pairs;
    private final double[] read;

    InverseDynamics(WeightStore store, DataType type, Architecture architecture, int hidden, int batch, int length) {
        this.batch = batch;
        this.length = length;
        this.latentSize = architecture.latentSize();
        this.chunkSize = architecture.actionChunk() * architecture.actionSize();
        LayerShape shape = LayerShape.vector(2 * latentSize);
        Port input = Port.create(type, shape, batch * length, true, false);
        this.head = ChainBuilder.build(store, "inverse", layers(architecture, hidden), input);
        this.pairs = new double[batch * length * shape.size()];
        this.read = new double[batch * length * chunkSize];
    }

    /** The layers of the head. */
    static List<Layer> layers(Architecture architecture, int hidden) {
        return List.of(
                new Layer.Dense(2 * architecture.latentSize(), hidden),
                new Layer.Relu(),
                new Layer.Dense(hidden, architecture.actionChunk() * architecture.actionSize()));
    }

    /**
     * The value; {@code weight} times its gradient is added to {@code gradient} (B, T + 1, D) and to the head's weights.
     */
    double evaluate(double[] latents, double[] actions, double weight, double[] gradient) {
        joinPairs(latents);
        head.input().values().write(pairs);
        head.forward();
        head.output().values().read(read);
        double spread = squaresAroundMean(actions);
        double sum = 0;
        for (int i = 0; i < read.length; i++) {
            double error = read[i] - actions[i];
            sum += error * error;
            read[i] = weight * 2 * error / spread;
        }
        head.output().gradient().write(read);
        head.backward();
        head.input().gradient().read(pairs);
        addPairs(gradient);
        return sum / spread;
    }

    /** Summed over all components, around one mean; the smallest normal number if all are equal. */
    private static double squaresAroundMean(double[] actions) {
        double mean = 0;
        for (double action : actions) {
            mean += action / actions.length;
        }
        double squares = Double.MIN_NORMAL;
        for (double action : actions) {
            squares += (action - mean) * (action - mean);
        }
        return squares;
    }

    /** Row (b, t) is z(b,t), z(b,t+1): neighbours lie side by side already. */
    private void joinPairs(double[] latents) {
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < length; t++) {
                int from = (b * (length + 1) + t) * latentSize;
                System.arraycopy(latents, from, pairs, (b * length + t) * 2 * latentSize, 2 * latentSize);
            }
        }
    }

    private void addPairs(double[] gradient) {
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < length; t++) {
                int to = (b * (length + 1) + t) * latentSize;
                int from = (b * length + t) * 2 * latentSize;
                for (int i = 0; i < 2 * latentSize; i++) {
                    gradient[to + i] += pairs[from + i];
                }
            }
        }
    }
}
