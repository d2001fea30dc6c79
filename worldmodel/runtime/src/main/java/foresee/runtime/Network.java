package foresee.runtime;

import foresee.runtime.vector.Kernels;
import foresee.runtime.vector.PackedWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers with their weights, ready to run: a list of operations over numbered buffers. Immutable and safe for several threads,
 * each with {@link Buffers} of its own.
 *
 * <p>Buffer 0 is the input. A vector's lanes are candidates; an image stands alone, its lanes being its pixels, and vectors
 * made of it use lane 0.
 */
final class Network {
    private final List<Operation> operations = new ArrayList<>();
    private final List<BufferShape> shapes = new ArrayList<>();
    private int columns;
    private final int output;

    /**
     * @param prefix of the tensors' names: {@code encoder}
     * @param input what the first layer gets
     */
    Network(String prefix, LayerShape input, List<Layer> layers, ModelFile file) {
        shapes.add(BufferShape.of(input));
        this.output = add(prefix, new Flow(input, 0), layers, file).buffer;
    }

    /** What flows where while layers are added: its shape and the number of its buffer. */
    private record Flow(LayerShape shape, int buffer) {}

    private Flow add(String prefix, Flow start, List<Layer> layers, ModelFile file) {
        Flow flow = start;
        for (int i = 0; i < layers.size(); i++) {
            boolean overwritable = i > 0 && ownsItsOutput(layers.get(i - 1));
            flow = layers.get(i).accept(new Adder(prefix + "." + i, flow, overwritable, file));
        }
        return flow;
    }

    /** Whether a ReLU may overwrite this layer's output, because going back does not need it. */
    private static boolean ownsItsOutput(Layer layer) {
        return layer instanceof Layer.Dense || layer instanceof Layer.Conv2d || layer instanceof Layer.LayerNorm;
    }

    /** Working memory for vectors of up to {@code lanes}. */
    Buffers buffers(int lanes, boolean withGradients) {
        return new Buffers(shapes, columns, lanes, withGradients);
    }

    /** The number of the last buffer. */
    int output() {
        return output;
    }

    /** From buffer 0 to buffer {@link #output}. */
    void forward(Kernels kernels, Buffers buffers, int lanes) {
        for (int i = 0; i < operations.size(); i++) {
            operations.get(i).forward(kernels, buffers, lanes);
        }
    }

    /** From the gradient of buffer {@link #output} to that of buffer 0, after {@link #forward} on the same buffers. */
    void backward(Kernels kernels, Buffers buffers, int lanes) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            operations.get(i).backward(kernels, buffers, lanes);
        }
    }

    private int newBuffer(LayerShape shape) {
        shapes.add(BufferShape.of(shape));
        return shapes.size() - 1;
    }

    /** Adds the operations of one layer. */
    private final class Adder implements Layer.Visitor<Flow> {
        private final String name;
        private final Flow in;
        private final boolean overwritable;
        private final ModelFile file;

        Adder(String name, Flow in, boolean overwritable, ModelFile file) {
            this.name = name;
            this.in = in;
            this.overwritable = overwritable;
            this.file = file;
        }

        private float[] weights(String kind) {
            return file.tensor(name + "." + kind).toArray();
        }

        private Flow through(Layer layer) {
            LayerShape shape = in.shape.through(layer);
            return new Flow(shape, newBuffer(shape));
        }

        @Override
        public Flow conv2d(Layer.Conv2d layer) {
            Flow out = through(layer);
            PackedWeights weights =
                    PackedWeights.of(layer.out(), Convolution.patchRows(layer), weights("weight"), weights("bias"));
            operations.add(new Convolution(in.buffer, out.buffer, layer, in.shape, out.shape, weights));
            columns = Math.max(columns, Convolution.patchSize(layer, out.shape));
            return out;
        }

        @Override
        public Flow dense(Layer.Dense layer) {
            Flow out = through(layer);
            float[] weight = weights("weight");
            operations.add(new Operations.Dense(
                    in.buffer,
                    out.buffer,
                    PackedWeights.of(layer.out(), layer.in(), weight, weights("bias")),
                    PackedWeights.transposed(layer.out(), layer.in(), weight)));
            return out;
        }

        @Override
        public Flow relu(Layer.Relu layer) {
            Flow out = overwritable ? in : through(layer);
            operations.add(new Operations.Relu(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow silu(Layer.Silu layer) {
            Flow out = through(layer);
            operations.add(new Operations.Silu(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow layerNorm(Layer.LayerNorm layer) {
            Flow out = through(layer);
            operations.add(new Operations.LayerNorm(in.buffer, out.buffer, weights("weight"), weights("bias")));
            return out;
        }

        @Override
        public Flow flatten(Layer.Flatten layer) {
            Flow out = through(layer);
            operations.add(new Operations.Flatten(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow residual(Layer.Residual layer) {
            BufferShape shape = BufferShape.of(in.shape);
            int sum = newBuffer(in.shape);
            operations.add(new Operations.Fork(in.buffer, sum, shape));
            int inner = add(name, in, layer.layers(), file).buffer;
            operations.add(new Operations.Join(in.buffer, inner, sum, shape));
            return new Flow(in.shape, sum);
        }
    }
}
