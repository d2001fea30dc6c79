package foresee.runtime.kernels;

import static foresee.runtime.kernels.Width.SINGLE;
import static foresee.runtime.kernels.Width.SPECIES;
import static foresee.runtime.kernels.Width.WIDTH;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The kernels over the JDK's Vector API, a vector holding neighbouring lanes, or neighbouring features of a single lane.
 *
 * <p>The width is what the processor prefers, or 64, 128, 256 or 512 bits by {@code -Dforesee.vectorBits}.
 */
public final class VectorKernels implements Kernels {

    /** Floats of inputs that stay in the first cache beside the weights that stream by: three quarters of 32 KB. */
    private static final int FIRST_CACHE_FLOATS = 6144;

    /** The kernels; the class fails to load with NoClassDefFoundError in a JVM without the module jdk.incubator.vector. */
    public VectorKernels() {
        Objects.requireNonNull(SPECIES); // loads the class of the vectors now, not in the first kernel
    }

    /** Bits of a vector. */
    public int bits() {
        return SPECIES.vectorBitSize();
    }

    @Override
    public void dense(PackedWeights weights, float[] x, float floor, float[] y, int lanes, Scratch scratch) {
        if (lanes == 1) {
            OneLaneDense.run(weights, x, floor, y);
        } else if (SINGLE) {
            single(weights, x, lanes, floor, y);
        } else {
            int pairs = lanes - lanes % (2 * WIDTH);
            paired(weights, x, pairs, lanes, floor, y);
            twice(weights, x, pairs, lanes, floor, y);
        }
    }

    /**
     * The first {@code to} lanes in pairs of vectors. What the inner loop comes back to stays in the first cache: the inputs
     * of one pair if there are few, else one panel of weights.
     */
    private static void paired(PackedWeights weights, float[] x, int to, int lanes, float floor, float[] y) {
        if (weights.inputs() * 2 * WIDTH <= FIRST_CACHE_FLOATS) {
            for (int n = 0; n < to; n += 2 * WIDTH) {
                allPanels(weights, x, n, lanes, floor, y);
            }
        } else {
            panelByPanel(weights, x, to, lanes, floor, y);
        }
    }

    private static void allPanels(PackedWeights weights, float[] x, int n, int lanes, float floor, float[] y) {
        float[] w = weights.panels();
        float[] bias = weights.bias();
        int inputs = weights.inputs();
        int j = 0;
        for (; j < weights.wide(); j += PackedWeights.PANEL) {
            DenseTiles.tile12x2(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
        }
        for (; j < weights.packed(); j += PackedWeights.NARROW) {
            DenseTiles.tile8x2(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
        }
    }

    private static void panelByPanel(PackedWeights weights, float[] x, int to, int lanes, float floor, float[] y) {
        float[] w = weights.panels();
        float[] bias = weights.bias();
        int inputs = weights.inputs();
        int j = 0;
        for (; j < weights.wide(); j += PackedWeights.PANEL) {
            for (int n = 0; n < to; n += 2 * WIDTH) {
                DenseTiles.tile12x2(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
            }
        }
        for (; j < weights.packed(); j += PackedWeights.NARROW) {
            for (int n = 0; n < to; n += 2 * WIDTH) {
                DenseTiles.tile8x2(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
            }
        }
    }

    /** Lanes from {@code from} on, one vector at a time, panels in pairs. */
    private static void twice(PackedWeights weights, float[] x, int from, int lanes, float floor, float[] y) {
        float[] w = weights.panels();
        float[] bias = weights.bias();
        int inputs = weights.inputs();
        for (int n = from; n < lanes; n += WIDTH) {
            int j = 0;
            for (; j + 2 * PackedWeights.PANEL <= weights.wide(); j += 2 * PackedWeights.PANEL) {
                DenseTiles.tile24x1(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
            }
            panels(weights, j, x, n, lanes, floor, y);
        }
    }

    /** One vector of lanes and one panel at a time. */
    private static void single(PackedWeights weights, float[] x, int lanes, float floor, float[] y) {
        for (int n = 0; n < lanes; n += WIDTH) {
            panels(weights, 0, x, n, lanes, floor, y);
        }
    }

    /** The panels from output {@code from} on, one by one, for one vector of lanes. */
    private static void panels(PackedWeights weights, int from, float[] x, int n, int lanes, float floor, float[] y) {
        float[] w = weights.panels();
        float[] bias = weights.bias();
        int inputs = weights.inputs();
        int j = from;
        for (; j < weights.wide(); j += PackedWeights.PANEL) {
            DenseTiles.tile12x1(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
        }
        for (; j < weights.packed(); j += PackedWeights.NARROW) {
            DenseTiles.tile8x1(w, j * inputs, inputs, bias, j, x, n, lanes, floor, y);
        }
    }

    @Override
    public void relu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i += WIDTH) {
            load(x, i).max(0f).intoArray(y, i);
        }
    }

    @Override
    public void reluGradient(float[] y, float[] gy, float[] gx, int count) {
        for (int i = 0; i < count; i += WIDTH) {
            VectorMask<Float> off = load(y, i).compare(VectorOperators.LE, 0f);
            load(gy, i).blend(0f, off).intoArray(gx, i);
        }
    }

    @Override
    public void silu(float[] x, float[] y, int count) {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector v = load(x, i);
            v.div(exp(v.neg()).add(1f)).intoArray(y, i);
        }
    }

    @Override
    public void siluGradient(float[] x, float[] gy, float[] gx, int count) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector v = load(x, i);
            FloatVector s = one.div(exp(v.neg()).add(1f));
            FloatVector slope = s.mul(v.fma(one.sub(s), one));
            load(gy, i).mul(slope).intoArray(gx, i);
        }
    }

    @Override
    public void exp(float[] x, int at, int count) {
        int whole = count - count % WIDTH;
        for (int i = at; i < at + whole; i += WIDTH) {
            exp(load(x, i)).intoArray(x, i);
        }
        for (int i = at + whole; i < at + count; i++) {
            x[i] = ExpPolynomial.exp(x[i]);
        }
    }

    @Override
    public void tanh(float[] x, int at, int count) {
        int whole = count - count % WIDTH;
        for (int i = at; i < at + whole; i += WIDTH) {
            tanh(load(x, i)).intoArray(x, i);
        }
        for (int i = at + whole; i < at + count; i++) {
            x[i] = TanhRational.tanh(x[i]);
        }
    }

    /** {@link TanhRational#tanh} in every lane. */
    private static FloatVector tanh(FloatVector x) {
        FloatVector u = x.min(TanhRational.BOUND).max(-TanhRational.BOUND);
        FloatVector s = u.mul(u);
        FloatVector p = constant(TanhRational.P13).fma(s, constant(TanhRational.P11));
        p = p.fma(s, constant(TanhRational.P9));
        p = p.fma(s, constant(TanhRational.P7));
        p = p.fma(s, constant(TanhRational.P5));
        p = p.fma(s, constant(TanhRational.P3));
        p = p.fma(s, constant(TanhRational.P1));
        FloatVector q = constant(TanhRational.Q6).fma(s, constant(TanhRational.Q4));
        q = q.fma(s, constant(TanhRational.Q2));
        q = q.fma(s, constant(TanhRational.Q0));
        return u.mul(p).div(q);
    }

    @Override
    public float dot(float[] a, int atA, float[] b, int atB, int count, Scratch scratch) {
        int whole = count - count % LANES;
        for (int j = 0; j < LANES; j += WIDTH) {
            FloatVector sum = constant(0f);
            for (int i = j; i < whole; i += LANES) {
                sum = load(a, atA + i).fma(load(b, atB + i), sum);
            }
            sum.intoArray(scratch.partials(), j);
        }
        return scratch.total(a, atA + whole, b, atB + whole, count - whole);
    }

    /** {@link ExpPolynomial#exp} in every lane. */
    private static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.min(ExpPolynomial.BOUND).max(-ExpPolynomial.BOUND);
        FloatVector rounded = clamped.fma(constant(ExpPolynomial.LOG2_E), constant(ExpPolynomial.ROUNDER));
        FloatVector n = rounded.sub(ExpPolynomial.ROUNDER);
        FloatVector r = n.fma(constant(-ExpPolynomial.LN2_LOW), n.fma(constant(-ExpPolynomial.LN2_HIGH), clamped));
        FloatVector p = constant(ExpPolynomial.P0).fma(r, constant(ExpPolynomial.P1));
        p = p.fma(r, constant(ExpPolynomial.P2));
        p = p.fma(r, constant(ExpPolynomial.P3));
        p = p.fma(r, constant(ExpPolynomial.P4));
        p = p.fma(r, constant(ExpPolynomial.P5));
        FloatVector e = r.mul(r).fma(p, r).add(1f);
        IntVector power = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, ExpPolynomial.EXPONENT_BIT);
        return e.reinterpretAsInts().add(power).reinterpretAsFloats();
    }

    @Override
    public void layerNorm(
            float[] x,
            float[] gain,
            float[] bias,
            int size,
            float epsilon,
            float floor,
            float[] y,
            int lanes,
            Scratch scratch) {
        if (lanes == 1) {
            OneLaneNorm.layerNorm(x, gain, bias, size, epsilon, floor, y);
        } else {
            ManyLanes.layerNorm(x, gain, bias, size, epsilon, floor, y, lanes, scratch);
        }
    }

    @Override
    public void layerNormGradient(
            float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx, int lanes, Scratch scratch) {
        if (lanes == 1) {
            OneLaneNorm.layerNormGradient(x, gain, size, epsilon, gy, gx);
        } else {
            ManyLanes.layerNormGradient(x, gain, size, epsilon, gy, gx, lanes, scratch);
        }
    }

    @Override
    public void add(float[] a, float[] b, float[] sum, int count) {
        for (int i = 0; i < count; i += WIDTH) {
            load(a, i).add(load(b, i)).intoArray(sum, i);
        }
    }

    /** Each row by whole vectors; what they write too much, the next row overwrites. */
    @Override
    public void copyRows(float[] from, int first, int stride, float[] to, int at, int width, int rows) {
        if (width <= WIDTH) {
            copyNarrowRows(from, first, stride, to, at, width, rows);
        } else {
            copyWideRows(from, first, stride, to, at, width, rows);
        }
    }

    private static void copyNarrowRows(float[] from, int first, int stride, float[] to, int at, int width, int rows) {
        for (int r = 0; r < rows; r++) {
            load(from, first + r * stride).intoArray(to, at + r * width);
        }
    }

    private static void copyWideRows(float[] from, int first, int stride, float[] to, int at, int width, int rows) {
        for (int r = 0; r < rows; r++) {
            int read = first + r * stride;
            int write = at + r * width;
            for (int i = 0; i < width; i += WIDTH) {
                load(from, read + i).intoArray(to, write + i);
            }
        }
    }

    @Override
    public String toString() {
        return "vectors of " + bits() + " bits";
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
