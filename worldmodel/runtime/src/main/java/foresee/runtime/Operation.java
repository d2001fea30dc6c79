package foresee.runtime;

import foresee.runtime.kernels.Kernels;

/** One step of a {@link Network}: reads buffers, writes a buffer, and can go back. Immutable. */
interface Operation {

    /** Computes the output buffer. */
    void forward(Kernels kernels, Buffers buffers, int lanes);

    /**
     * Computes the gradient of the input buffer from that of the output buffer, after a forward pass. The gradient of the
     * output buffer may be overwritten.
     *
     * @throws IllegalStateException if this operation never stands in a predictor
     */
    void backward(Kernels kernels, Buffers buffers, int lanes);

    /** An operation that can do a ReLU on what it computes by the way. */
    interface Rectifiable extends Operation {
        /** Number of the buffer it writes. */
        int out();

        /** This and a ReLU on top of it. */
        Operation rectified();
    }
}
