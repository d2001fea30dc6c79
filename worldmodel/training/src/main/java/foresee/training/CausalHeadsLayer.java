package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.Arrays;

/**
 * The heads of causal attention: from q, k and v of every token to what the heads see.
 *
 * <pre>{@code
 * s(i,j) = q(i)' k(j) / sqrt(d),   p = softmax over j at most i of s,   o(i) = sum over j of p(i,j) v(j)
 * dv(j) += p(i,j) do(i),   dp(i,j) = do(i)' v(j),   ds(i,j) = p(i,j) (dp(i,j) - sum over j of p(i,j) dp(i,j))
 * dq(i) += ds(i,j) k(j) / sqrt(d),   dk(j) += ds(i,j) q(i) / sqrt(d)
 * }</pre>
 *
 * <p><b>Shapes:</b> input (rows, tokens 3 features), q, k, v of a token one behind the other; output (rows, tokens features). Row by
 * row in Java: a few tokens make small sums.
 */
final class CausalHeadsLayer implements TrainedLayer {
    private final Layer.CausalAttention layer;
    private final int rows;
    private final int headSize;
    private final double scale;
    private final Port input;
    private final Port output;

    /** q, k and v of one row. */
    private final double[] x;

    private final double[] xGradient;

    /** What the heads see in one row, or its gradient. */
    private final double[] y;

    /** p of all rows, (rows, heads, tokens, tokens). */
    private final double[] shares;

    private final double[] shareGradient;

    /** @param input with a gradient */
    CausalHeadsLayer(Layer.CausalAttention layer, Port input) {
        this.layer = layer;
        this.rows = input.rows();
        this.headSize = layer.headSize();
        this.scale = 1 / Math.sqrt(headSize);
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(layer.tokens() * layer.features()), rows, true, true);
        this.x = new double[input.shape().size()];
        this.xGradient = new double[x.length];
        this.y = new double[output.shape().size()];
        this.shares = new double[rows * layer.heads() * layer.tokens() * layer.tokens()];
        this.shareGradient = new double[layer.tokens()];
    }

    @Override
    public Port output() {
        return output;
    }

    private int query(int head, int token) {
        return token * 3 * layer.features() + head * headSize;
    }

    private int key(int head, int token) {
        return query(head, token) + layer.features();
    }

    private int value(int head, int token) {
        return query(head, token) + 2 * layer.features();
    }

    private int seen(int head, int token) {
        return token * layer.features() + head * headSize;
    }

    /** Where p(i, 0) of a head of a row stands. */
    private int share(int row, int head, int i) {
        return ((row * layer.heads() + head) * layer.tokens() + i) * layer.tokens();
    }

    @Override
    public void forward() {
        for (int row = 0; row < rows; row++) {
            input.values().read(row * x.length, x, x.length);
            Arrays.fill(y, 0);
            for (int head = 0; head < layer.heads(); head++) {
                for (int i = 0; i < layer.tokens(); i++) {
                    look(head, i, share(row, head, i));
                }
            }
            output.values().write(row * y.length, y, y.length);
        }
    }

    private void look(int head, int i, int p) {
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j <= i; j++) {
            shares[p + j] = scale * dot(x, query(head, i), x, key(head, j));
            most = Math.max(most, shares[p + j]);
        }
        double sum = 0;
        for (int j = 0; j <= i; j++) {
            shares[p + j] = Math.exp(shares[p + j] - most);
            sum += shares[p + j];
        }
        for (int j = 0; j <= i; j++) {
            shares[p + j] /= sum;
            add(shares[p + j], x, value(head, j), y, seen(head, i));
        }
    }

    @Override
    public void backward() {
        for (int row = 0; row < rows; row++) {
            input.values().read(row * x.length, x, x.length);
            output.gradient().read(row * y.length, y, y.length);
            Arrays.fill(xGradient, 0);
            for (int head = 0; head < layer.heads(); head++) {
                for (int i = 0; i < layer.tokens(); i++) {
                    lookBack(head, i, share(row, head, i));
                }
            }
            input.gradient().write(row * x.length, xGradient, x.length);
        }
    }

    private void lookBack(int head, int i, int p) {
        double mean = 0;
        for (int j = 0; j <= i; j++) {
            shareGradient[j] = dot(y, seen(head, i), x, value(head, j));
            mean += shares[p + j] * shareGradient[j];
        }
        for (int j = 0; j <= i; j++) {
            double score = scale * shares[p + j] * (shareGradient[j] - mean);
            add(score, x, key(head, j), xGradient, query(head, i));
            add(score, x, query(head, i), xGradient, key(head, j));
            add(shares[p + j], y, seen(head, i), xGradient, value(head, j));
        }
    }

    private double dot(double[] a, int atA, double[] b, int atB) {
        double sum = 0;
        for (int f = 0; f < headSize; f++) {
            sum += a[atA + f] * b[atB + f];
        }
        return sum;
    }

    private void add(double factor, double[] a, int atA, double[] sums, int at) {
        for (int f = 0; f < headSize; f++) {
            sums[at + f] += factor * a[atA + f];
        }
    }
}
