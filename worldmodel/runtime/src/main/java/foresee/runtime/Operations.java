package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations that layers become. In all of them {@code in} and {@code out} number buffers. */
final class Operations {
    private Operations() {}

    /** y = max(floor, W x + b); only with the transposed weights does it go back. */
    record Dense(int in, int out, PackedWeights weights, Optional<PackedWeights> transposed, float floor)
            implements Operation.Rectifiable {
        @Override
        public Operation rectified() {
            return new Dense(in, out, weights, transposed, 0f);
        }

        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.dense(weights, buffers.value(in), floor, buffers.value(out), lanes, buffers.scratch());
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] gradient = buffers.gradient(out);
            unfloor(kernels, floor, buffers.value(out), gradient, weights.outputs() * lanes);
            kernels.dense(
                    transposed.orElseThrow(),
                    gradient,
                    Kernels.NO_FLOOR,
                    buffers.gradient(in),
                    lanes,
                    buffers.scratch());
        }
    }

    /** Takes away the gradient where a floor of 0 held, in the first {@code count} entries and a few behind them. */
    private static void unfloor(Kernels kernels, float floor, float[] y, float[] gradient, int count) {
        if (floor == 0) {
            kernels.reluGradient(y, gradient, gradient, Kernels.padded(count));
        }
    }

    /** y = max(0, x), where no operation before it can do it. */
    record Relu(int in, int out, BufferShape shape) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.relu(buffers.value(in), buffers.value(out), shape.count(lanes));
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.reluGradient(buffers.value(out), buffers.gradient(out), buffers.gradient(in), shape.count(lanes));
        }
    }

    /** y = x / (1 + exp(-x)). */
    record Silu(int in, int out, BufferShape shape) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.silu(buffers.value(in), buffers.value(out), shape.count(lanes));
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.siluGradient(buffers.value(in), buffers.gradient(out), buffers.gradient(in), shape.count(lanes));
        }
    }

    /** Normalisation over the features of a vector, and max(floor, y) of it. */
    static final class LayerNorm implements Operation.Rectifiable {
        private final int in;
        private final int out;
        private final float[] gain;
        private final float[] bias;
        private final float floor;

        LayerNorm(int in, int out, float[] gain, float[] bias, float floor) {
            this.in = in;
            this.out = out;
            this.gain = gain;
            this.bias = bias;
            this.floor = floor;
        }

        @Override
        public int out() {
            return out;
        }

        @Override
        public Operation rectified() {
            return new LayerNorm(in, out, gain, bias, 0f);
        }

        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] y = buffers.value(out);
            kernels.layerNorm(x, gain, bias, gain.length, Layer.LayerNorm.EPSILON, floor, y, lanes, buffers.scratch());
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] gy = buffers.gradient(out);
            unfloor(kernels, floor, buffers.value(out), gy, gain.length * lanes);
            float[] x = buffers.value(in);
            float[] gx = buffers.gradient(in);
            kernels.layerNormGradient(x, gain, gain.length, Layer.LayerNorm.EPSILON, gy, gx, lanes, buffers.scratch());
        }
    }

    /** Where a residual begins: nothing forward; backward, the gradient that went round the layers within is added. */
    record Fork(int in, int sum, BufferShape shape) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {}

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.add(buffers.gradient(in), buffers.gradient(sum), buffers.gradient(in), shape.count(lanes));
        }
    }

    /** Where a residual ends: sum = x + f(x). */
    record Join(int in, int inner, int sum, BufferShape shape) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.add(buffers.value(in), buffers.value(inner), buffers.value(sum), shape.count(lanes));
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            System.arraycopy(buffers.gradient(sum), 0, buffers.gradient(inner), 0, shape.count(lanes));
        }
    }

    /** Rows of a vector from {@code from} on, {@code size} of them, that stand in buffer {@code buffer} by themselves. */
    record Part(int buffer, int from, int size) {}

    /** Copies parts of a vector of {@code size} into buffers of their own; parts may overlap, and leave rows out. */
    record Split(int in, int size, List<Part> parts) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                System.arraycopy(x, part.from * lanes, buffers.value(part.buffer), 0, part.size * lanes);
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] gradient = buffers.gradient(in);
            Arrays.fill(gradient, 0, size * lanes, 0f);
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                float[] given = buffers.gradient(part.buffer);
                int at = part.from * lanes;
                for (int k = 0; k < part.size * lanes; k++) {
                    gradient[at + k] += given[k];
                }
            }
        }
    }

    /** Copies vectors into one, where each is the part. */
    record Gather(List<Part> parts, int out) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] y = buffers.value(out);
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                System.arraycopy(buffers.value(part.buffer), 0, y, part.from * lanes, part.size * lanes);
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] gradient = buffers.gradient(out);
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                System.arraycopy(gradient, part.from * lanes, buffers.gradient(part.buffer), 0, part.size * lanes);
            }
        }
    }
}
