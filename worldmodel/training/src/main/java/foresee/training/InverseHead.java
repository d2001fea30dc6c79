package foresee.training;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The head of {@link InverseDynamics} for one span: its weights, its buffers, its share of the loss.
 *
 * <p><b>Shapes:</b> latents (B, F, D), actions (B, F - 1, k A) normalised; F - s pairs (z(t), z(t+s)) a sub-sequence.
 */
final class InverseHead {
    private final InverseShape shape;
    private final int span;
    private final int batch;
    private final int frames;
    private final Chain head;
    private final double[] pairs;
    private final double[] wanted;
    private final double[] read;

    /** @param frames F of a sub-sequence, above {@code span} */
    InverseHead(WeightStore store, DataType type, String prefix, InverseShape shape, int span, int batch, int frames) {
        this.shape = shape;
        this.span = span;
        this.batch = batch;
        this.frames = frames;
        int rows = batch * (frames - span);
        Port input = Port.create(type, shape.input(), rows, true, false);
        this.head = ChainBuilder.build(store, prefix, shape.layers(span), input);
        this.pairs = new double[rows * shape.input().size()];
        this.wanted = new double[rows * shape.outputs(span)];
        this.read = new double[wanted.length];
    }

    /** The value; {@code weight} times its gradient is added to {@code gradient} (B, F, D) and to the head's weights. */
    double evaluate(double[] latents, double[] actions, double weight, double[] gradient) {
        joinPairs(latents);
        gatherActions(actions);
        head.input().values().write(pairs);
        head.forward();
        head.output().values().read(read);
        double value = compare(weight);
        head.output().gradient().write(read);
        head.backward();
        head.input().gradient().read(pairs);
        addPairs(gradient);
        return value;
    }

    /** Turns what was read into the gradient of what was read. */
    private double compare(double weight) {
        int chunk = shape.chunkSize();
        int outputs = shape.outputs(span);
        if (outputs == chunk) {
            return compare(0, chunk, weight);
        }
        double first = compare(0, chunk, weight / 2);
        double mean = compare(chunk, outputs, weight / 2);
        return (first + mean) / 2;
    }

    /** Of the columns {@code from} to {@code to} alone, relative to their own spread. */
    private double compare(int from, int to, double weight) {
        double spread = squaresAroundMean(from, to);
        double sum = 0;
        int outputs = shape.outputs(span);
        for (int row = 0; row < read.length; row += outputs) {
            for (int i = row + from; i < row + to; i++) {
                double error = read[i] - wanted[i];
                sum += error * error;
                read[i] = weight * 2 * error / spread;
            }
        }
        return sum / spread;
    }

    /** Summed over these columns, around one mean; the smallest normal number if all are equal. */
    private double squaresAroundMean(int from, int to) {
        int outputs = shape.outputs(span);
        int count = wanted.length / outputs * (to - from);
        double mean = 0;
        for (int row = 0; row < wanted.length; row += outputs) {
            for (int i = row + from; i < row + to; i++) {
                mean += wanted[i] / count;
            }
        }
        double squares = Double.MIN_NORMAL;
        for (int row = 0; row < wanted.length; row += outputs) {
            for (int i = row + from; i < row + to; i++) {
                squares += (wanted[i] - mean) * (wanted[i] - mean);
            }
        }
        return squares;
    }

    private int latentAt(int b, int t) {
        return (b * frames + t) * shape.latentSize();
    }

    private int row(int b, int t) {
        return b * (frames - span) + t;
    }

    /** Row (b, t) is z(b,t), z(b,t+s). */
    private void joinPairs(double[] latents) {
        int size = shape.latentSize();
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t + span < frames; t++) {
                int to = row(b, t) * 2 * size;
                System.arraycopy(latents, latentAt(b, t), pairs, to, size);
                System.arraycopy(latents, latentAt(b, t + span), pairs, to + size, size);
            }
        }
    }

    private void gatherActions(double[] actions) {
        int chunk = shape.chunkSize();
        int outputs = shape.outputs(span);
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t + span < frames; t++) {
                int from = (b * (frames - 1) + t) * chunk;
                int to = row(b, t) * outputs;
                System.arraycopy(actions, from, wanted, to, chunk);
                if (outputs > chunk) {
                    average(actions, from, to + chunk);
                }
            }
        }
    }

    /** Of the environment's actions in all chunks of the span. */
    private void average(double[] actions, int from, int to) {
        int size = shape.actionSize();
        int values = span * shape.chunkSize();
        Arrays.fill(wanted, to, to + size, 0);
        for (int i = 0; i < values; i++) {
            wanted[to + i % size] += actions[from + i] * size / values;
        }
    }

    private void addPairs(double[] gradient) {
        int size = shape.latentSize();
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t + span < frames; t++) {
                int from = row(b, t) * 2 * size;
                int first = latentAt(b, t);
                int second = latentAt(b, t + span);
                for (int d = 0; d < size; d++) {
                    gradient[first + d] += pairs[from + d];
                    gradient[second + d] += pairs[from + size + d];
                }
            }
        }
    }
}
