package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.Scratch;
import java.util.List;

/** Working memory of one pass through a {@link Network}. Used by one thread at a time. */
final class Buffers {
    private final List<BufferShape> shapes;
    private final int lanes;
    private final float[][] values;
    private final float[][] gradients;
    private final Scratch scratch;
    private final byte[] frame;
    private final float[] planes;
    private final float[] patches;

    /**
     * @param lanes the most lanes of a vector
     * @param withGradients whether {@link #gradient} will be asked for
     */
    Buffers(List<BufferShape> shapes, int planes, int patches, int lanes, boolean withGradients) {
        this.shapes = shapes;
        this.lanes = lanes;
        this.values = allocate(shapes, lanes);
        this.gradients = withGradients ? allocate(shapes, lanes) : new float[0][];
        this.scratch =
                new Scratch(shapes.stream().mapToInt(BufferShape::rows).max().orElse(1), lanes);
        this.frame = new byte[shapes.get(0).pixels() * shapes.get(0).rows()];
        this.planes = new float[planes + Kernels.LANES];
        this.patches = new float[patches + Kernels.LANES];
    }

    private Buffers(Buffers other) {
        this.shapes = other.shapes;
        this.lanes = other.lanes;
        this.values = allocate(shapes, lanes);
        this.gradients = other.gradients;
        this.scratch = other.scratch;
        this.frame = other.frame;
        this.planes = other.planes;
        this.patches = other.patches;
    }

    private static float[][] allocate(List<BufferShape> shapes, int lanes) {
        float[][] buffers = new float[shapes.size()][];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = new float[shapes.get(i).capacity(lanes)];
        }
        return buffers;
    }

    /** Buffers for another pass of the same thread: values of their own, all else shared. */
    Buffers another() {
        return new Buffers(this);
    }

    /** Buffer {@code i}, feature-major. */
    float[] value(int i) {
        return values[i];
    }

    /** Gradient of buffer {@code i}, laid out like it. */
    float[] gradient(int i) {
        return gradients[i];
    }

    /** Working memory of the kernels. */
    Scratch scratch() {
        return scratch;
    }

    /** Room for a frame, if the input is an image. */
    byte[] frame() {
        return frame;
    }

    /** The input of a convolution with its border, every column of a stride apart; room for a vector behind it. */
    float[] planes() {
        return planes;
    }

    /** The patches of a convolution, (inputs x kernel x kernel, pixels); room for a vector behind them. */
    float[] patches() {
        return patches;
    }
}
