package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import java.util.Arrays;

/**
 * A convolution as a dense layer over patches: lanes are the pixels of the output.
 *
 * <p>The input is first written out with its border, and column x of it as column x / stride of plane x mod stride: so what
 * one weight sees of a row of outputs stands side by side. Patches are then written out as (channel x row x column of the
 * kernel, output pixels), the order in which the weights lie, and the dense kernel does the rest. So a pixel is its bias, then
 * the sum over (c, u, v) in index order, as everywhere.
 *
 * @param in number of the input buffer
 * @param out number of the output buffer
 * @param layer kernel, stride, padding
 * @param input extents of the input
 * @param output extents of the output
 * @param weights of (out, in x kernel x kernel)
 * @param floor 0 if a ReLU follows, else {@link Kernels#NO_FLOOR}
 */
record Convolution(
        int in, int out, Layer.Conv2d layer, LayerShape input, LayerShape output, PackedWeights weights, float floor)
        implements Operation.Rectifiable {

    /** Weights that make one output pixel of one channel. */
    static int patchRows(Layer.Conv2d layer) {
        return layer.in() * layer.kernel() * layer.kernel();
    }

    @Override
    public Operation rectified() {
        return new Convolution(in, out, layer, input, output, weights, 0f);
    }

    /** Floats that the patches take. */
    int patchSize() {
        return Math.multiplyExact(patchRows(layer), pixels());
    }

    /** Floats that the planes take. */
    int planeSize() {
        return Math.multiplyExact(layer.in() * layer.stride(), rows() * columns());
    }

    private int pixels() {
        return Kernels.padded(output.height() * output.width());
    }

    /** Rows of the input with its border, as many as are looked at. */
    private int rows() {
        return (output.height() - 1) * layer.stride() + layer.kernel();
    }

    /** Columns of a plane. */
    private int columns() {
        return output.width() + (layer.kernel() - 1) / layer.stride();
    }

    /** Where column 0 of one row of one plane stands. */
    private int planeRow(int channel, int row, int plane) {
        return ((channel * rows() + row) * layer.stride() + plane) * columns();
    }

    @Override
    public void forward(Kernels kernels, Buffers buffers, int lanes) {
        writePlanes(buffers.value(in), buffers.planes());
        writePatches(kernels, buffers.planes(), buffers.patches());
        kernels.dense(weights, buffers.patches(), floor, buffers.value(out), pixels(), buffers.scratch());
    }

    private void writePlanes(float[] image, float[] planes) {
        if (layer.padding() > 0) {
            Arrays.fill(planes, 0, planeSize(), 0f);
        }
        int lanes = Kernels.padded(input.height() * input.width());
        int rows = Math.min(input.height(), rows() - layer.padding());
        for (int c = 0; c < layer.in(); c++) {
            for (int y = 0; y < rows; y++) {
                int line = c * lanes + y * input.width();
                for (int plane = 0; plane < layer.stride(); plane++) {
                    writeRow(image, line, plane, planes, planeRow(c, y + layer.padding(), plane));
                }
            }
        }
    }

    /** Every stride-th pixel of a line of the image, those that fall into one plane. */
    private void writeRow(float[] image, int line, int plane, float[] planes, int at) {
        int stride = layer.stride();
        int left = plane - layer.padding();
        int first = left < 0 ? (stride - 1 - left) / stride : 0;
        int last = Math.min(columns() - 1, Math.floorDiv(input.width() - 1 - left, stride));
        switch (stride) {
            case 1 -> System.arraycopy(image, line + left + first, planes, at + first, last - first + 1);
            case 2 -> writeEverySecond(image, line + left, planes, at, first, last);
            default -> {
                for (int x = first; x <= last; x++) {
                    planes[at + x] = image[line + left + x * stride];
                }
            }
        }
    }

    /** By itself, because the compiler checks the bounds of a constant stride once a row, not once a pixel. */
    private static void writeEverySecond(float[] image, int from, float[] planes, int at, int first, int last) {
        for (int x = first; x <= last; x++) {
            planes[at + x] = image[from + 2 * x];
        }
    }

    private void writePatches(Kernels kernels, float[] planes, float[] patches) {
        int stride = layer.stride();
        int down = stride * stride * columns();
        int row = 0;
        for (int c = 0; c < layer.in(); c++) {
            for (int u = 0; u < layer.kernel(); u++) {
                for (int v = 0; v < layer.kernel(); v++) {
                    int first = planeRow(c, u, v % stride) + v / stride;
                    kernels.copyRows(planes, first, down, patches, row * pixels(), output.width(), output.height());
                    row++;
                }
            }
        }
    }

    @Override
    public void backward(Kernels kernels, Buffers buffers, int lanes) {
        throw new IllegalStateException("conv2d stands in encoders only.");
    }
}
