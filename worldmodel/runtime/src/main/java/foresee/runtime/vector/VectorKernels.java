package foresee.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels over the JDK's Vector API, a vector holding neighbouring lanes.
 *
 * <p>The width is what the processor prefers, or 64, 128, 256 or 512 bits by {@code -Dforesee.vectorBits}; it is fixed when the
 * class is loaded, because only constant species compile to vector instructions.
 *
 * <p><b>Why tiles:</b> one small method per register tile with the loop over inputs inside reaches nine tenths of the
 * processor's peak; the same loops inlined into one large method reach one tenth. A processor that prefers 256 bits has 16
 * registers, so a tile of 8 outputs by 2 vectors would spill there, and 8 by 1 is used.
 */
public final class VectorKernels implements Kernels {
    private static final int TILE = PackedWeights.TILE;
    private static final VectorSpecies<Float> SPECIES =
            species(Integer.getInteger("foresee.vectorBits", FloatVector.SPECIES_PREFERRED.vectorBitSize()));
    private static final int WIDTH = SPECIES.length();
    private static final boolean FEW_REGISTERS = FloatVector.SPECIES_PREFERRED.vectorBitSize() == 256;

    /** The kernels; the class fails to load with NoClassDefFoundError in a JVM without the module jdk.incubator.vector. */
    public VectorKernels() {}

    private static VectorSpecies<Float> species(int bits) {
        if (bits >= 512) {
            return FloatVector.SPECIES_512;
        }
        if (bits >= 256) {
            return FloatVector.SPECIES_256;
        }
        return bits >= 128 ? FloatVector.SPECIES_128 : FloatVector.SPECIES_64;
    }

    /** Bits of a vector. */
    public int bits() {
        return SPECIES.vectorBitSize();
    }

    @Override
    public void dense(PackedWeights weights, float[] x, float[] y, int lanes, float[] spare) {
        if (FEW_REGISTERS) {
            for (int n = 0; n < lanes; n += WIDTH) {
                columns8x1(weights, x, n, lanes, y);
            }
            return;
        }
        int n = 0;
        for (; n + 2 * WIDTH <= lanes; n += 2 * WIDTH) {
            columns8x2(weights, x, n, lanes, y);
        }
        for (; n < lanes; n += WIDTH) {
            columns16x1(weights, x, n, lanes, y);
        }
    }

    private static void columns8x1(PackedWeights weights, float[] x, int n, int lanes, float[] y) {
        int inputs = weights.inputs();
        for (int j = 0; j < weights.paddedOutputs(); j += TILE) {
            tile8x1(weights.tiles(), j * inputs, inputs, weights.bias(), j, x, n, lanes, y);
        }
    }

    private static void columns8x2(PackedWeights weights, float[] x, int n, int lanes, float[] y) {
        int inputs = weights.inputs();
        for (int j = 0; j < weights.paddedOutputs(); j += TILE) {
            tile8x2(weights.tiles(), j * inputs, inputs, weights.bias(), j, x, n, lanes, y);
        }
    }

    private static void columns16x1(PackedWeights weights, float[] x, int n, int lanes, float[] y) {
        int inputs = weights.inputs();
        for (int j = 0; j < weights.paddedOutputs(); j += 2 * TILE) {
            tile16x1(weights.tiles(), j * inputs, inputs, weights.bias(), j, x, n, lanes, y);
        }
    }

    /** Eight outputs of one vector of lanes. */
    private static void tile8x1(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float[] y) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[j]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, bias[j + 1]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, bias[j + 2]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, bias[j + 3]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, bias[j + 4]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, bias[j + 5]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, bias[j + 6]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, bias[j + 7]);
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, k * lanes + n);
            a0 = FloatVector.broadcast(SPECIES, w[at + k * TILE]).fma(u, a0);
            a1 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 1]).fma(u, a1);
            a2 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 2]).fma(u, a2);
            a3 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 3]).fma(u, a3);
            a4 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 4]).fma(u, a4);
            a5 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 5]).fma(u, a5);
            a6 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 6]).fma(u, a6);
            a7 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 7]).fma(u, a7);
        }
        a0.intoArray(y, j * lanes + n);
        a1.intoArray(y, (j + 1) * lanes + n);
        a2.intoArray(y, (j + 2) * lanes + n);
        a3.intoArray(y, (j + 3) * lanes + n);
        a4.intoArray(y, (j + 4) * lanes + n);
        a5.intoArray(y, (j + 5) * lanes + n);
        a6.intoArray(y, (j + 6) * lanes + n);
        a7.intoArray(y, (j + 7) * lanes + n);
    }

    /** Eight outputs of two vectors of lanes. */
    private static void tile8x2(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float[] y) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[j]);
        FloatVector b0 = FloatVector.broadcast(SPECIES, bias[j]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, bias[j + 1]);
        FloatVector b1 = FloatVector.broadcast(SPECIES, bias[j + 1]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, bias[j + 2]);
        FloatVector b2 = FloatVector.broadcast(SPECIES, bias[j + 2]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, bias[j + 3]);
        FloatVector b3 = FloatVector.broadcast(SPECIES, bias[j + 3]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, bias[j + 4]);
        FloatVector b4 = FloatVector.broadcast(SPECIES, bias[j + 4]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, bias[j + 5]);
        FloatVector b5 = FloatVector.broadcast(SPECIES, bias[j + 5]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, bias[j + 6]);
        FloatVector b6 = FloatVector.broadcast(SPECIES, bias[j + 6]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, bias[j + 7]);
        FloatVector b7 = FloatVector.broadcast(SPECIES, bias[j + 7]);
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, k * lanes + n);
            FloatVector v = FloatVector.fromArray(SPECIES, x, k * lanes + n + WIDTH);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[at + k * TILE]);
            a0 = w0.fma(u, a0);
            b0 = w0.fma(v, b0);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 1]);
            a1 = w1.fma(u, a1);
            b1 = w1.fma(v, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 2]);
            a2 = w2.fma(u, a2);
            b2 = w2.fma(v, b2);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 3]);
            a3 = w3.fma(u, a3);
            b3 = w3.fma(v, b3);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 4]);
            a4 = w4.fma(u, a4);
            b4 = w4.fma(v, b4);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 5]);
            a5 = w5.fma(u, a5);
            b5 = w5.fma(v, b5);
            FloatVector w6 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 6]);
            a6 = w6.fma(u, a6);
            b6 = w6.fma(v, b6);
            FloatVector w7 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 7]);
            a7 = w7.fma(u, a7);
            b7 = w7.fma(v, b7);
        }
        a0.intoArray(y, j * lanes + n);
        b0.intoArray(y, j * lanes + n + WIDTH);
        a1.intoArray(y, (j + 1) * lanes + n);
        b1.intoArray(y, (j + 1) * lanes + n + WIDTH);
        a2.intoArray(y, (j + 2) * lanes + n);
        b2.intoArray(y, (j + 2) * lanes + n + WIDTH);
        a3.intoArray(y, (j + 3) * lanes + n);
        b3.intoArray(y, (j + 3) * lanes + n + WIDTH);
        a4.intoArray(y, (j + 4) * lanes + n);
        b4.intoArray(y, (j + 4) * lanes + n + WIDTH);
        a5.intoArray(y, (j + 5) * lanes + n);
        b5.intoArray(y, (j + 5) * lanes + n + WIDTH);
        a6.intoArray(y, (j + 6) * lanes + n);
        b6.intoArray(y, (j + 6) * lanes + n + WIDTH);
        a7.intoArray(y, (j + 7) * lanes + n);
        b7.intoArray(y, (j + 7) * lanes + n + WIDTH);
    }

    /** Sixteen outputs, two packed tiles, of one vector of lanes. */
    private static void tile16x1(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float[] y) {
        int second = at + TILE * inputs;
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[j]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, bias[j + 1]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, bias[j + 2]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, bias[j + 3]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, bias[j + 4]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, bias[j + 5]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, bias[j + 6]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, bias[j + 7]);
        FloatVector a8 = FloatVector.broadcast(SPECIES, bias[j + 8]);
        FloatVector a9 = FloatVector.broadcast(SPECIES, bias[j + 9]);
        FloatVector a10 = FloatVector.broadcast(SPECIES, bias[j + 10]);
        FloatVector a11 = FloatVector.broadcast(SPECIES, bias[j + 11]);
        FloatVector a12 = FloatVector.broadcast(SPECIES, bias[j + 12]);
        FloatVector a13 = FloatVector.broadcast(SPECIES, bias[j + 13]);
        FloatVector a14 = FloatVector.broadcast(SPECIES, bias[j + 14]);
        FloatVector a15 = FloatVector.broadcast(SPECIES, bias[j + 15]);
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, k * lanes + n);
            a0 = FloatVector.broadcast(SPECIES, w[at + k * TILE]).fma(u, a0);
            a1 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 1]).fma(u, a1);
            a2 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 2]).fma(u, a2);
            a3 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 3]).fma(u, a3);
            a4 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 4]).fma(u, a4);
            a5 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 5]).fma(u, a5);
            a6 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 6]).fma(u, a6);
            a7 = FloatVector.broadcast(SPECIES, w[at + k * TILE + 7]).fma(u, a7);
            a8 = FloatVector.broadcast(SPECIES, w[second + k * TILE]).fma(u, a8);
            a9 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 1]).fma(u, a9);
            a10 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 2]).fma(u, a10);
            a11 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 3]).fma(u, a11);
            a12 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 4]).fma(u, a12);
            a13 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 5]).fma(u, a13);
            a14 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 6]).fma(u, a14);
            a15 = FloatVector.broadcast(SPECIES, w[second + k * TILE + 7]).fma(u, a15);
        }
        a0.intoArray(y, j * lanes + n);
        a1.intoArray(y, (j + 1) * lanes + n);
        a2.intoArray(y, (j + 2) * lanes + n);
        a3.intoArray(y, (j + 3) * lanes + n);
        a4.intoArray(y, (j + 4) * lanes + n);
        a5.intoArray(y, (j + 5) * lanes + n);
        a6.intoArray(y, (j + 6) * lanes + n);
        a7.intoArray(y, (j + 7) * lanes + n);
        a8.intoArray(y, (j + 8) * lanes + n);
        a9.intoArray(y, (j + 9) * lanes + n);
        a10.intoArray(y, (j + 10) * lanes + n);
        a11.intoArray(y, (j + 11) * lanes + n);
        a12.intoArray(y, (j + 12) * lanes + n);
        a13.intoArray(y, (j + 13) * lanes + n);
        a14.intoArray(y, (j + 14) * lanes + n);
        a15.intoArray(y, (j + 15) * lanes + n);
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
    public void layerNorm(float[] x, float[] gain, float[] bias, int size, float epsilon, float[] y, int lanes) {
        for (int n = 0; n < lanes; n += WIDTH) {
            FloatVector mean = mean(x, size, n, lanes);
            FloatVector scale = inverseDeviation(x, mean, size, epsilon, n, lanes);
            for (int k = 0; k < size; k++) {
                FloatVector u = load(x, k * lanes + n).sub(mean).mul(scale);
                u.fma(constant(gain[k]), constant(bias[k])).intoArray(y, k * lanes + n);
            }
        }
    }

    @Override
    public void layerNormGradient(float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx, int lanes) {
        for (int n = 0; n < lanes; n += WIDTH) {
            FloatVector mean = mean(x, size, n, lanes);
            FloatVector scale = inverseDeviation(x, mean, size, epsilon, n, lanes);
            FloatVector sum = constant(0f);
            FloatVector product = constant(0f);
            for (int k = 0; k < size; k++) {
                FloatVector h = load(gy, k * lanes + n).mul(gain[k]);
                sum = sum.add(h);
                product = h.fma(load(x, k * lanes + n).sub(mean).mul(scale), product);
            }
            FloatVector meanSum = sum.div(size);
            FloatVector meanProduct = product.div(size);
            for (int k = 0; k < size; k++) {
                FloatVector u = load(x, k * lanes + n).sub(mean).mul(scale);
                FloatVector h = load(gy, k * lanes + n).mul(gain[k]);
                h.sub(meanSum).sub(u.mul(meanProduct)).mul(scale).intoArray(gx, k * lanes + n);
            }
        }
    }

    private static FloatVector mean(float[] x, int size, int n, int lanes) {
        FloatVector sum = constant(0f);
        for (int k = 0; k < size; k++) {
            sum = sum.add(load(x, k * lanes + n));
        }
        return sum.div(size);
    }

    private static FloatVector inverseDeviation(
            float[] x, FloatVector mean, int size, float epsilon, int n, int lanes) {
        FloatVector sum = constant(0f);
        for (int k = 0; k < size; k++) {
            FloatVector d = load(x, k * lanes + n).sub(mean);
            sum = d.fma(d, sum);
        }
        return constant(1f).div(sum.div(size).add(epsilon).lanewise(VectorOperators.SQRT));
    }

    @Override
    public void add(float[] a, float[] b, float[] sum, int count) {
        for (int i = 0; i < count; i += WIDTH) {
            load(a, i).add(load(b, i)).intoArray(sum, i);
        }
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
