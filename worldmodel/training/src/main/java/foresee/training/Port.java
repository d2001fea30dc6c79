package foresee.training;

import foresee.runtime.LayerShape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Where one layer ends and the next begins: a buffer of values and one for their gradient.
 *
 * @param shape of one row, in the words of the architecture (channels first)
 * @param rows how many images or vectors at a time
 * @param values images (rows, height, width, channels), vectors (rows, features)
 * @param gradient of the values' shape, or null where nobody needs it
 * @param reusable whether a layer may overwrite both in place
 */
record Port(LayerShape shape, int rows, NativeArray values, NativeArray gradient, boolean reusable) {

    /** New buffers of zeros. */
    static Port create(DataType type, LayerShape shape, int rows, boolean gradient, boolean reusable) {
        NativeArray values = NativeArray.zeros(type, extents(shape, rows));
        return new Port(shape, rows, values, gradient ? NativeArray.zeros(type, extents(shape, rows)) : null, reusable);
    }

    /** Extents of {@code rows} of {@code shape} in memory. */
    static long[] extents(LayerShape shape, int rows) {
        return shape.image()
                ? new long[] {rows, shape.height(), shape.width(), shape.channels()}
                : new long[] {rows, shape.size()};
    }

    /** The same buffers, not to be overwritten. */
    Port kept() {
        return new Port(shape, rows, values, gradient, false);
    }

    /** The type of the values. */
    DataType type() {
        return values.type();
    }
}
