package foresee.dataset;

/**
 * How a picture changed, in a few numbers that move with what moves in it.
 *
 * <p>With D = p(t+1) - p(t) and x, y from -1 to 1 over the frame: for each channel the means of D, D x and D y, which tell how much
 * brightness there is more and whither it went (the still background cancels); then the one shift (u, v) of the whole grey
 * picture that explains D best, least squares on its gradients, which is what a moving camera changes; last the mean of |D|.
 *
 * <p><b>Shapes:</b> frames (height,width,channels), result (3 channels + 3).
 */
final class FrameChange {
    private static final double FLAT = 1e-6;

    private final FrameShape shape;

    FrameChange(FrameShape shape) {
        this.shape = shape;
    }

    /** How many numbers. */
    int size() {
        return 3 * shape.channels() + 3;
    }

    /** Of the frame at {@code from} to the frame behind it, into {@code target} at {@code offset}. */
    void measure(byte[] pixels, int from, float[] target, int offset) {
        double[] sums = new double[size()];
        moments(pixels, from, sums);
        shift(pixels, from, sums);
        for (int i = 0; i < sums.length; i++) {
            target[offset + i] = (float) sums[i];
        }
    }

    private void moments(byte[] pixels, int from, double[] sums) {
        int channels = shape.channels();
        double absolute = 0;
        for (int i = 0; i < shape.bytes(); i++) {
            double d = (pixels[from + shape.bytes() + i] & 0xff) - (pixels[from + i] & 0xff);
            if (d != 0) {
                int c = i % channels;
                int x = i / channels % shape.width();
                int y = i / channels / shape.width();
                sums[3 * c] += d;
                sums[3 * c + 1] += d * (2.0 * x / shape.width() - 1);
                sums[3 * c + 2] += d * (2.0 * y / shape.height() - 1);
                absolute += Math.abs(d);
            }
        }
        sums[sums.length - 1] = absolute;
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= shape.bytes();
        }
    }

    /** (u, v) with the least sum of (gx u + gy v + D)^2. */
    private void shift(byte[] pixels, int from, double[] sums) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xd = 0;
        double yd = 0;
        for (int y = 1; y < shape.height() - 1; y++) {
            for (int x = 1; x < shape.width() - 1; x++) {
                double gx = 0.5 * (grey(pixels, from, y, x + 1) - grey(pixels, from, y, x - 1));
                double gy = 0.5 * (grey(pixels, from, y + 1, x) - grey(pixels, from, y - 1, x));
                double d = grey(pixels, from + shape.bytes(), y, x) - grey(pixels, from, y, x);
                xx += gx * gx;
                xy += gx * gy;
                yy += gy * gy;
                xd += gx * d;
                yd += gy * d;
            }
        }
        double determinant = xx * yy - xy * xy;
        if (determinant > FLAT * xx * yy) {
            sums[sums.length - 3] = (xy * yd - yy * xd) / determinant;
            sums[sums.length - 2] = (xy * xd - xx * yd) / determinant;
        }
    }

    private double grey(byte[] pixels, int from, int y, int x) {
        int at = from + (y * shape.width() + x) * shape.channels();
        int sum = 0;
        for (int c = 0; c < shape.channels(); c++) {
            sum += pixels[at + c] & 0xff;
        }
        return sum;
    }
}
