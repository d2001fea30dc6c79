package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.Scratch;

/** {@link Layer.SpatialSoftmax} of one frame; {@code shares} numbers a buffer of one channel to work in. Immutable. */
final class Keypoints implements FrameStep {
    private final int in;
    private final int shares;
    private final int out;
    private final PixelShares pixels;
    private final float[] sharpness;

    Keypoints(int in, int shares, int out, PixelShares pixels, float[] sharpness) {
        this.in = in;
        this.shares = shares;
        this.out = out;
        this.pixels = pixels;
        this.sharpness = sharpness;
    }

    @Override
    public void run(Kernels kernels, Buffers buffers, int lane, int lanes) {
        float[] image = buffers.value(in);
        float[] e = buffers.value(shares);
        float[] vector = buffers.value(out);
        Scratch scratch = buffers.scratch();
        for (int c = 0; c < sharpness.length; c++) {
            pixels.write(kernels, image, c * pixels.lanes(), sharpness[c], e, 0);
            float sum = pixels.sum(kernels, e, 0, scratch);
            vector[2 * c * lanes + lane] = pixels.column(kernels, e, 0, scratch) / sum;
            vector[(2 * c + 1) * lanes + lane] = pixels.row(kernels, e, 0, scratch) / sum;
        }
    }
}
