package foresee.runtime;

import java.util.List;

/**
 * One layer of an encoder or predictor, by kind and size; the one list that drives training and runtime.
 *
 * <p>Both sides turn layers into code through a {@link Visitor}, so a layer known to one and not to the other does not
 * compile.
 *
 * <p><b>Shapes:</b> images are (channels, height, width), vectors (features). Weights are named as in the model file.
 */
public sealed interface Layer {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method per kind. */
    interface Visitor<R> {
        R conv2d(Conv2d layer);

        R dense(Dense layer);

        R relu(Relu layer);

        R silu(Silu layer);

        R layerNorm(LayerNorm layer);

        R flatten(Flatten layer);

        R residual(Residual layer);

        R spatialSoftmax(SpatialSoftmax layer);

        R attentionPool(AttentionPool layer);

        R branches(Branches layer);
    }

    /**
     * Cross-correlation with square kernels: y(o,i,j) = bias(o) + sum over c,u,v of w(o,c,u,v) x(c, i s + u - p, j s + v - p).
     *
     * <p><b>Shapes:</b> weight (out, in, kernel, kernel), bias (out); output extent floor((n + 2 p - kernel) / s) + 1.
     *
     * @param padding zeros on every side, fewer than kernel
     */
    record Conv2d(int in, int out, int kernel, int stride, int padding) implements Layer {
        public Conv2d {
            if (in < 1 || out < 1 || kernel < 1 || stride < 1 || padding < 0) {
                throw new IllegalArgumentException("conv2d in (" + in + "), out (" + out + "), kernel (" + kernel
                        + ") and stride (" + stride + ") must be at least 1, padding (" + padding + ") at least 0.");
            }
            if (padding >= kernel) {
                throw new IllegalArgumentException(
                        "conv2d padding (" + padding + ") must be below kernel (" + kernel + ").");
            }
        }

        /** Output extent for an input extent of {@code n}. */
        public int outputExtent(int n) {
            return Math.floorDiv(n + 2 * padding - kernel, stride) + 1;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conv2d(this);
        }
    }

    /** y = W x + b. <b>Shapes:</b> weight (out, in), bias (out). */
    record Dense(int in, int out) implements Layer {
        public Dense {
            if (in < 1 || out < 1) {
                throw new IllegalArgumentException("dense in (" + in + ") and out (" + out + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dense(this);
        }
    }

    /** y = max(0, x). */
    record Relu() implements Layer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.relu(this);
        }
    }

    /** y = x / (1 + exp(-x)). */
    record Silu() implements Layer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.silu(this);
        }
    }

    /**
     * y = gain (x - mean) / sqrt(variance + 1e-5) + bias over the features of one vector; the variance divides by size.
     *
     * <p><b>Shapes:</b> weight, named gain here (size), bias (size).
     */
    record LayerNorm(int size) implements Layer {
        /** Added to the variance. */
        public static final float EPSILON = 1e-5f;

        public LayerNorm {
            if (size < 1) {
                throw new IllegalArgumentException("layer norm size (" + size + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.layerNorm(this);
        }
    }

    /** An image as a vector, in (channel, row, column) order. */
    record Flatten() implements Layer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flatten(this);
        }
    }

    /** y = x + f(x), f being the layers within, which keep the size. */
    record Residual(List<Layer> layers) implements Layer {
        public Residual {
            layers = List.copyOf(layers);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.residual(this);
        }
    }

    /**
     * Keypoints: where, on the average over all pixels, each channel of an image is bright.
     *
     * <p>p(c,i,j) = exp(weight(c) x(c,i,j)) / sum over all pixels of it,   y(2c) = sum p(c,i,j) u(j),   y(2c+1) = sum p(c,i,j) u(i),
     * u being the {@linkplain #coordinate place} of a column or row.
     *
     * <p><b>Shapes:</b> image (channels, height, width) to vector (2 channels), x before y of each channel; weight, the sharpness,
     * (channels). <b>Units:</b> -1 at the first, 1 at the last column and row.
     *
     * <p><b>Source:</b> Finn et al., "Deep spatial autoencoders for visuomotor learning", arXiv 1509.06113, section IV, there with one
     * sharpness for all channels.
     */
    record SpatialSoftmax(int channels) implements Layer {
        public SpatialSoftmax {
            if (channels < 1) {
                throw new IllegalArgumentException("spatial softmax channels (" + channels + ") must be at least 1.");
            }
        }

        /** The place of column or row {@code i} of {@code extent}: -1 for the first, 1 for the last, 0 for the only one. */
        public static double coordinate(int i, int extent) {
            return extent == 1 ? 0 : 2.0 * i / (extent - 1) - 1;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.spatialSoftmax(this);
        }
    }

    /**
     * Looks at an image through maps of attention, and says of each where it looks and what is there.
     *
     * <p>p(m,i,j) = softmax over all pixels of sum over c of weight(m,c) x(c,i,j);   of each map: sum p(m,i,j) u(j), sum p(m,i,j) u(i) as in
     * {@link SpatialSoftmax}, then sum p(m,i,j) x(c,i,j) for each channel c.
     *
     * <p><b>Shapes:</b> image (channels, height, width) to vector (maps (2 + channels)), map by map; weight (maps, channels). There is
     * no bias: a softmax does not see it.
     */
    record AttentionPool(int channels, int maps) implements Layer {
        public AttentionPool {
            if (channels < 1 || maps < 1) {
                throw new IllegalArgumentException(
                        "attention pool channels (" + channels + ") and maps (" + maps + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attentionPool(this);
        }
    }

    /**
     * Several lists of layers that all see the same input; their outputs, vectors, stand one behind the other.
     *
     * <p>y = [f(1)(x); ...; f(n)(x)]. A list may be empty where the input is a vector: f(x) = x.
     */
    record Branches(List<List<Layer>> branches) implements Layer {
        public Branches {
            branches = branches.stream().map(List::copyOf).toList();
            if (branches.isEmpty()) {
                throw new IllegalArgumentException("branches (0) must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.branches(this);
        }
    }
}
