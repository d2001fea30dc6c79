package foresee.runtime;

import foresee.runtime.vector.Kernels;
import java.util.List;

/** Working memory of one pass through a {@link Network}. Used by one thread at a time. */
final class Buffers {
    private final float[][] values;
    private final float[][] gradients;
    private final float[] spare;
    private final float[] columns;

    /**
     * @param lanes the most lanes of a vector
     * @param withGradients whether {@link #gradient} will be asked for
     */
    Buffers(List<BufferShape> shapes, int columns, int lanes, boolean withGradients) {
        this.values = new float[shapes.size()][];
        this.gradients = new float[withGradients ? shapes.size() : 0][];
        int rows = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[shapes.get(i).capacity(lanes)];
            if (withGradients) {
                gradients[i] = new float[values[i].length];
            }
            rows = Math.max(rows, Kernels.padded(shapes.get(i).rows()));
        }
        this.spare = new float[rows];
        this.columns = new float[columns];
    }

    /** Buffer {@code i}, feature-major. */
    float[] value(int i) {
        return values[i];
    }

    /** Gradient of buffer {@code i}, laid out like it. */
    float[] gradient(int i) {
        return gradients[i];
    }

    /** One row of outputs, for the dense kernel. */
    float[] spare() {
        return spare;
    }

    /** The patches of a convolution, (inputs x kernel x kernel, pixels). */
    float[] columns() {
        return columns;
    }
}
