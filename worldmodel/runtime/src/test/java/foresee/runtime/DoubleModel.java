package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The same model in double, one candidate at a time, straight from the layers' definitions: the reference of tests. */
final class DoubleModel {
    private final ModelFile file;
    private final Architecture architecture;

    DoubleModel(ModelFile file) {
        this.file = file;
        this.architecture = file.card().architecture();
    }

    double[] encode(Frame frame) {
        LayerShape shape = LayerShape.image(frame.channels(), frame.height(), frame.width());
        double[] x = new double[shape.size()];
        for (int i = 0; i < x.length; i++) {
            int c = i / (frame.height() * frame.width());
            int p = i % (frame.height() * frame.width());
            x[i] = frame.get(p / frame.width(), p % frame.width(), c) / 255.0;
        }
        return through("encoder", architecture.encoder(), shape, x);
    }

    /** Latents after each model step, (H', D), of candidate {@code n}. */
    double[][] rollout(Context context, ActionBatch actions, int n) {
        List<double[]> latents = new ArrayList<>();
        context.latents().forEach(latent -> latents.add(doubles(latent.toArray())));
        List<double[]> chunks = new ArrayList<>();
        context.actions().forEach(chunk -> chunks.add(normalize(chunk.toArray())));
        int k = architecture.actionChunk() * actions.actionSize();
        int steps = actions.horizon() / architecture.actionChunk();
        double[][] out = new double[steps][];
        for (int t = 0; t < steps; t++) {
            double[] chunk = new double[k];
            System.arraycopy(actions.values(), actions.offset(n, t * architecture.actionChunk()), chunk, 0, k);
            chunks.add(normalize(chunk));
            out[t] = step(latents, chunks);
            latents.add(out[t]);
        }
        return out;
    }

    private double[] step(List<double[]> latents, List<double[]> chunks) {
        List<Double> x = new ArrayList<>();
        for (List<double[]> kind : List.of(latents, chunks)) {
            for (int i = architecture.history() - 1; i >= 0; i--) {
                for (double value : kind.get(kind.size() - 1 - i * architecture.historyStride())) {
                    x.add(value);
                }
            }
        }
        double[] inputs = x.stream().mapToDouble(value -> value).toArray();
        double[] z = through("predictor", architecture.predictor(), LayerShape.vector(inputs.length), inputs);
        double[] now = latents.get(latents.size() - 1);
        for (int d = 0; d < z.length; d++) {
            z[d] += now[d];
        }
        return z;
    }

    private double[] normalize(double[] chunk) {
        double[] normalized = chunk.clone();
        for (int j = 0; j < chunk.length; j++) {
            int i = j % architecture.actionSize();
            normalized[j] = (chunk[j] - file.card().normalizer().center(i))
                    / file.card().normalizer().scale(i);
        }
        return normalized;
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }

    private double[] through(String prefix, List<Layer> layers, LayerShape start, double[] input) {
        double[] x = input;
        LayerShape shape = start;
        for (int i = 0; i < layers.size(); i++) {
            x = layers.get(i).accept(new Apply(prefix + "." + i, shape, x));
            shape = shape.through(layers.get(i));
        }
        return x;
    }

    private final class Apply implements Layer.Visitor<double[]> {
        private final String name;
        private final LayerShape shape;
        private final double[] x;

        Apply(String name, LayerShape shape, double[] x) {
            this.name = name;
            this.shape = shape;
            this.x = x;
        }

        private Tensor weight() {
            return file.tensor(name + ".weight");
        }

        private Tensor bias() {
            return file.tensor(name + ".bias");
        }

        @Override
        public double[] conv2d(Layer.Conv2d l) {
            LayerShape out = shape.through(l);
            double[] y = new double[out.size()];
            for (int o = 0; o < l.out(); o++) {
                for (int i = 0; i < out.height(); i++) {
                    for (int j = 0; j < out.width(); j++) {
                        y[(o * out.height() + i) * out.width() + j] = pixel(l, o, i, j);
                    }
                }
            }
            return y;
        }

        private double pixel(Layer.Conv2d l, int o, int i, int j) {
            double sum = bias().get(o);
            for (int c = 0; c < l.in(); c++) {
                for (int u = 0; u < l.kernel(); u++) {
                    for (int v = 0; v < l.kernel(); v++) {
                        int row = i * l.stride() + u - l.padding();
                        int column = j * l.stride() + v - l.padding();
                        if (row >= 0 && row < shape.height() && column >= 0 && column < shape.width()) {
                            sum += weight().get(((o * l.in() + c) * l.kernel() + u) * l.kernel() + v)
                                    * x[(c * shape.height() + row) * shape.width() + column];
                        }
                    }
                }
            }
            return sum;
        }

        @Override
        public double[] dense(Layer.Dense l) {
            double[] y = new double[l.out()];
            for (int j = 0; j < l.out(); j++) {
                y[j] = bias().get(j);
                for (int k = 0; k < l.in(); k++) {
                    y[j] += weight().get(j * l.in() + k) * x[k];
                }
            }
            return y;
        }

        @Override
        public double[] relu(Layer.Relu l) {
            double[] y = x.clone();
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.max(0, y[i]);
            }
            return y;
        }

        @Override
        public double[] silu(Layer.Silu l) {
            double[] y = x.clone();
            for (int i = 0; i < y.length; i++) {
                y[i] = y[i] / (1 + StrictMath.exp(-y[i]));
            }
            return y;
        }

        @Override
        public double[] layerNorm(Layer.LayerNorm l) {
            double mean = 0;
            for (double value : x) {
                mean += value / l.size();
            }
            double variance = 0;
            for (double value : x) {
                variance += (value - mean) * (value - mean) / l.size();
            }
            double[] y = new double[l.size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = weight().get(i) * (x[i] - mean) / Math.sqrt(variance + 1e-5) + bias().get(i);
            }
            return y;
        }

        @Override
        public double[] flatten(Layer.Flatten l) {
            return x.clone();
        }

        @Override
        public double[] residual(Layer.Residual l) {
            double[] y = through(name, l.layers(), shape, x).clone();
            for (int i = 0; i < y.length; i++) {
                y[i] += x[i];
            }
            return y;
        }

        @Override
        public double[] spatialSoftmax(Layer.SpatialSoftmax l) {
            double[] y = new double[2 * l.channels()];
            for (int c = 0; c < l.channels(); c++) {
                double[] p = plane(c);
                for (int i = 0; i < p.length; i++) {
                    p[i] *= file.tensor(name + ".sharpness").get(c);
                }
                look(softmax(p), y, 2 * c);
            }
            return y;
        }

        private double[] plane(int c) {
            int pixels = shape.height() * shape.width();
            return Arrays.copyOfRange(x, c * pixels, (c + 1) * pixels);
        }

        private void look(double[] p, double[] y, int at) {
            for (int i = 0; i < p.length; i++) {
                y[at] += p[i] * Layer.SpatialSoftmax.coordinate(i % shape.width(), shape.width());
                y[at + 1] += p[i] * Layer.SpatialSoftmax.coordinate(i / shape.width(), shape.height());
            }
        }

        @Override
        public double[] attentionPool(Layer.AttentionPool l) {
            double[] y = new double[l.maps() * (2 + l.channels())];
            for (int m = 0; m < l.maps(); m++) {
                double[] logits = new double[shape.height() * shape.width()];
                for (int c = 0; c < l.channels(); c++) {
                    add(plane(c), file.tensor(name + ".attention").get(m * l.channels() + c), logits);
                }
                double[] p = softmax(logits);
                int at = m * (2 + l.channels());
                look(p, y, at);
                for (int c = 0; c < l.channels(); c++) {
                    y[at + 2 + c] = dot(p, plane(c));
                }
            }
            return y;
        }

        @Override
        public double[] branches(Layer.Branches l) {
            double[] y = new double[0];
            for (int b = 0; b < l.branches().size(); b++) {
                double[] end = through(name + "." + b, l.branches().get(b), shape, x);
                y = Arrays.copyOf(y, y.length + end.length);
                System.arraycopy(end, 0, y, y.length - end.length, end.length);
            }
            return y;
        }

        @Override
        public double[] gated(Layer.Gated l) {
            double[] both = dense(l.stacked());
            double[] y = new double[l.out()];
            for (int j = 0; j < y.length; j++) {
                y[j] = Math.max(0, both[j]) * both[y.length + j];
            }
            return y;
        }

        @Override
        public double[] dyt(Layer.Dyt l) {
            double alpha = file.tensor(name + ".alpha").get(0);
            double[] y = x.clone();
            for (int i = 0; i < y.length; i++) {
                y[i] = weight().get(i) * StrictMath.tanh(alpha * y[i]) + bias().get(i);
            }
            return y;
        }

        @Override
        public double[] slice(Layer.Slice l) {
            return Arrays.copyOfRange(x, l.from(), l.from() + l.size());
        }

        @Override
        public double[] adaLn(Layer.AdaLn l) {
            int n = l.features();
            double[] h = Arrays.copyOf(x, n);
            double[] c = Arrays.copyOfRange(x, n, x.length);
            double[] m = new Apply(name, LayerShape.vector(c.length), c).dense(l.modulation());
            double[] u = normalized(h);
            for (int i = 0; i < n; i++) {
                u[i] = m[i] + (1 + m[n + i]) * u[i];
            }
            double[] f = through(name, l.layers(), LayerShape.vector(n), u);
            double[] y = x.clone();
            for (int i = 0; i < n; i++) {
                y[i] += m[2 * n + i] * f[i];
            }
            return y;
        }

        @Override
        public double[] tokens(Layer.Tokens l) {
            double[] y = new double[x.length];
            int pair = l.first() + l.second();
            for (int t = 0; t < l.tokens(); t++) {
                System.arraycopy(x, t * l.first(), y, t * pair, l.first());
                System.arraycopy(x, l.tokens() * l.first() + t * l.second(), y, t * pair + l.first(), l.second());
            }
            return y;
        }

        @Override
        public double[] position(Layer.Position l) {
            double[] y = x.clone();
            for (int i = 0; i < y.length; i++) {
                y[i] += bias().get(i);
            }
            return y;
        }

        @Override
        public double[] perToken(Layer.PerToken l) {
            return perToken(l.tokens(), token -> through(name, l.layers(), LayerShape.vector(token.length), token));
        }

        private double[] perToken(int tokens, UnaryOperator<double[]> f) {
            int size = x.length / tokens;
            return IntStream.range(0, tokens)
                    .mapToObj(t -> f.apply(Arrays.copyOfRange(x, t * size, (t + 1) * size)))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }

        @Override
        public double[] causalAttention(Layer.CausalAttention l) {
            int n = l.features();
            double[] qkv = perToken(l.tokens(), t -> new Apply(name + ".qkv", shape, t).dense(l.into()));
            double[] seen = new double[l.tokens() * n];
            for (int head = 0; head < l.heads(); head++) {
                for (int i = 0; i < l.tokens(); i++) {
                    look(l, qkv, head, i, seen);
                }
            }
            Apply out = new Apply(name, shape, seen);
            return out.perToken(l.tokens(), t -> new Apply(name + ".out", shape, t).dense(l.outOf()));
        }

        private void look(Layer.CausalAttention l, double[] qkv, int head, int i, double[] seen) {
            double[] scores = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                scores[j] = dot(part(l, qkv, head, i, 0), part(l, qkv, head, j, 1)) / Math.sqrt(l.headSize());
            }
            double[] p = softmax(scores);
            for (int j = 0; j <= i; j++) {
                double[] v = part(l, qkv, head, j, 2);
                for (int f = 0; f < v.length; f++) {
                    seen[i * l.features() + head * l.headSize() + f] += p[j] * v[f];
                }
            }
        }

        /** q, k or v, by number, of one head of one token. */
        private double[] part(Layer.CausalAttention l, double[] qkv, int head, int token, int kind) {
            int from = (3 * token + kind) * l.features() + head * l.headSize();
            return Arrays.copyOfRange(qkv, from, from + l.headSize());
        }
    }

    private static double[] normalized(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = Arrays.stream(x)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Arrays.stream(x)
                .map(value -> (value - mean) / Math.sqrt(variance + 1e-5))
                .toArray();
    }

    private static double[] softmax(double[] logits) {
        double most = Arrays.stream(logits).max().orElseThrow();
        double[] e =
                Arrays.stream(logits).map(logit -> StrictMath.exp(logit - most)).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(share -> share / sum).toArray();
    }

    private static void add(double[] x, double factor, double[] sum) {
        for (int i = 0; i < x.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
