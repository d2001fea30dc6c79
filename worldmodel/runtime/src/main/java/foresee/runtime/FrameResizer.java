package foresee.runtime;

import foresee.model.Frame;

/**
 * Brings a frame to a given size, the same bits everywhere: in training and in the runtime.
 *
 * <p>Each axis by itself: where it shrinks, an output pixel is the mean of the input it covers, partly covered pixels counting
 * in part; where it grows, it is interpolated linearly between the two nearest pixel centres. Rows first, then columns, in
 * double; the result is rounded to the nearest, halves up. A frame of that size is returned as it is.
 *
 * <p><b>Shapes:</b> (any, any, channels) to (height, width, channels).
 *
 * @param height rows of the result
 * @param width columns of the result
 */
public record FrameResizer(int height, int width) {

    /** @throws IllegalArgumentException if an extent is below 1 */
    public FrameResizer {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height (" + height + ") and width (" + width + ") must be at least 1.");
        }
    }

    /** The frame in the wanted size. */
    public Frame resize(Frame frame) {
        if (frame.height() == height && frame.width() == width) {
            return frame;
        }
        int channels = frame.channels();
        double[] pixels = toDoubles(frame);
        double[] rows = resizeAxis(pixels, 1, frame.height(), frame.width() * channels, height);
        double[] both = resizeAxis(rows, height, frame.width(), channels, width);
        return new Frame(height, width, channels, toBytes(both));
    }

    private static double[] toDoubles(Frame frame) {
        byte[] bytes = frame.toArray();
        double[] values = new double[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }

    private static byte[] toBytes(double[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (int) Math.floor(values[i] + 0.5);
        }
        return bytes;
    }

    /** Resizes the middle axis of (outer, from, inner) to (outer, to, inner). */
    private static double[] resizeAxis(double[] values, int outer, int from, int inner, int to) {
        double[] resized = new double[outer * to * inner];
        for (int i = 0; i < to; i++) {
            int low = first(i, from, to);
            for (int s = low; s < from; s++) {
                double weight = weight(i, s, from, to);
                if (weight <= 0) {
                    break;
                }
                for (int o = 0; o < outer; o++) {
                    addScaled(values, (o * from + s) * inner, weight, resized, (o * to + i) * inner, inner);
                }
            }
        }
        return resized;
    }

    private static void addScaled(double[] values, int at, double weight, double[] sum, int to, int count) {
        for (int i = 0; i < count; i++) {
            sum[to + i] += weight * values[at + i];
        }
    }

    /** The first input pixel that output pixel {@code i} takes from. */
    private static int first(int i, int from, int to) {
        double scale = (double) from / to;
        double position = to <= from ? i * scale : Math.max(0, (i + 0.5) * scale - 0.5);
        return Math.min(from - 1, (int) position);
    }

    /** The share of input pixel {@code s} in output pixel {@code i}; 0 beyond the last one. */
    private static double weight(int i, int s, int from, int to) {
        double scale = (double) from / to;
        if (to <= from) {
            return (Math.min((i + 1) * scale, s + 1) - Math.max(i * scale, s)) / scale;
        }
        double position = Math.min(from - 1, Math.max(0, (i + 0.5) * scale - 0.5));
        return 1 - Math.abs(position - s);
    }
}
