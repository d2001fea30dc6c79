package foresee.runtime;

import foresee.runtime.vector.Kernels;

/** One step of a {@link Network}: reads buffers, writes a buffer, and can go back. Immutable. */
interface Operation {

    /** Computes the output buffer. */
    void forward(Kernels kernels, Buffers buffers, int lanes);

    /**
     * Computes the gradient of the input buffer from that of the output buffer, after a forward pass.
     *
     * @throws IllegalStateException if this operation never stands in a predictor
     */
    void backward(Kernels kernels, Buffers buffers, int lanes);
}
