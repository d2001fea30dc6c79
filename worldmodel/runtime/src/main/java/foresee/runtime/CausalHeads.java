package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import java.util.Arrays;

/**
 * The heads of {@link Layer.CausalAttention}: from q, k and v of every token to what the heads see. Immutable.
 *
 * <pre>{@code
 * s(i,j) = q(i)' k(j) / sqrt(d),   p(i,j) = exp(s(i,j) - max) / sum over j of it, j <= i,   o(i) = sum over j of p(i,j) v(j)
 * dv(j) = sum over i of p(i,j) do(i),   dp(i,j) = do(i)' v(j),   ds(i,j) = p(i,j) (dp(i,j) - sum over j of p(i,j) dp(i,j))
 * dq(i) = sum over j of ds(i,j) k(j) / sqrt(d),   dk(j) = sum over i of ds(i,j) q(i) / sqrt(d)
 * }</pre>
 *
 * <p><b>Shapes:</b> in (tokens, 3 features), q, k, v of a token one behind the other; out (tokens, features); shares (heads, tokens,
 * tokens). Lanes are candidates: every sum runs in index order in each lane.
 */
final class CausalHeads implements Operation {
    private final int in;
    private final int shares;
    private final int out;
    private final Layer.CausalAttention layer;
    private final float scale;

    /** @param shares number of the buffer that keeps p, of {@link #shareRows} rows */
    CausalHeads(int in, int shares, int out, Layer.CausalAttention layer) {
        this.in = in;
        this.shares = shares;
        this.out = out;
        this.layer = layer;
        this.scale = (float) (1 / Math.sqrt(layer.headSize()));
    }

    /** Rows of the shares: one for each head and pair of tokens. */
    static int shareRows(Layer.CausalAttention layer) {
        return Math.multiplyExact(layer.heads(), Math.multiplyExact(layer.tokens(), layer.tokens()));
    }

    /** First row of q of a head of a token; those of k and v are one and two times the features behind it. */
    private int query(int head, int token) {
        return token * 3 * layer.features() + head * layer.headSize();
    }

    private int key(int head, int token) {
        return query(head, token) + layer.features();
    }

    private int value(int head, int token) {
        return query(head, token) + 2 * layer.features();
    }

    private int output(int head, int token) {
        return token * layer.features() + head * layer.headSize();
    }

    private int share(int head, int i, int j) {
        return (head * layer.tokens() + i) * layer.tokens() + j;
    }

    @Override
    public void forward(Kernels kernels, Buffers buffers, int lanes) {
        for (int head = 0; head < layer.heads(); head++) {
            for (int i = 0; i < layer.tokens(); i++) {
                writeShares(kernels, buffers, head, i, lanes);
                writeOutput(buffers, head, i, lanes);
            }
        }
    }

    /** p(i, 0 .. i): scores, then a softmax in every lane. */
    private void writeShares(Kernels kernels, Buffers buffers, int head, int i, int lanes) {
        float[] x = buffers.value(in);
        float[] p = buffers.value(shares);
        int first = share(head, i, 0) * lanes;
        int count = (i + 1) * lanes;
        Arrays.fill(p, first, first + count, 0f);
        for (int j = 0; j <= i; j++) {
            addProducts(x, query(head, i), x, key(head, j), p, share(head, i, j), lanes);
        }
        for (int n = first; n < first + count; n++) {
            p[n] *= scale;
        }
        subtractMaxima(p, first, i + 1, lanes);
        kernels.exp(p, first, count);
        divideBySums(p, first, i + 1, lanes);
    }

    /** Adds the scalar product of two heads, each of {@code headSize} rows, to one row, in every lane. */
    private void addProducts(float[] a, int rowA, float[] b, int rowB, float[] sums, int row, int lanes) {
        for (int f = 0; f < layer.headSize(); f++) {
            multiplyAdd(a, (rowA + f) * lanes, b, (rowB + f) * lanes, sums, row * lanes, lanes);
        }
    }

    /** Adds a head times one row to another head, in every lane. */
    private void addScaled(float[] head, int rowHead, float[] factors, int row, float[] sums, int rowSums, int lanes) {
        for (int f = 0; f < layer.headSize(); f++) {
            multiplyAdd(head, (rowHead + f) * lanes, factors, row * lanes, sums, (rowSums + f) * lanes, lanes);
        }
    }

    private static void multiplyAdd(float[] a, int atA, float[] b, int atB, float[] sums, int at, int lanes) {
        for (int n = 0; n < lanes; n++) {
            sums[at + n] = Math.fma(a[atA + n], b[atB + n], sums[at + n]);
        }
    }

    /** Takes the largest of {@code rows} rows away from each, in every lane. */
    private static void subtractMaxima(float[] p, int first, int rows, int lanes) {
        for (int n = first; n < first + lanes; n++) {
            float most = p[n];
            for (int j = 1; j < rows; j++) {
                most = Math.max(most, p[n + j * lanes]);
            }
            for (int j = 0; j < rows; j++) {
                p[n + j * lanes] -= most;
            }
        }
    }

    private static void divideBySums(float[] p, int first, int rows, int lanes) {
        for (int n = first; n < first + lanes; n++) {
            float sum = p[n];
            for (int j = 1; j < rows; j++) {
                sum += p[n + j * lanes];
            }
            for (int j = 0; j < rows; j++) {
                p[n + j * lanes] /= sum;
            }
        }
    }

    private void writeOutput(Buffers buffers, int head, int i, int lanes) {
        float[] y = buffers.value(out);
        int row = output(head, i);
        Arrays.fill(y, row * lanes, (row + layer.headSize()) * lanes, 0f);
        for (int j = 0; j <= i; j++) {
            addScaled(buffers.value(in), value(head, j), buffers.value(shares), share(head, i, j), y, row, lanes);
        }
    }

    @Override
    public void backward(Kernels kernels, Buffers buffers, int lanes) {
        int rows = layer.tokens() * 3 * layer.features();
        Arrays.fill(buffers.gradient(in), 0, rows * lanes, 0f);
        for (int head = 0; head < layer.heads(); head++) {
            for (int i = 0; i < layer.tokens(); i++) {
                writeScoreGradient(buffers, head, i, lanes);
                for (int j = 0; j <= i; j++) {
                    addGradients(buffers, head, i, j, lanes);
                }
            }
        }
    }

    /** ds(i, 0 .. i) / sqrt(d), in place of the gradient of the shares. */
    private void writeScoreGradient(Buffers buffers, int head, int i, int lanes) {
        float[] p = buffers.value(shares);
        float[] gradient = buffers.gradient(shares);
        int first = share(head, i, 0) * lanes;
        Arrays.fill(gradient, first, first + (i + 1) * lanes, 0f);
        for (int j = 0; j <= i; j++) {
            addProducts(
                    buffers.gradient(out),
                    output(head, i),
                    buffers.value(in),
                    value(head, j),
                    gradient,
                    share(head, i, j),
                    lanes);
        }
        for (int n = first; n < first + lanes; n++) {
            float mean = 0;
            for (int j = 0; j <= i; j++) {
                mean = Math.fma(p[n + j * lanes], gradient[n + j * lanes], mean);
            }
            for (int j = 0; j <= i; j++) {
                int at = n + j * lanes;
                gradient[at] = scale * (p[at] * (gradient[at] - mean));
            }
        }
    }

    private void addGradients(Buffers buffers, int head, int i, int j, int lanes) {
        float[] x = buffers.value(in);
        float[] gx = buffers.gradient(in);
        float[] scores = buffers.gradient(shares);
        int pair = share(head, i, j);
        addScaled(x, key(head, j), scores, pair, gx, query(head, i), lanes);
        addScaled(x, query(head, i), scores, pair, gx, key(head, j), lanes);
        addScaled(buffers.gradient(out), output(head, i), buffers.value(shares), pair, gx, value(head, j), lanes);
    }
}
