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

        R gated(Gated layer);

        R dyt(Dyt layer);

        R slice(Slice layer);

        R adaLn(AdaLn layer);

        R tokens(Tokens layer);

        R position(Position layer);

        R perToken(PerToken layer);

        R causalAttention(CausalAttention layer);
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
     * <p>p(c,i,j) = exp(sharpness(c) x(c,i,j)) / sum over all pixels of it,   y(2c) = sum p(c,i,j) u(j),   y(2c+1) = sum p(c,i,j) u(i),
     * u being the {@linkplain #coordinate place} of a column or row.
     *
     * <p><b>Shapes:</b> image (channels, height, width) to vector (2 channels), x before y of each channel; sharpness
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
     * <p>p(m,i,j) = softmax over all pixels of sum over c of attention(m,c) x(c,i,j);   of each map: sum p(m,i,j) u(j), sum p(m,i,j) u(i) as in
     * {@link SpatialSoftmax}, then sum p(m,i,j) x(c,i,j) for each channel c.
     *
     * <p><b>Shapes:</b> image (channels, height, width) to vector (maps (2 + channels)), map by map; attention (maps, channels). There is
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

    /**
     * Two dense layers, of which one says how much of the other comes through: y = max(0, a) b,   [a; b] = W x + bias.
     *
     * <p><b>Shapes:</b> weight (2 out, in), the rows of a before those of b; bias (2 out).
     *
     * <p><b>Source:</b> ReGLU of Shazeer, "GLU variants improve transformer", arXiv 2002.05202.
     */
    record Gated(int in, int out) implements Layer {
        public Gated {
            if (in < 1 || out < 1) {
                throw new IllegalArgumentException("gated in (" + in + ") and out (" + out + ") must be at least 1.");
            }
        }

        /** What makes a and b. */
        public Dense stacked() {
            return new Dense(in, Math.multiplyExact(2, out));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gated(this);
        }
    }

    /**
     * y = weight tanh(alpha x) + bias, feature by feature: takes the place of a normalisation, and computes no statistics.
     *
     * <p><b>Shapes:</b> alpha (1), weight (size), bias (size).
     *
     * <p><b>Source:</b> Zhu et al., "Transformers without normalization", arXiv 2503.10622; alpha starts at 0.5 as there.
     */
    record Dyt(int size) implements Layer {
        public Dyt {
            if (size < 1) {
                throw new IllegalArgumentException("dyt size (" + size + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dyt(this);
        }
    }

    /** {@code size} features of a vector of {@code in}, from {@code from} on (inclusive, from 0). */
    record Slice(int in, int from, int size) implements Layer {
        public Slice {
            if (from < 0 || size < 1 || (long) from + size > in) {
                throw new IllegalArgumentException("slice from (" + from + ") of size (" + size
                        + ") must be at least one feature of those that come in (" + in + ").");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.slice(this);
        }
    }

    /**
     * A residual block whose normalisation another vector shifts, scales and gates: h' = h + gate f(shift + (1 + scale) norm(h)).
     *
     * <p>x = [h; c], y = [h'; c],   [shift; scale; gate] = W c + b,   norm is {@link LayerNorm} without weights, f the layers within, which
     * keep the size of h.
     *
     * <p><b>Shapes:</b> h (features), c (condition), weight (3 features, condition), bias (3 features).
     *
     * <p><b>Source:</b> Peebles, Xie, "Scalable diffusion models with transformers", arXiv 2212.09748, section 3.2; there W starts at 0,
     * here as any other weight.
     */
    record AdaLn(int features, int condition, List<Layer> layers) implements Layer {
        public AdaLn {
            layers = List.copyOf(layers);
            if (features < 1 || condition < 1) {
                throw new IllegalArgumentException(
                        "adaLn features (" + features + ") and condition (" + condition + ") must be at least 1.");
            }
        }

        /** What makes shift, scale and gate of the condition. */
        public Dense modulation() {
            return new Dense(condition, Math.multiplyExact(3, features));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adaLn(this);
        }
    }

    /**
     * Puts two kinds of things in the order of time: [x(1); ..; x(L); a(1); ..; a(L)] becomes [x(1); a(1); x(2); a(2); ..].
     *
     * @param tokens L
     * @param first features of each x
     * @param second features of each a
     */
    record Tokens(int tokens, int first, int second) implements Layer {
        public Tokens {
            if (tokens < 1 || first < 1 || second < 1) {
                throw new IllegalArgumentException("tokens (" + tokens + "), first (" + first + ") and second ("
                        + second + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tokens(this);
        }
    }

    /** Says to each token where it stands: y = x + bias. <b>Shapes:</b> bias (tokens features). */
    record Position(int tokens, int features) implements Layer {
        public Position {
            if (tokens < 1 || features < 1) {
                throw new IllegalArgumentException(
                        "position tokens (" + tokens + ") and features (" + features + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.position(this);
        }
    }

    /** The layers within on each of {@code tokens} equal parts of a vector, with the same weights: y = [f(x(1)); ..; f(x(L))]. */
    record PerToken(int tokens, List<Layer> layers) implements Layer {
        public PerToken {
            layers = List.copyOf(layers);
            if (tokens < 1) {
                throw new IllegalArgumentException("perToken tokens (" + tokens + ") must be at least 1.");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.perToken(this);
        }
    }

    /**
     * Attention among tokens, in which none looks at those behind it.
     *
     * <p>[q; k; v](i) = W x(i) + b,   and in each head   p(i,j) = softmax over j at most i of q(i)' k(j) / sqrt(features / heads),   o(i) = sum
     * over j of p(i,j) v(j),   y(i) = U [o of all heads](i) + d.
     *
     * <p><b>Shapes:</b> x, y (tokens features); qkv.weight (3 features, features), qkv.bias (3 features), out.weight (features, features),
     * out.bias (features). Head h has the features h d to (h + 1) d of q, k and v, d = features / heads.
     *
     * <p><b>Source:</b> Vaswani et al., "Attention is all you need", arXiv 1706.03762, section 3.2.
     */
    record CausalAttention(int tokens, int features, int heads) implements Layer {
        public CausalAttention {
            if (tokens < 1 || features < 1 || heads < 1) {
                throw new IllegalArgumentException("causal attention tokens (" + tokens + "), features (" + features
                        + ") and heads (" + heads + ") must be at least 1.");
            }
            if (features % heads != 0) {
                throw new IllegalArgumentException(
                        "causal attention features (" + features + ") must be a multiple of heads (" + heads + ").");
            }
        }

        /** Features of one head. */
        public int headSize() {
            return features / heads;
        }

        /** What makes q, k and v of a token; its tensors are named {@code qkv}. */
        public Dense into() {
            return new Dense(features, Math.multiplyExact(3, features));
        }

        /** What joins the heads of a token; its tensors are named {@code out}. */
        public Dense outOf() {
            return new Dense(features, features);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.causalAttention(this);
        }
    }
}
