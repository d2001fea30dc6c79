package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;

/**
 * A convolution as a dense layer over patches: lanes are the pixels of the output.
 *
 * <p>The input is first written out with its border, and column x of it as column x / stride of plane x mod stride: so what
 * one weight sees of a row of outputs stands side by side. Patches are then written out as (channel x row x column of the
 * kernel, output pixels), the order in which the weights lie, and the dense kernel does the rest. So a pixel is its bias, then
 * the sum over (c, u, v) in index order, as everywhere.
 */
final class Convolution implements Operation.Rectifiable {
    private static final int BORDER = -1;

    private final int in;
    private final int out;
    private final Layer.Conv2d layer;
    private final LayerShape input;
    private final LayerShape output;
    private final PackedWeights weights;
    private final float floor;

    /** For each place in the planes of one channel: the pixel that stands there, or {@link #BORDER}. */
    private final int[] pixels;

    /**
     * @param in number of the input buffer
     * @param out number of the output buffer
     * @param weights of (out, in x kernel x kernel)
     */
    Convolution(int in, int out, Layer.Conv2d layer, LayerShape input, PackedWeights weights) {
        this(in, out, layer, input, weights, Kernels.NO_FLOOR);
    }

    private Convolution(int in, int out, Layer.Conv2d layer, LayerShape input, PackedWeights weights, float floor) {
        this.in = in;
        this.out = out;
        this.layer = layer;
        this.input = input;
        this.output = input.through(layer);
        this.weights = weights;
        this.floor = floor;
        this.pixels = pixels();
    }

    @Override
    public int out() {
        return out;
    }

    /** Weights that make one output pixel of one channel. */
    static int patchRows(Layer.Conv2d layer) {
        return layer.in() * layer.kernel() * layer.kernel();
    }

    @Override
    public Operation rectified() {
        return new Convolution(in, out, layer, input, weights, 0f);
    }

    /** Floats that the patches take. */
    int patchSize() {
        return Math.multiplyExact(patchRows(layer), outputLanes());
    }

    /** Floats that the planes take. */
    int planeSize() {
        return Math.multiplyExact(layer.in(), pixels.length);
    }

    private int outputLanes() {
        return Kernels.padded(output.height() * output.width());
    }

    private int[] pixels() {
        int rows = (output.height() - 1) * layer.stride() + layer.kernel();
        int[] places = new int[Math.multiplyExact(rows * planes(), columns())];
        for (int i = 0; i < places.length; i++) {
            int row = i / columns() / planes() - layer.padding();
            int column = i % columns() * layer.stride() + i / columns() % planes() - layer.padding();
            boolean inside = row >= 0 && row < input.height() && column >= 0 && column < input.width();
            places[i] = inside ? row * input.width() + column : BORDER;
        }
        return places;
    }

    /** Planes of a channel: as many as there are columns between two outputs, of those that the kernel sees. */
    private int planes() {
        return Math.min(layer.stride(), layer.kernel());
    }

    /** Columns of a plane. */
    private int columns() {
        return output.width() + (layer.kernel() - 1) / layer.stride();
    }

    /** Where column 0 of one row of one plane stands. */
    private int planeRow(int channel, int row, int plane) {
        return channel * pixels.length + (row * planes() + plane) * columns();
    }

    @Override
    public void forward(Kernels kernels, Buffers buffers, int lanes) {
        float[] image = buffers.value(in);
        int plane = Kernels.padded(input.height() * input.width());
        for (int c = 0; c < layer.in(); c++) {
            writePlanes(image, c * plane, buffers.planes(), c * pixels.length);
        }
        convolve(kernels, buffers);
    }

    private void writePlanes(float[] image, int from, float[] planes, int at) {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            planes[at + i] = pixel == BORDER ? 0f : image[from + pixel];
        }
    }

    /** The same as {@link #forward}, straight from a frame (height, width, channels) in place of the input buffer. */
    void forward(Kernels kernels, Buffers buffers, byte[] frame) {
        for (int c = 0; c < layer.in(); c++) {
            writePlanes(frame, c, buffers.planes(), c * pixels.length);
        }
        convolve(kernels, buffers);
    }

    private void writePlanes(byte[] frame, int channel, float[] planes, int at) {
        int channels = layer.in();
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            planes[at + i] = pixel == BORDER ? 0f : Pixels.brightness(frame[pixel * channels + channel]);
        }
    }

    private void convolve(Kernels kernels, Buffers buffers) {
        writePatches(kernels, buffers.planes(), buffers.patches());
        kernels.dense(weights, buffers.patches(), floor, buffers.value(out), outputLanes(), buffers.scratch());
    }

    private void writePatches(Kernels kernels, float[] planes, float[] patches) {
        int stride = layer.stride();
        int down = stride * planes() * columns();
        int row = 0;
        for (int c = 0; c < layer.in(); c++) {
            for (int u = 0; u < layer.kernel(); u++) {
                for (int v = 0; v < layer.kernel(); v++) {
                    int first = planeRow(c, u, v % stride) + v / stride;
                    int at = row * outputLanes();
                    kernels.copyRows(planes, first, down, patches, at, output.width(), output.height());
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
