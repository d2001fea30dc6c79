package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;

/**
 * Cuts an image, with the zeros that a convolution pads it with, into square blocks, so that a convolution with a large kernel and stride becomes one with a small kernel and
 * stride 1 over many channels.
 *
 * <pre>{@code
 * block(i, j)[u, v, c] = image[i s + u - p, j s + v - p, c], or 0 outside,   0 <= u, v < s
 * kernel k, stride s over the image  =  kernel k / s, stride 1 over the blocks
 * }</pre>
 *
 * <p><b>Shapes:</b> image (height, width, channels), blocks ((height + 2 p) / s, (width + 2 p) / s, s s channels).
 * <b>Why:</b> oneDNN's gradient of the first layer's weights takes five times as long over three channels as over 48, and over
 * twice as long as over 12.
 */
final class FrameBlocks {
    private final int size;
    private final int padding;
    private final LayerShape image;

    /** Blocks of {@code size} rows and columns; size 1 without padding leaves the image as it is. */
    private FrameBlocks(int size, int padding, LayerShape image) {
        this.size = size;
        this.padding = padding;
        this.image = image;
    }

    /** The blocks that suit a first layer: of its stride where kernel and padded image are whole blocks, else of size 1. */
    static FrameBlocks of(Layer first, LayerShape image) {
        if (first instanceof Layer.Conv2d conv && conv.stride() > 1 && fits(conv, image)) {
            return new FrameBlocks(conv.stride(), conv.padding(), image);
        }
        return new FrameBlocks(1, 0, image);
    }

    private static boolean fits(Layer.Conv2d conv, LayerShape image) {
        int s = conv.stride();
        int around = 2 * conv.padding();
        return conv.kernel() % s == 0 && (image.height() + around) % s == 0 && (image.width() + around) % s == 0;
    }

    /** Rows and columns s of a block. */
    int size() {
        return size;
    }

    /** The image as blocks: (s s channels, (height + 2 p) / s, (width + 2 p) / s). */
    LayerShape shape() {
        if (size == 1) {
            return image;
        }
        return LayerShape.image(
                size * size * image.channels(),
                (image.height() + 2 * padding) / size,
                (image.width() + 2 * padding) / size);
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
     * @param blocks filled, the padding aside, which is never written and must be zeros
     */
    void pack(FrameNormalizer normalizer, byte[] pixels, int from, float[] blocks) {
        int rowLength = image.width() * image.channels();
        for (int y = 0; y < image.height(); y++) {
            packRow(normalizer, pixels, from + y * rowLength, blocks, y + padding);
        }
    }

    /** One row of the image, which lies in row {@code y} of the padded one. */
    private void packRow(FrameNormalizer normalizer, byte[] pixels, int from, float[] blocks, int y) {
        int run = size * image.channels();
        int across = shape().width();
        int row = (y / size * across * size + y % size) * run;
        for (int block = 0; block < across; block++) {
            int x = block * size - padding;
            int first = Math.max(0, x);
            int end = Math.min(image.width(), x + size);
            packRun(
                    normalizer,
                    pixels,
                    from,
                    first,
                    end,
                    blocks,
                    row + block * size * run + (first - x) * image.channels());
        }
    }

    /** Pixels {@code first} (inclusive) to {@code end} (exclusive) of a row, which lie side by side in their block. */
    private void packRun(
            FrameNormalizer normalizer, byte[] pixels, int from, int first, int end, float[] blocks, int to) {
        int channels = image.channels();
        int at = to;
        for (int i = from + first * channels; i < from + end * channels; i += channels) {
            for (int c = 0; c < channels; c++) {
                blocks[at++] = normalizer.normalize(c, pixels[i + c]);
            }
        }
    }
}
