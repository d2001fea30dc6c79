package foresee.runtime;

import java.util.List;

/**
 * What flows between two layers: an image or a vector.
 *
 * @param channels values per pixel of an image, 1 for a vector
 * @param height rows of an image, 1 for a vector
 * @param width columns of an image, features of a vector
 * @param image whether it has rows and columns
 */
public record LayerShape(int channels, int height, int width, boolean image) {
    public LayerShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("channels (" + channels + "), height (" + height + ") and width ("
                    + width + ") must be at least 1.");
        }
        if ((double) channels * height * width > MOST) {
            throw new IllegalArgumentException("channels (" + channels + ") x height (" + height + ") x width (" + width
                    + ") must be at most " + MOST + " values.");
        }
    }

    /** The most values between two layers: 64 MB of floats. */
    static final int MOST = 1 << 24;

    /** An image of (channels, height, width). */
    public static LayerShape image(int channels, int height, int width) {
        return new LayerShape(channels, height, width, true);
    }

    /** A vector of (features). */
    public static LayerShape vector(int features) {
        return new LayerShape(1, 1, features, false);
    }

    /** Number of values. */
    public int size() {
        return channels * height * width;
    }

    /**
     * What {@code layer} makes of this.
     *
     * @throws IllegalArgumentException if the layer takes something else
     */
    public LayerShape through(Layer layer) {
        return layer.accept(new Through(this));
    }

    /**
     * What {@code layers} one after the other make of this.
     *
     * @param name of the list in messages: {@code encoder}
     * @throws IllegalArgumentException if a layer takes something else; names it
     */
    public LayerShape through(String name, List<Layer> layers) {
        LayerShape shape = this;
        for (int i = 0; i < layers.size(); i++) {
            try {
                shape = shape.through(layers.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + "." + i + ": " + e.getMessage(), e);
            }
        }
        return shape;
    }

    /** The extents in words. */
    public String text() {
        return image ? channels + " x " + height + " x " + width : Integer.toString(width);
    }

    private record Through(LayerShape input) implements Layer.Visitor<LayerShape> {
        @Override
        public LayerShape conv2d(Layer.Conv2d layer) {
            require(input.image, "conv2d", "an image");
            requireSize("conv2d in", layer.in(), "channels", input.channels);
            int height = layer.outputExtent(input.height);
            int width = layer.outputExtent(input.width);
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("conv2d kernel (" + layer.kernel() + ") must fit the padded image ("
                        + input.text() + ", padding " + layer.padding() + ").");
            }
            return image(layer.out(), height, width);
        }

        @Override
        public LayerShape dense(Layer.Dense layer) {
            require(!input.image, "dense", "a vector");
            requireSize("dense in", layer.in(), "features", input.width);
            return vector(layer.out());
        }

        @Override
        public LayerShape relu(Layer.Relu layer) {
            return input;
        }

        @Override
        public LayerShape silu(Layer.Silu layer) {
            return input;
        }

        @Override
        public LayerShape layerNorm(Layer.LayerNorm layer) {
            return same("layer norm", "size", layer.size());
        }

        @Override
        public LayerShape flatten(Layer.Flatten layer) {
            require(input.image, "flatten", "an image");
            return vector(input.size());
        }

        @Override
        public LayerShape residual(Layer.Residual layer) {
            LayerShape inner = input.through("residual", layer.layers());
            if (!inner.equals(input)) {
                throw new IllegalArgumentException(
                        "residual output (" + inner.text() + ") must be its input (" + input.text() + ").");
            }
            return input;
        }

        @Override
        public LayerShape spatialSoftmax(Layer.SpatialSoftmax layer) {
            require(input.image, "spatial softmax", "an image");
            requireSize("spatial softmax channels", layer.channels(), "channels", input.channels);
            return vector(2 * layer.channels());
        }

        @Override
        public LayerShape attentionPool(Layer.AttentionPool layer) {
            require(input.image, "attention pool", "an image");
            requireSize("attention pool channels", layer.channels(), "channels", input.channels);
            return vector(Math.multiplyExact(layer.maps(), 2 + layer.channels()));
        }

        @Override
        public LayerShape branches(Layer.Branches layer) {
            int size = 0;
            for (int b = 0; b < layer.branches().size(); b++) {
                String name = "branch " + b;
                LayerShape output = input.through(name, layer.branches().get(b));
                if (output.image) {
                    throw new IllegalArgumentException(name + " output (" + output.text() + ") must be a vector.");
                }
                size = Math.addExact(size, output.width);
            }
            return vector(size);
        }

        @Override
        public LayerShape gated(Layer.Gated layer) {
            require(!input.image, "gated", "a vector");
            requireSize("gated in", layer.in(), "features", input.width);
            return vector(layer.out());
        }

        @Override
        public LayerShape dyt(Layer.Dyt layer) {
            return same("dyt", "size", layer.size());
        }

        @Override
        public LayerShape slice(Layer.Slice layer) {
            require(!input.image, "slice", "a vector");
            requireSize("slice in", layer.in(), "features", input.width);
            return vector(layer.size());
        }

        @Override
        public LayerShape adaLn(Layer.AdaLn layer) {
            same("adaLn", "features + condition", Math.addExact(layer.features(), layer.condition()));
            LayerShape features = vector(layer.features());
            LayerShape inner = features.through("adaLn", layer.layers());
            if (!inner.equals(features)) {
                throw new IllegalArgumentException(
                        "adaLn output (" + inner.text() + ") must be its features (" + features.text() + ").");
            }
            return input;
        }

        @Override
        public LayerShape tokens(Layer.Tokens layer) {
            int pair = Math.addExact(layer.first(), layer.second());
            return same("tokens", "(first + second) x tokens", Math.multiplyExact(layer.tokens(), pair));
        }

        @Override
        public LayerShape position(Layer.Position layer) {
            int size = Math.multiplyExact(layer.tokens(), layer.features());
            return same("position", "tokens x features", size);
        }

        @Override
        public LayerShape perToken(Layer.PerToken layer) {
            require(!input.image, "perToken", "a vector");
            if (input.width % layer.tokens() != 0) {
                throw new IllegalArgumentException(
                        "perToken input (" + input.width + ") must be a multiple of tokens (" + layer.tokens() + ").");
            }
            LayerShape token = vector(input.width / layer.tokens()).through("token", layer.layers());
            return vector(Math.multiplyExact(layer.tokens(), token.size()));
        }

        @Override
        public LayerShape causalAttention(Layer.CausalAttention layer) {
            int size = Math.multiplyExact(layer.tokens(), layer.features());
            return same("causal attention", "tokens x features", size);
        }

        /** The input, a vector of that size. */
        private LayerShape same(String layer, String what, int size) {
            require(!input.image, layer, "a vector");
            requireSize(layer + " " + what, size, "features", input.width);
            return input;
        }

        private void require(boolean fits, String layer, String wanted) {
            if (!fits) {
                throw new IllegalArgumentException(layer + " input (" + input.text() + ") must be " + wanted + ".");
            }
        }

        private static void requireSize(String what, int size, String of, int given) {
            if (size != given) {
                throw new IllegalArgumentException(
                        what + " (" + size + ") must be the " + of + " it gets (" + given + ").");
            }
        }
    }
}
