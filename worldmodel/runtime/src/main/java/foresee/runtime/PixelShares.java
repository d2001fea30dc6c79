package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.Scratch;

/**
 * How a softmax shares attention out among the pixels of an image, and what is seen with it. Immutable.
 *
 * <p>share(p) = e(p) / sum of e,   e(p) = exp(sharpness x(p) - max of sharpness x). The shares are kept as e, and whoever sums with them
 * divides by their sum. Every sum is {@link Kernels#dot}.
 */
final class PixelShares {
    private final int pixels;
    private final float[] ones;
    private final float[] columns;
    private final float[] rows;

    private PixelShares(LayerShape image) {
        pixels = image.height() * image.width();
        ones = new float[pixels];
        columns = new float[pixels];
        rows = new float[pixels];
        for (int p = 0; p < pixels; p++) {
            ones[p] = 1f;
            columns[p] = (float) Layer.SpatialSoftmax.coordinate(p % image.width(), image.width());
            rows[p] = (float) Layer.SpatialSoftmax.coordinate(p / image.width(), image.height());
        }
    }

    /** For images of that height and width. */
    static PixelShares of(LayerShape image) {
        return new PixelShares(image);
    }

    /** Lanes of one channel of the image. */
    int lanes() {
        return Kernels.padded(pixels);
    }

    /** Writes e of the pixels of {@code x} from {@code from} on to {@code e} from {@code at} on; both may be the same. */
    void write(Kernels kernels, float[] x, int from, float sharpness, float[] e, int at) {
        float most = Float.NEGATIVE_INFINITY;
        for (int p = 0; p < pixels; p++) {
            float logit = sharpness * x[from + p];
            e[at + p] = logit;
            most = Math.max(most, logit);
        }
        for (int p = 0; p < pixels; p++) {
            e[at + p] -= most;
        }
        kernels.exp(e, at, pixels);
    }

    /** The sum of e. */
    float sum(Kernels kernels, float[] e, int at, Scratch scratch) {
        return kernels.dot(e, at, ones, 0, pixels, scratch);
    }

    /** The mean column that e looks at, times the sum of e. */
    float column(Kernels kernels, float[] e, int at, Scratch scratch) {
        return kernels.dot(e, at, columns, 0, pixels, scratch);
    }

    /** The mean row that e looks at, times the sum of e. */
    float row(Kernels kernels, float[] e, int at, Scratch scratch) {
        return kernels.dot(e, at, rows, 0, pixels, scratch);
    }

    /** The mean of {@code x} from {@code from} on where e looks, times the sum of e. */
    float feature(Kernels kernels, float[] e, int at, float[] x, int from, Scratch scratch) {
        return kernels.dot(e, at, x, from, pixels, scratch);
    }
}
