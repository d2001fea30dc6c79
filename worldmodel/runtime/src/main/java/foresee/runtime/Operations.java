package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
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
}
