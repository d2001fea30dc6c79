package foresee.dataset;

import foresee.model.Frame;

/**
 * The extents of every frame of a data set.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels values per pixel, at least 1
 */
public record FrameShape(int height, int width, int channels) {
    public FrameShape {
        if (height < 1 || width < 1 || channels < 1 || (long) height * width * channels > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("height (" + height + ") x width (" + width + ") x channels (" + channels
                    + ") must each be at least 1, and their product at most 2^30.");
        }
    }

    /** The extents of {@code frame}. */
    public static FrameShape of(Frame frame) {
        return new FrameShape(frame.height(), frame.width(), frame.channels());
    }

    /** Bytes of one frame: height x width x channels. */
    public int bytes() {
        return height * width * channels;
    }

    @Override
    public String toString() {
        return height + " x " + width + " x " + channels;
    }
}
