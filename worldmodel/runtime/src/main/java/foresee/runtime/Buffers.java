package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.Scratch;
import java.util.List;

/** Working memory of one pass through a {@link Network}. Used by one thread at a time. */
final class Buffers {
    private final float[][] values;
    private final float[][] gradients;
    private final Scratch scratch;
    private final float[] planes;
    private final float[] patches;

    /**
     * @param lanes the most lanes of a vector
     * @param withGradients whether {@link #gradient} will be asked for
     */
    Buffers(List<BufferShape> shapes, int planes, int patches, int lanes, boolean withGradients) {
        this.values = new float[shapes.size()][];
        this.gradients = new float[withGradients ? shapes.size() : 0][];
        int rows = 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[shapes.get(i).capacity(lanes)];
            if (withGradients) {
                gradients[i] = new float[values[i].length];
            }
            rows = Math.max(rows, shapes.get(i).rows());
        }
        this.scratch = new Scratch(rows, lanes);
        this.planes = new float[planes + Kernels.LANES];
        this.patches = new float[patches + Kernels.LANES];
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

    /** The input of a convolution with its border, every column of a stride apart; room for a vector behind it. */
    float[] planes() {
        return planes;
    }

    /** The patches of a convolution, (inputs x kernel x kernel, pixels); room for a vector behind them. */
    float[] patches() {
        return patches;
    }
}
