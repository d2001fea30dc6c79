package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import foresee.runtime.kernels.Scratch;

/**
 * {@link Layer.AttentionPool} of one frame.
 *
 * @param in number of the image's buffer
 * @param shares number of a buffer with a channel for each map
 * @param out number of the vector's buffer
 * @param channels of the image
 * @param weights from channels to maps
 */
record AttentionMaps(int in, int shares, int out, int channels, PixelShares pixels, PackedWeights weights)
        implements FrameStep {

    @Override
    public void run(Kernels kernels, Buffers buffers, int lane, int lanes) {
        float[] e = buffers.value(shares);
        kernels.dense(weights, buffers.value(in), Kernels.NO_FLOOR, e, pixels.lanes(), buffers.scratch());
        for (int m = 0; m < weights.outputs(); m++) {
            pixels.write(kernels, e, m * pixels.lanes(), 1f, e, m * pixels.lanes());
            look(kernels, buffers, m, lane, lanes);
        }
    }

    /** What one map sees: where, then what. */
    private void look(Kernels kernels, Buffers buffers, int map, int lane, int lanes) {
        float[] image = buffers.value(in);
        float[] e = buffers.value(shares);
        float[] vector = buffers.value(out);
        Scratch scratch = buffers.scratch();
        int at = map * pixels.lanes();
        int to = map * (2 + channels) * lanes + lane;
        float sum = pixels.sum(kernels, e, at, scratch);
        vector[to] = pixels.column(kernels, e, at, scratch) / sum;
        vector[to + lanes] = pixels.row(kernels, e, at, scratch) / sum;
        for (int c = 0; c < channels; c++) {
            float feature = pixels.feature(kernels, e, at, image, c * pixels.lanes(), scratch);
            vector[to + (2 + c) * lanes] = feature / sum;
        }
    }
}
