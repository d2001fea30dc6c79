package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers with their weights, ready to run: a list of operations over numbered buffers. Immutable and safe for several threads,
 * each with {@link Buffers} of its own.
 *
 * <p>Buffer 0 is the input. A vector's lanes are candidates. An image's lanes are its pixels: images go through the layers up
 * to the flattening one by one, each into a lane of the vector behind it, and from there on together.
 */
final class Network {
    private final LayerShape input;
    private final boolean goesBack;
    private final List<Operation> onImages = new ArrayList<>();
    private final List<Flatten> flattening = new ArrayList<>(1);
    private final List<Operation> onVectors = new ArrayList<>();
    private final List<BufferShape> shapes = new ArrayList<>();
    private int planes;
    private int patches;
    private final int output;

    /**
     * @param prefix of the tensors' names: {@code encoder}
     * @param input what the first layer gets
     * @param goesBack whether {@link #backward} will be asked for
     */
    Network(String prefix, LayerShape input, List<Layer> layers, ModelFile file, boolean goesBack) {
        this.input = input;
        this.goesBack = goesBack;
        shapes.add(BufferShape.of(input));
        this.output = add(prefix, new Flow(input, 0), layers, file).buffer;
    }

    /** What flows where while layers are added: its shape and the number of its buffer. */
    private record Flow(LayerShape shape, int buffer) {}

    private Flow add(String prefix, Flow start, List<Layer> layers, ModelFile file) {
        Flow flow = start;
        for (int i = 0; i < layers.size(); i++) {
            flow = layers.get(i).accept(new Adder(prefix + "." + i, flow, i > 0, file));
        }
        return flow;
    }

    /** Working memory for vectors of up to {@code lanes}. */
    Buffers buffers(int lanes, boolean withGradients) {
        return new Buffers(shapes, planes, patches, lanes, withGradients);
    }

    /** The number of the last buffer. */
    int output() {
        return output;
    }

    /** From a frame (height, width, channels) to lane {@code lane} of the vector that {@link #forward} begins with. */
    void forwardFrame(Kernels kernels, Buffers buffers, byte[] frame, int lane, int lanes) {
        int next = 0;
        if (!onImages.isEmpty() && onImages.get(0) instanceof Convolution first) {
            first.forward(kernels, buffers, frame);
            next = 1;
        } else {
            Pixels.write(frame, input, shapes.get(0).lanes(lanes), buffers.value(0));
        }
        for (int i = next; i < onImages.size(); i++) {
            onImages.get(i).forward(kernels, buffers, lanes);
        }
        for (int i = 0; i < flattening.size(); i++) {
            flattening.get(i).run(buffers, lane, lanes);
        }
    }

    /** From the vectors, in buffer 0 or where images became vectors, to buffer {@link #output}. */
    void forward(Kernels kernels, Buffers buffers, int lanes) {
        for (int i = 0; i < onVectors.size(); i++) {
            onVectors.get(i).forward(kernels, buffers, lanes);
        }
    }

    /** From the gradient of buffer {@link #output} to that of buffer 0, after {@link #forward} on the same buffers. */
    void backward(Kernels kernels, Buffers buffers, int lanes) {
        for (int i = onVectors.size() - 1; i >= 0; i--) {
            onVectors.get(i).backward(kernels, buffers, lanes);
        }
    }

    private int newBuffer(LayerShape shape) {
        shapes.add(BufferShape.of(shape));
        return shapes.size() - 1;
    }

    /** Adds the operations of one layer; {@code follows} tells whether the layer before it stands in the same list. */
    private final class Adder implements Layer.Visitor<Flow> {
        private final String name;
        private final Flow in;
        private final boolean follows;
        private final ModelFile file;

        Adder(String name, Flow in, boolean follows, ModelFile file) {
            this.name = name;
            this.in = in;
            this.follows = follows;
            this.file = file;
        }

        private float[] weights(String kind) {
            return file.tensor(name + "." + kind).toArray();
        }

        private List<Operation> operations() {
            return in.shape.image() ? onImages : onVectors;
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
            Convolution convolution = new Convolution(in.buffer, out.buffer, layer, in.shape, weights);
            operations().add(convolution);
            planes = Math.max(planes, convolution.planeSize());
            patches = Math.max(patches, convolution.patchSize());
            return out;
        }

        @Override
        public Flow dense(Layer.Dense layer) {
            Flow out = through(layer);
            float[] weight = weights("weight");
            operations()
                    .add(new Operations.Dense(
                            in.buffer,
                            out.buffer,
                            PackedWeights.of(layer.out(), layer.in(), weight, weights("bias")),
                            goesBack
                                    ? Optional.of(PackedWeights.transposed(layer.out(), layer.in(), weight))
                                    : Optional.empty(),
                            Kernels.NO_FLOOR));
            return out;
        }

        @Override
        public Flow relu(Layer.Relu layer) {
            List<Operation> operations = operations();
            int last = operations.size() - 1;
            if (follows && last >= 0 && operations.get(last) instanceof Operation.Rectifiable before) {
                operations.set(last, before.rectified());
                return in;
            }
            Flow out = through(layer);
            operations.add(new Operations.Relu(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow silu(Layer.Silu layer) {
            Flow out = through(layer);
            operations().add(new Operations.Silu(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow layerNorm(Layer.LayerNorm layer) {
            Flow out = through(layer);
            operations()
                    .add(new Operations.LayerNorm(
                            in.buffer, out.buffer, weights("weight"), weights("bias"), Kernels.NO_FLOOR));
            return out;
        }

        @Override
        public Flow flatten(Layer.Flatten layer) {
            Flow out = through(layer);
            flattening.add(new Flatten(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow residual(Layer.Residual layer) {
            BufferShape shape = BufferShape.of(in.shape);
            int sum = newBuffer(in.shape);
            operations().add(new Operations.Fork(in.buffer, sum, shape));
            int inner = add(name, in, layer.layers(), file).buffer;
            operations().add(new Operations.Join(in.buffer, inner, sum, shape));
            return new Flow(in.shape, sum);
        }
    }
}
