package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.Arrays;

/**
 * A softmax over the pixels of one frame, for each of several maps.
 *
 * <pre>{@code
 * p(i,m) = exp(x(i,m) - max) / sum over pixels of it,   dx(i,m) = p(i,m) (dp(i,m) - sum over pixels j of p(j,m) dp(j,m))
 * }</pre>
 *
 * <p><b>Shapes:</b> all (pixels, maps), pixels row by row. <b>Why:</b> with the maps innermost every loop runs along the memory.
 */
final class PixelSoftmax {
    private final int pixels;
    private final int maps;
    private final double[] sums;

    /** The place of each pixel's column, -1 to 1. */
    private final double[] columns;

    /** The place of each pixel's row, -1 to 1. */
    private final double[] rows;

    PixelSoftmax(LayerShape image, int maps) {
        this.pixels = image.height() * image.width();
        this.maps = maps;
        this.sums = new double[maps];
        this.columns = new double[pixels];
        this.rows = new double[pixels];
        for (int i = 0; i < pixels; i++) {
            columns[i] = Layer.SpatialSoftmax.coordinate(i % image.width(), image.width());
            rows[i] = Layer.SpatialSoftmax.coordinate(i / image.width(), image.height());
        }
    }

    /** Pixels of a frame. */
    int pixels() {
        return pixels;
    }

    /** Turns logits into shares, in place. */
    void forward(double[] x) {
        subtractMaxima(x);
        Arrays.fill(sums, 0);
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                double e = Math.exp(x[i * maps + m]);
                x[i * maps + m] = e;
                sums[m] += e;
            }
        }
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                x[i * maps + m] /= sums[m];
            }
        }
    }

    private void subtractMaxima(double[] x) {
        Arrays.fill(sums, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                sums[m] = Math.max(sums[m], x[i * maps + m]);
            }
        }
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                x[i * maps + m] -= sums[m];
            }
        }
    }

    /** Turns the gradient by shares {@code p} into that by logits, in place. */
    void backward(double[] p, double[] gradient) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                sums[m] += p[i * maps + m] * gradient[i * maps + m];
            }
        }
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                gradient[i * maps + m] = p[i * maps + m] * (gradient[i * maps + m] - sums[m]);
            }
        }
    }

    /** Adds where the shares look to {@code places}: the column of map m to 2 m, the row to 2 m + 1. */
    void look(double[] p, double[] places) {
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                places[2 * m] += p[i * maps + m] * columns[i];
                places[2 * m + 1] += p[i * maps + m] * rows[i];
            }
        }
    }

    /** Adds the gradient by shares that comes from the one by places, laid out as above. */
    void lookBack(double[] placeGradient, double[] gradient) {
        for (int i = 0; i < pixels; i++) {
            for (int m = 0; m < maps; m++) {
                gradient[i * maps + m] += placeGradient[2 * m] * columns[i] + placeGradient[2 * m + 1] * rows[i];
            }
        }
    }
}
