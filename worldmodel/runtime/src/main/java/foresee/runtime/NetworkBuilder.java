package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns layers into the operations of a {@link Network}.
 *
 * <p>A buffer is read by one operation alone, or its gradient would be written twice; where several layers need the same
 * vector, a {@link Operations.Split} makes copies. Two exceptions: a {@link Operations.Fork} adds up what goes round a residual, and
 * images have no gradients.
 */
final class NetworkBuilder {
    private final ModelFile file;
    private final boolean goesBack;
    private final Flow start;
    private final List<FrameStep> onFrames = new ArrayList<>();
    private final List<Operation> onVectors = new ArrayList<>();
    private final List<BufferShape> shapes = new ArrayList<>();
    private final Map<String, Packed> packedByName = new HashMap<>();
    private int planes;
    private int patches;

    /**
     * @param input what the first layer gets: buffer 0
     * @param goesBack whether operations need what it takes to go back
     */
    NetworkBuilder(LayerShape input, ModelFile file, boolean goesBack) {
        this.file = file;
        this.goesBack = goesBack;
        this.start = new Flow(input, newBuffer(input));
    }

    /** The weights of a dense layer, packed once, however many tokens it works on. */
    private record Packed(PackedWeights weights, Optional<PackedWeights> transposed) {}

    /** Rows of a vector. */
    private record Rows(int from, int count) {}

    /** What flows where while layers are added: its shape and the number of its buffer. */
    private record Flow(LayerShape shape, int buffer) {}

    /** Adds layers whose tensors' names begin with {@code prefix}; returns the number of the last buffer. */
    int add(String prefix, List<Layer> layers) {
        return add(prefix, start, layers).buffer;
    }

    private Flow add(String prefix, Flow from, List<Layer> layers) {
        Flow flow = from;
        for (int i = 0; i < layers.size(); i++) {
            flow = layers.get(i).accept(new Adder(prefix + "." + i, flow, i > 0));
        }
        return flow;
    }

    private int newBuffer(LayerShape shape) {
        shapes.add(BufferShape.of(shape));
        return shapes.size() - 1;
    }

    /** What happens to each frame by itself, a copy. */
    List<FrameStep> onFrames() {
        return List.copyOf(onFrames);
    }

    /** What happens to vectors, a copy. */
    List<Operation> onVectors() {
        return List.copyOf(onVectors);
    }

    /** Of all buffers, a copy. */
    List<BufferShape> shapes() {
        return List.copyOf(shapes);
    }

    /** The most floats that a convolution needs for its planes. */
    int planes() {
        return planes;
    }

    /** The most floats that a convolution needs for its patches. */
    int patches() {
        return patches;
    }

    /** Adds the operations of one layer; {@code follows} tells whether the layer before it stands in the same list. */
    private final class Adder implements Layer.Visitor<Flow> {
        private final String name;
        private final Flow in;
        private final boolean follows;

        Adder(String name, Flow in, boolean follows) {
            this.name = name;
            this.in = in;
            this.follows = follows;
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
            return dense(name, layer, in);
        }

        private Flow dense(String tensors, Layer.Dense layer, Flow from) {
            Flow out = vector(layer.out());
            Packed packed = packedByName.computeIfAbsent(tensors, place -> pack(place, layer));
            onVectors.add(
                    new Operations.Dense(from.buffer, out.buffer, packed.weights, packed.transposed, Kernels.NO_FLOOR));
            return out;
        }

        private Packed pack(String tensors, Layer.Dense layer) {
            float[] weight = file.tensor(tensors + ".weight").toArray();
            float[] bias = file.tensor(tensors + ".bias").toArray();
            return new Packed(
                    PackedWeights.of(layer.out(), layer.in(), weight, bias),
                    goesBack
                            ? Optional.of(PackedWeights.transposed(layer.out(), layer.in(), weight))
                            : Optional.empty());
        }

        /** A new buffer for a vector. */
        private Flow vector(int size) {
            LayerShape shape = LayerShape.vector(size);
            return new Flow(shape, newBuffer(shape));
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
            Operation operation = in.shape.image() ? onFrames.get(last).onPixels() : onVectors.get(last);
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
            int inner = add(name, in, layer.layers()).buffer;
            append(new Operations.Join(in.buffer, inner, sum, shape));
            return new Flow(in.shape, sum);
        }

        @Override
        public Flow spatialSoftmax(Layer.SpatialSoftmax layer) {
            Flow out = through(layer);
            int shares = newBuffer(LayerShape.image(1, in.shape.height(), in.shape.width()));
            onFrames.add(new Keypoints(in.buffer, shares, out.buffer, PixelShares.of(in.shape), weights("sharpness")));
            return out;
        }

        @Override
        public Flow attentionPool(Layer.AttentionPool layer) {
            Flow out = through(layer);
            int shares = newBuffer(LayerShape.image(layer.maps(), in.shape.height(), in.shape.width()));
            PackedWeights weights =
                    PackedWeights.of(layer.maps(), layer.channels(), weights("attention"), new float[layer.maps()]);
            PixelShares pixels = PixelShares.of(in.shape);
            onFrames.add(new AttentionMaps(in.buffer, shares, out.buffer, layer.channels(), pixels, weights));
            return out;
        }

        @Override
        public Flow branches(Layer.Branches layer) {
            List<Flow> starts = starts(layer.branches().size());
            List<Flow> ends = new ArrayList<>();
            for (int b = 0; b < starts.size(); b++) {
                ends.add(add(name + "." + b, starts.get(b), layer.branches().get(b)));
            }
            return gather(ends);
        }

        /** What each of {@code count} branches begins with: the image itself, which nothing goes back to, or a copy of the vector. */
        private List<Flow> starts(int count) {
            if (in.shape.image()) {
                return Collections.nCopies(count, in);
            }
            return split(in, Collections.nCopies(count, new Rows(0, in.shape.size())));
        }

        /** Copies of rows of a vector, each of which goes one way from here. */
        private List<Flow> split(Flow from, List<Rows> ranges) {
            List<Flow> flows = new ArrayList<>();
            List<Operations.Part> parts = new ArrayList<>();
            for (Rows rows : ranges) {
                Flow flow = vector(rows.count);
                flows.add(flow);
                parts.add(new Operations.Part(flow.buffer, rows.from, rows.count));
            }
            onVectors.add(new Operations.Split(from.buffer, from.shape.size(), List.copyOf(parts)));
            return flows;
        }

        /** Equal parts of a vector. */
        private List<Flow> split(Flow from, int count) {
            int size = from.shape.size() / count;
            return split(
                    from,
                    IntStream.range(0, count)
                            .mapToObj(i -> new Rows(i * size, size))
                            .toList());
        }

        /** One vector of several. */
        private Flow gather(List<Flow> flows) {
            List<Operations.Part> parts = new ArrayList<>();
            int size = 0;
            for (Flow flow : flows) {
                parts.add(new Operations.Part(flow.buffer, size, flow.shape.size()));
                size += flow.shape.size();
            }
            Flow out = vector(size);
            onVectors.add(new Operations.Gather(List.copyOf(parts), out.buffer));
            return out;
        }

        @Override
        public Flow gated(Layer.Gated layer) {
            Flow both = dense(name, layer.stacked(), in);
            Flow out = through(layer);
            append(new GatingOperations.Gate(both.buffer, out.buffer, layer.out()));
            return out;
        }

        @Override
        public Flow dyt(Layer.Dyt layer) {
            Flow out = through(layer);
            float alpha = weights("alpha")[0];
            append(new GatingOperations.Dyt(in.buffer, out.buffer, alpha, weights("weight"), weights("bias")));
            return out;
        }

        @Override
        public Flow slice(Layer.Slice layer) {
            return split(in, List.of(new Rows(layer.from(), layer.size()))).get(0);
        }

        @Override
        public Flow adaLn(Layer.AdaLn layer) {
            int size = layer.features();
            Rows features = new Rows(0, size);
            Rows condition = new Rows(size, layer.condition());
            List<Flow> inputs = split(in, List.of(features, features, condition, condition));
            List<Flow> modulation = split(dense(name, layer.modulation(), inputs.get(2)), 3);
            Flow normal = vector(size);
            float[] gain = GatingOperations.ones(size);
            append(new Operations.LayerNorm(
                    inputs.get(0).buffer, normal.buffer, gain, new float[size], Kernels.NO_FLOOR));
            Flow modulated = vector(size);
            append(new GatingOperations.Modulate(
                    normal.buffer, modulation.get(0).buffer, modulation.get(1).buffer, modulated.buffer, size));
            int inner = add(name, modulated, layer.layers()).buffer;
            Flow sum = vector(size);
            append(new GatingOperations.GatedSum(
                    inputs.get(1).buffer, modulation.get(2).buffer, inner, sum.buffer, size));
            return gather(List.of(sum, inputs.get(3)));
        }

        @Override
        public Flow tokens(Layer.Tokens layer) {
            List<Rows> ranges = new ArrayList<>();
            for (int t = 0; t < layer.tokens(); t++) {
                ranges.add(new Rows(t * layer.first(), layer.first()));
                ranges.add(new Rows(layer.tokens() * layer.first() + t * layer.second(), layer.second()));
            }
            return gather(split(in, ranges));
        }

        @Override
        public Flow position(Layer.Position layer) {
            Flow out = through(layer);
            append(new GatingOperations.Shift(in.buffer, out.buffer, weights("bias")));
            return out;
        }

        @Override
        public Flow perToken(Layer.PerToken layer) {
            List<Flow> ends = new ArrayList<>();
            for (Flow token : split(in, layer.tokens())) {
                ends.add(add(name, token, layer.layers()));
            }
            return gather(ends);
        }

        @Override
        public Flow causalAttention(Layer.CausalAttention layer) {
            Flow joined = gather(split(in, layer.tokens()).stream()
                    .map(token -> dense(name + ".qkv", layer.into(), token))
                    .toList());
            int shares = vector(CausalHeads.shareRows(layer)).buffer;
            Flow seen = through(layer);
            append(new CausalHeads(joined.buffer, shares, seen.buffer, layer));
            return gather(split(seen, layer.tokens()).stream()
                    .map(token -> dense(name + ".out", layer.outOf(), token))
                    .toList());
        }
    }
}
