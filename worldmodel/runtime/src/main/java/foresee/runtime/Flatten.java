package foresee.runtime;

import foresee.runtime.kernels.Kernels;

/**
 * An image as a vector in one of many lanes, in (channel, row, column) order.
 *
 * @param in number of the image's buffer
 * @param out number of the vector's buffer
 * @param shape of the image's buffer
 */
record Flatten(int in, int out, BufferShape shape) implements FrameStep {

    @Override
    public void run(Kernels kernels, Buffers buffers, int lane, int lanes) {
        float[] image = buffers.value(in);
        float[] vector = buffers.value(out);
        int row = shape.lanes(lanes);
        int pixels = shape.pixels();
        for (int c = 0; c < shape.rows(); c++) {
            for (int p = 0; p < pixels; p++) {
                vector[(c * pixels + p) * lanes + lane] = image[c * row + p];
            }
        }
    }
}
