package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;

/**
 * Cuts an image into square blocks, so that a convolution with a large kernel and stride becomes one with a small kernel and
 * stride 1 over many channels.
 *
 * <pre>{@code
 * block(i, j)[u, v, c] = image[i s + u, j s + v, c],   0 <= u, v < s
 * kernel k, stride s over the image  =  kernel k / s, stride 1 over the blocks
 * }</pre>
 *
 * <p><b>Shapes:</b> image (height, width, channels), blocks (height / s, width / s, s s channels).
 * <b>Why:</b> oneDNN's gradient of the first layer's weights takes five times as long over three channels as over 48.
 */
final class FrameBlocks {
    private final int size;
    private final LayerShape image;

    /** Blocks of {@code size} rows and columns; size 1 leaves the image as it is. */
    private FrameBlocks(int size, LayerShape image) {
        this.size = size;
        this.image = image;
    }

    /** The blocks that suit a first layer: of its stride where kernel and image are whole blocks, else of size 1. */
    static FrameBlocks of(Layer first, LayerShape image) {
        if (first instanceof Layer.Conv2d conv && conv.stride() > 1 && fits(conv, image)) {
            return new FrameBlocks(conv.stride(), image);
        }
        return new FrameBlocks(1, image);
    }

    private static boolean fits(Layer.Conv2d conv, LayerShape image) {
        int s = conv.stride();
        return conv.padding() == 0 && conv.kernel() % s == 0 && image.height() % s == 0 && image.width() % s == 0;
    }

    /** Rows and columns s of a block. */
    int size() {
        return size;
    }

    /** The image as blocks: (s s channels, height / s, width / s). */
    LayerShape shape() {
        if (size == 1) {
            return image;
        }
        return LayerShape.image(size * size * image.channels(), image.height() / size, image.width() / size);
    }

    /** The same convolution over blocks. */
    Layer.Conv2d layer(Layer.Conv2d conv) {
        return new Layer.Conv2d(size * size * conv.in(), conv.out(), conv.kernel() / size, 1, 0);
    }

    /**
     * Where each weight of {@code conv} (out, in, kernel, kernel) lies among those of {@link #layer} in the order (kernel / s,
     * kernel / s, s s in, out).
     */
    int[] weightPlaces(Layer.Conv2d conv) {
        int k = conv.kernel();
        int[] places = new int[conv.out() * conv.in() * k * k];
        for (int i = 0; i < places.length; i++) {
            int column = i % k;
            int row = i / k % k;
            int in = i / (k * k) % conv.in();
            int out = i / (k * k * conv.in());
            int channel = (row % size * size + column % size) * conv.in() + in;
            int block = row / size * (k / size) + column / size;
            places[i] = (block * size * size * conv.in() + channel) * conv.out() + out;
        }
        return places;
    }

    /**
     * Converts one image to blocks of floats.
     *
     * @param normalizer what a byte is worth, by channel
     * @param pixels (height, width, channels) from {@code from} on, unsigned
     * @param blocks filled
     */
    void pack(FrameNormalizer normalizer, byte[] pixels, int from, float[] blocks) {
        int run = size * image.channels();
        int rowLength = image.width() * image.channels();
        int at = 0;
        for (int i = 0; i < image.height() / size; i++) {
            for (int j = 0; j < image.width() / size; j++) {
                int corner = from + i * size * rowLength + j * run;
                for (int u = 0; u < size; u++) {
                    packRun(normalizer, pixels, corner + u * rowLength, blocks, at);
                    at += run;
                }
            }
        }
    }

    /** One row of one block: {@code size} pixels that lie side by side. */
    private void packRun(FrameNormalizer normalizer, byte[] pixels, int from, float[] blocks, int to) {
        int channels = image.channels();
        for (int v = 0; v < size * channels; v += channels) {
            for (int c = 0; c < channels; c++) {
                blocks[to + v + c] = normalizer.normalize(c, pixels[from + v + c]);
            }
        }
    }
}
