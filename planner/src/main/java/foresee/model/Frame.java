package foresee.model;

import java.util.Arrays;

/**
 * One camera picture: unsigned bytes, row-major, channels last.
 *
 * <p><b>Shapes:</b> (height, width, channels). Immutable; the array is copied in and out.
 */
public final class Frame {
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] pixels;

    /**
     * @param pixels (height, width, channels) unsigned, copied
     * @throws IllegalArgumentException if an extent is below 1 or the array has another size than their product
     */
    public Frame(int height, int width, int channels, byte[] pixels) {
        if (height < 1 || width < 1 || channels < 1 || pixels.length != height * width * channels) {
            throw new IllegalArgumentException("pixels (" + pixels.length + ") must be height (" + height
                    + ") x width (" + width + ") x channels (" + channels + "), each at least 1.");
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.pixels = pixels.clone();
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Values per pixel. */
    public int channels() {
        return channels;
    }

    /** The value at ({@code y}, {@code x}, {@code c}), 0 to 255. */
    public int get(int y, int x, int c) {
        return pixels[(y * width + x) * channels + c] & 0xff;
    }

    /** All values, a copy (height, width, channels). */
    public byte[] toArray() {
        return pixels.clone();
    }

    /** Copies all values to {@code target} from {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(pixels, 0, target, offset, pixels.length);
    }

    /** Whether the extents are the same. */
    public boolean sameShape(Frame other) {
        return height == other.height && width == other.width && channels == other.channels;
    }

    /** The extents in words: {@code 64 x 64 x 3}. */
    public String shape() {
        return height + " x " + width + " x " + channels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && sameShape(frame) && Arrays.equals(pixels, frame.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Frame[" + shape() + "]";
    }
}
