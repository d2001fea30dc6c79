package foresee.runtime;

import foresee.runtime.vector.Kernels;
import foresee.runtime.vector.PackedWeights;
import java.util.Arrays;

/**
 * A convolution as a dense layer over patches: lanes are the pixels of the output.
 *
 * <p>Patches are written out as (channel x row x column of the kernel, output pixels), the order in which the weights lie, and
 * the dense kernel does the rest. So a pixel is its bias, then the sum over (c, u, v) in index order, as everywhere.
 *
 * @param in number of the input buffer
 * @param out number of the output buffer
 * @param layer kernel, stride, padding
 * @param input extents of the input
 * @param output extents of the output
 * @param weights of (out, in x kernel x kernel)
 */
record Convolution(int in, int out, Layer.Conv2d layer, LayerShape input, LayerShape output, PackedWeights weights)
        implements Operation {

    /** Rows of the patches. */
    static int patchRows(Layer.Conv2d layer) {
        return layer.in() * layer.kernel() * layer.kernel();
    }

    /** Floats that the patches take. */
    static int patchSize(Layer.Conv2d layer, LayerShape output) {
        return Math.multiplyExact(patchRows(layer), Kernels.padded(output.height() * output.width()));
    }

    @Override
    public void forward(Kernels kernels, Buffers buffers, int lanes) {
        int pixels = Kernels.padded(output.height() * output.width());
        writePatches(buffers.value(in), buffers.columns(), pixels);
        kernels.dense(weights, buffers.columns(), buffers.value(out), pixels, buffers.spare());
    }

    private void writePatches(float[] image, float[] patches, int lanes) {
        int plane = Kernels.padded(input.height() * input.width());
        int row = 0;
        for (int c = 0; c < layer.in(); c++) {
            for (int u = 0; u < layer.kernel(); u++) {
                for (int v = 0; v < layer.kernel(); v++) {
                    writeRow(image, c * plane, u - layer.padding(), v - layer.padding(), patches, row * lanes);
                    row++;
                }
            }
        }
    }

    /** What one weight sees of one channel, at every output pixel: the image moved by (down, right), every stride-th pixel. */
    private void writeRow(float[] image, int plane, int down, int right, float[] patches, int at) {
        int stride = layer.stride();
        int to = at;
        for (int i = 0; i < output.height(); i++) {
            int y = i * stride + down;
            if (y < 0 || y >= input.height()) {
                Arrays.fill(patches, to, to + output.width(), 0f);
            } else {
                writePixels(image, plane + y * input.width(), right, patches, to);
            }
            to += output.width();
        }
        Arrays.fill(patches, to, at + Kernels.padded(to - at), 0f);
    }

    private void writePixels(float[] image, int line, int right, float[] patches, int to) {
        for (int j = 0; j < output.width(); j++) {
            int x = j * layer.stride() + right;
            patches[to + j] = x < 0 || x >= input.width() ? 0f : image[line + x];
        }
    }

    @Override
    public void backward(Kernels kernels, Buffers buffers, int lanes) {
        throw new IllegalStateException("conv2d stands in encoders only.");
    }
}
