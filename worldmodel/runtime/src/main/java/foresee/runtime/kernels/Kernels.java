package foresee.runtime.kernels;

/**
 * The innermost loops of a model. Every implementation gives the same bits.
 *
 * <p>Lanes are candidates (or the pixels of one frame): a buffer is feature-major, feature f of lane n standing at f x lanes +
 * n. The number of lanes is a multiple of {@link #LANES}, or 1: then the features of the one lane stand side by side, and
 * outputs take the place of lanes in the vectors. What stands in lanes or features beyond the real ones is computed and
 * ignored. Within a lane every sum runs in index order, so that neither the number of lanes nor the vector width changes a
 * bit.
 *
 * <p>NaN and infinities pass through. Implementations are stateless and safe for use by several threads, each with a
 * {@link Scratch} of its own.
 */
public interface Kernels {

    /** Lanes come in multiples of this: the floats of the widest vector. */
    int LANES = 16;

    /** The floor that no number is under. */
    float NO_FLOOR = Float.NEGATIVE_INFINITY;

    /** {@code n} rounded up to a multiple of {@link #LANES}. */
    static int padded(int n) {
        return (n + LANES - 1) / LANES * LANES;
    }

    /** Lanes for {@code n} real ones: 1 for one, else a multiple of {@link #LANES}. */
    static int lanes(int n) {
        return n == 1 ? 1 : padded(n);
    }

    /**
     * y(j,n) = max(floor, bias(j) + sum over k of w(j,k) x(k,n)), by fused multiply-add in the order of k, from the bias on.
     *
     * <p><b>Shapes:</b> x (inputs, lanes), y (outputs rounded up to 16, lanes): rows beyond the outputs may be overwritten.
     *
     * @param floor 0 for a ReLU on top (NaN stays, -0 becomes 0), {@link #NO_FLOOR} for none
     * @param scratch made for at least as many outputs
     */
    void dense(PackedWeights weights, float[] x, float floor, float[] y, int lanes, Scratch scratch);

    /** y(i) = max(0, x(i)) for the first {@code count} entries, a multiple of 16; y may be x. NaN stays, -0 becomes 0. */
    void relu(float[] x, float[] y, int count);

    /** gx(i) = gy(i), or 0 where y(i) &lt;= 0; gx may be gy. */
    void reluGradient(float[] y, float[] gy, float[] gx, int count);

    /** y(i) = x(i) / (1 + exp(-x(i))), exp being {@link ExpPolynomial}. */
    void silu(float[] x, float[] y, int count);

    /** gx(i) = gy(i) s (1 + x(i) (1 - s)), s = 1 / (1 + exp(-x(i))). */
    void siluGradient(float[] x, float[] gy, float[] gx, int count);

    /**
     * y(k,n) = max(floor, (x(k,n) - mean(n)) / sqrt(variance(n) + epsilon) gain(k) + bias(k)), over {@code size} features.
     *
     * <p>mean and variance are sums over k in order, divided by size.
     *
     * @param floor 0 for a ReLU on top, {@link #NO_FLOOR} for none
     * @param scratch made for at least as many lanes
     */
    void layerNorm(
            float[] x,
            float[] gain,
            float[] bias,
            int size,
            float epsilon,
            float floor,
            float[] y,
            int lanes,
            Scratch scratch);

    /**
     * Gradient of {@link #layerNorm} without a floor by its input.
     *
     * <p>gx = (h - mean(h) - u mean(h u)) / sqrt(variance + epsilon),   h = gy gain,   u = (x - mean) / sqrt(variance + epsilon)
     *
     * @param scratch made for at least as many lanes
     */
    void layerNormGradient(
            float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx, int lanes, Scratch scratch);

    /** x(i) = exp(x(i)), {@link ExpPolynomial}, for {@code count} entries from {@code at} on, any number of them. */
    void exp(float[] x, int at, int count);

    /** x(i) = tanh(x(i)), {@link TanhRational}, for {@code count} entries from {@code at} on, any number of them. */
    void tanh(float[] x, int at, int count);

    /**
     * The sum over i below {@code count} of a(atA + i) b(atB + i), along a row of lanes: 16 sums by fused multiply-add, term i in sum i
     * mod 16, then halves added to halves, 8-4-2-1.
     */
    float dot(float[] a, int atA, float[] b, int atB, int count, Scratch scratch);

    /** sum(i) = a(i) + b(i) for the first {@code count} entries, a multiple of 16; sum may be a or b. */
    void add(float[] a, float[] b, float[] sum, int count);

    /**
     * Copies rows out of a plane, side by side: to(at + r width + i) = from(first + r stride + i), i below width, r below rows.
     *
     * <p>What stands up to 15 places behind the last entry is overwritten with anything; as many places behind the last entry
     * read must exist.
     */
    void copyRows(float[] from, int first, int stride, float[] to, int at, int width, int rows);
}
