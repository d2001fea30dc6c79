package foresee.runtime;

import foresee.runtime.vector.Kernels;
import foresee.runtime.vector.PackedWeights;

/** The operations that layers become. In all of them {@code in} and {@code out} number buffers. */
final class Operations {
    private Operations() {}

    /** y = W x + b. */
    record Dense(int in, int out, PackedWeights weights, PackedWeights transposed) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.dense(weights, buffers.value(in), buffers.value(out), lanes, buffers.spare());
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.dense(transposed, buffers.gradient(out), buffers.gradient(in), lanes, buffers.spare());
        }
    }

    /** y = max(0, x); in place if {@code in} is {@code out}. */
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

    /** Normalisation over the features of a vector. */
    static final class LayerNorm implements Operation {
        private final int in;
        private final int out;
        private final float[] gain;
        private final float[] bias;

        LayerNorm(int in, int out, float[] gain, float[] bias) {
            this.in = in;
            this.out = out;
            this.gain = gain;
            this.bias = bias;
        }

        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            kernels.layerNorm(
                    buffers.value(in), gain, bias, gain.length, Layer.LayerNorm.EPSILON, buffers.value(out), lanes);
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            float[] x = buffers.value(in);
            float[] gy = buffers.gradient(out);
            kernels.layerNormGradient(x, gain, gain.length, Layer.LayerNorm.EPSILON, gy, buffers.gradient(in), lanes);
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

    /** An image as a vector in lane 0, in (channel, row, column) order. */
    record Flatten(int in, int out, BufferShape shape) implements Operation {
        @Override
        public void forward(Kernels kernels, Buffers buffers, int lanes) {
            float[] image = buffers.value(in);
            float[] vector = buffers.value(out);
            int row = shape.lanes(lanes);
            int pixels = shape.pixels();
            for (int c = 0; c < shape.rows(); c++) {
                for (int p = 0; p < pixels; p++) {
                    vector[(c * pixels + p) * lanes] = image[c * row + p];
                }
            }
        }

        @Override
        public void backward(Kernels kernels, Buffers buffers, int lanes) {
            throw new IllegalStateException("flatten stands in encoders only.");
        }
    }
}
