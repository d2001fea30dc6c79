package foresee.runtime;

import foresee.runtime.kernels.Kernels;

/** One step on the way of a single frame: from image to image, or from an image into one lane of a vector. Immutable. */
interface FrameStep {

    /** Computes an image, or lane {@code lane} of a vector of {@code lanes}. */
    void run(Kernels kernels, Buffers buffers, int lane, int lanes);

    /** An operation whose lanes are pixels. */
    record OnPixels(Operation operation) implements FrameStep {
        @Override
        public void run(Kernels kernels, Buffers buffers, int lane, int lanes) {
            operation.forward(kernels, buffers, lanes);
        }
    }
}
