package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Layers with their weights, ready to run: a list of operations over numbered buffers. Immutable and safe for several threads,
 * each with {@link Buffers} of its own.
 *
 * <p>Buffer 0 is the input. A vector's lanes are candidates. An image's lanes are its pixels: images go through the layers on
 * images one by one, each into a lane of the vectors behind them, and from there on together.
 */
final class Network {
    private final LayerShape input;
    private final boolean goesBack;
    private final boolean beginsWithConvolution;
    private final List<FrameStep> onFrames = new ArrayList<>();
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
        this.beginsWithConvolution = !layers.isEmpty() && layers.get(0) instanceof Layer.Conv2d;
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

    /** From a frame (height, width, channels) to lane {@code lane} of the vectors that {@link #forward} begins with. */
    void forwardFrame(Kernels kernels, Buffers buffers, byte[] frame, int lane, int lanes) {
        int next = 0;
        if (beginsWithConvolution && operation(onFrames.get(0)) instanceof Convolution first) {
            first.forward(kernels, buffers, frame);
            next = 1;
        } else {
            Pixels.write(frame, input, shapes.get(0).lanes(lanes), buffers.value(0));
        }
        for (int i = next; i < onFrames.size(); i++) {
            onFrames.get(i).run(kernels, buffers, lane, lanes);
        }
    }

    /** The operation in a step from image to image, or null. */
    private static Operation operation(FrameStep step) {
        return step instanceof FrameStep.OnPixels onPixels ? onPixels.operation() : null;
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

        private void append(Operation operation) {
            if (in.shape.image()) {
                onFrames.add(new FrameStep.OnPixels(operation));
            } else {
                onVectors.add(operation);
            }
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
            append(convolution);
            planes = Math.max(planes, convolution.planeSize());
            patches = Math.max(patches, convolution.patchSize());
            return out;
        }

        @Override
        public Flow dense(Layer.Dense layer) {
            Flow out = through(layer);
            float[] weight = weights("weight");
            append(new Operations.Dense(
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
            if (follows && isRectified()) {
                return in;
            }
            Flow out = through(layer);
            append(new Operations.Relu(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        /** Whether the last operation made this layer's input, and now does the ReLU on top of it. */
        private boolean isRectified() {
            int last = (in.shape.image() ? onFrames.size() : onVectors.size()) - 1;
            if (last < 0) {
                return false;
            }
            Operation operation = in.shape.image() ? operation(onFrames.get(last)) : onVectors.get(last);
            if (!(operation instanceof Operation.Rectifiable before) || before.out() != in.buffer) {
                return false;
            }
            if (in.shape.image()) {
                onFrames.set(last, new FrameStep.OnPixels(before.rectified()));
            } else {
                onVectors.set(last, before.rectified());
            }
            return true;
        }

        @Override
        public Flow silu(Layer.Silu layer) {
            Flow out = through(layer);
            append(new Operations.Silu(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow layerNorm(Layer.LayerNorm layer) {
            Flow out = through(layer);
            append(new Operations.LayerNorm(
                    in.buffer, out.buffer, weights("weight"), weights("bias"), Kernels.NO_FLOOR));
            return out;
        }

        @Override
        public Flow flatten(Layer.Flatten layer) {
            Flow out = through(layer);
            onFrames.add(new Flatten(in.buffer, out.buffer, BufferShape.of(in.shape)));
            return out;
        }

        @Override
        public Flow residual(Layer.Residual layer) {
            BufferShape shape = BufferShape.of(in.shape);
            int sum = newBuffer(in.shape);
            append(new Operations.Fork(in.buffer, sum, shape));
            int inner = add(name, in, layer.layers(), file).buffer;
            append(new Operations.Join(in.buffer, inner, sum, shape));
            return new Flow(in.shape, sum);
        }

        @Override
        public Flow spatialSoftmax(Layer.SpatialSoftmax layer) {
            Flow out = through(layer);
            int shares = newBuffer(LayerShape.image(1, in.shape.height(), in.shape.width()));
            onFrames.add(new Keypoints(in.buffer, shares, out.buffer, PixelShares.of(in.shape), weights("weight")));
            return out;
        }

        @Override
        public Flow attentionPool(Layer.AttentionPool layer) {
            Flow out = through(layer);
            int shares = newBuffer(LayerShape.image(layer.maps(), in.shape.height(), in.shape.width()));
            PackedWeights weights =
                    PackedWeights.of(layer.maps(), layer.channels(), weights("weight"), new float[layer.maps()]);
            PixelShares pixels = PixelShares.of(in.shape);
            onFrames.add(new AttentionMaps(in.buffer, shares, out.buffer, layer.channels(), pixels, weights));
            return out;
        }

        @Override
        public Flow branches(Layer.Branches layer) {
            List<Flow> starts = starts(layer.branches().size());
            List<Operations.Part> parts = new ArrayList<>();
            int size = 0;
            for (int b = 0; b < starts.size(); b++) {
                Flow end = add(name + "." + b, starts.get(b), layer.branches().get(b), file);
                parts.add(new Operations.Part(end.buffer, size, end.shape.size()));
                size += end.shape.size();
            }
            Flow out = through(layer);
            onVectors.add(new Operations.Gather(List.copyOf(parts), out.buffer));
            return out;
        }

        /** What each of {@code count} branches begins with: the image itself, which nothing goes back to, or a copy of the vector. */
        private List<Flow> starts(int count) {
            if (in.shape.image()) {
                return Collections.nCopies(count, in);
            }
            return split(Collections.nCopies(count, new int[] {0, in.shape.size()}));
        }

        /** Copies of rows of the vector that comes in: from the first number on, as many as the second. */
        private List<Flow> split(List<int[]> rows) {
            List<Flow> flows = new ArrayList<>();
            List<Operations.Part> parts = new ArrayList<>();
            for (int[] range : rows) {
                LayerShape shape = LayerShape.vector(range[1]);
                Flow flow = new Flow(shape, newBuffer(shape));
                flows.add(flow);
                parts.add(new Operations.Part(flow.buffer, range[0], range[1]));
            }
            onVectors.add(new Operations.Split(in.buffer, in.shape.size(), List.copyOf(parts)));
            return flows;
        }
    }
}
