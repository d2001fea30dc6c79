package foresee.training;

import foresee.runtime.LayerShape;

/**
 * Layers that work on more and shorter rows than the ports around them have: pixels of images, or tokens of vectors.
 *
 * <p><b>Shapes:</b> (rows, parts features) outside, (rows parts, features) within: the same memory.
 */
final class ReshapedLayer implements TrainedLayer {
    private final TrainedLayer inner;
    private final Port output;

    /**
     * @param inner made for the {@linkplain #parts parts} of the input
     * @param shape of one row of the output
     */
    ReshapedLayer(TrainedLayer inner, LayerShape shape) {
        this.inner = inner;
        Port parts = inner.output();
        int rows = parts.rows() * parts.shape().size() / shape.size();
        long[] extents = Port.extents(shape, rows);
        this.output = new Port(
                shape, rows, parts.values().as(extents), parts.gradient().as(extents), parts.reusable());
    }

    /** The rows of {@code input} as rows of {@code features}; not to be overwritten. */
    static Port parts(Port input, int features) {
        int rows = input.values().size() / features;
        NativeArray gradient =
                input.gradient() == null ? null : input.gradient().as(rows, features);
        return new Port(LayerShape.vector(features), rows, input.values().as(rows, features), gradient, false);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        inner.forward();
    }

    @Override
    public void backward() {
        inner.backward();
    }
}
