package foresee.runtime;

import foresee.runtime.kernels.Kernels;

/**
 * How one buffer between two operations is laid out: rows of lanes.
 *
 * @param rows channels of an image, features of a vector
 * @param pixels pixels of an image, which are its lanes; 0 for a vector, whose lanes are candidates
 */
record BufferShape(int rows, int pixels) {

    static BufferShape of(LayerShape shape) {
        return shape.image()
                ? new BufferShape(shape.channels(), shape.height() * shape.width())
                : new BufferShape(shape.width(), 0);
    }

    /** Lanes of a row, if vectors have {@code lanes}. */
    int lanes(int lanes) {
        return pixels == 0 ? lanes : Kernels.padded(pixels);
    }

    /** Values to go through element by element, a multiple of 16. */
    int count(int lanes) {
        return Kernels.padded(rows * lanes(lanes));
    }

    /** Floats to allocate; rows are filled up, since a dense layer writes up to 15 outputs too much. */
    int capacity(int lanes) {
        return Math.multiplyExact(Kernels.padded(rows), lanes(lanes));
    }
}
