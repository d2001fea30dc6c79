package foresee.runtime;

import foresee.runtime.kernels.Kernels;

/** One step on the way of a single frame: from image to image, or from an image into one lane of a vector. Immutable. */
interface FrameStep {

    /** Computes an image, or lane {@code lane} of a vector of {@code lanes}. */
    void run(Kernels kernels, Buffers buffers, int lane, int lanes);

    /** The operation whose lanes are pixels, if that is what this step is, else null. */
    default Operation onPixels() {
        return null;
    }

    /** An operation whose lanes are pixels. */
    record OnPixels(Operation onPixels) implements FrameStep {
        @Override
        public void run(Kernels kernels, Buffers buffers, int lane, int lanes) {
            onPixels.forward(kernels, buffers, lanes);
        }
    }
}
