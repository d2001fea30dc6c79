package foresee.runtime.kernels;

import static foresee.runtime.kernels.Width.SPECIES;
import static foresee.runtime.kernels.Width.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Normalisation of many lanes, a vector holding neighbouring lanes. Sums over features run in order in each lane; four vectors
 * of lanes take turns, so that no sum waits for the one before it.
 */
final class ManyLanes {
    private ManyLanes() {}

    static void layerNorm(
            float[] x,
            float[] gain,
            float[] bias,
            int size,
            float epsilon,
            float floor,
            float[] y,
            int lanes,
            Scratch scratch) {
        writeStatistics(x, size, epsilon, lanes, scratch);
        for (int n = 0; n < lanes; n += WIDTH) {
            writeNormalized(x, gain, bias, size, floor, y, n, lanes, scratch);
        }
    }

    private static void writeNormalized(
            float[] x,
            float[] gain,
            float[] bias,
            int size,
            float floor,
            float[] y,
            int n,
            int lanes,
            Scratch scratch) {
        FloatVector mean = load(scratch.means, n);
        FloatVector scale = load(scratch.scales, n);
        for (int k = 0; k < size; k++) {
            FloatVector u = load(x, k * lanes + n).sub(mean).mul(scale);
            u.fma(constant(gain[k]), constant(bias[k])).max(floor).intoArray(y, k * lanes + n);
        }
    }

    static void layerNormGradient(
            float[] x, float[] gain, int size, float epsilon, float[] gy, float[] gx, int lanes, Scratch scratch) {
        writeStatistics(x, size, epsilon, lanes, scratch);
        int n = 0;
        for (; n + 4 * WIDTH <= lanes; n += 4 * WIDTH) {
            writeMoments4(x, gain, size, gy, n, lanes, scratch);
        }
        for (; n < lanes; n += WIDTH) {
            writeMoments(x, gain, size, gy, n, lanes, scratch);
        }
        for (n = 0; n < lanes; n += WIDTH) {
            writeGradient(x, gain, size, gy, gx, n, lanes, scratch);
        }
    }

    private static void writeGradient(
            float[] x, float[] gain, int size, float[] gy, float[] gx, int n, int lanes, Scratch scratch) {
        FloatVector mean = load(scratch.means, n);
        FloatVector scale = load(scratch.scales, n);
        FloatVector meanSum = load(scratch.sums, n).div(size);
        FloatVector meanProduct = load(scratch.products, n).div(size);
        for (int k = 0; k < size; k++) {
            FloatVector u = load(x, k * lanes + n).sub(mean).mul(scale);
            FloatVector h = load(gy, k * lanes + n).mul(gain[k]);
            h.sub(meanSum).sub(u.mul(meanProduct)).mul(scale).intoArray(gx, k * lanes + n);
        }
    }

    /** Means and inverse deviations of all lanes. */
    private static void writeStatistics(float[] x, int size, float epsilon, int lanes, Scratch scratch) {
        int n = 0;
        for (; n + 4 * WIDTH <= lanes; n += 4 * WIDTH) {
            writeMeans4(x, size, n, lanes, scratch.means);
            writeSquares4(x, size, n, lanes, scratch.means, scratch.scales);
        }
        for (; n < lanes; n += WIDTH) {
            writeMean(x, size, n, lanes, scratch.means);
            writeSquares(x, size, n, lanes, scratch.means, scratch.scales);
        }
        for (n = 0; n < lanes; n += WIDTH) {
            FloatVector variance = load(scratch.scales, n).div(size);
            constant(1f)
                    .div(variance.add(epsilon).lanewise(VectorOperators.SQRT))
                    .intoArray(scratch.scales, n);
        }
    }

    private static void writeMeans4(float[] x, int size, int n, int lanes, float[] means) {
        FloatVector a = constant(0f);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int k = 0; k < size; k++) {
            int at = k * lanes + n;
            a = a.add(load(x, at));
            b = b.add(load(x, at + WIDTH));
            c = c.add(load(x, at + 2 * WIDTH));
            d = d.add(load(x, at + 3 * WIDTH));
        }
        a.div(size).intoArray(means, n);
        b.div(size).intoArray(means, n + WIDTH);
        c.div(size).intoArray(means, n + 2 * WIDTH);
        d.div(size).intoArray(means, n + 3 * WIDTH);
    }

    private static void writeMean(float[] x, int size, int n, int lanes, float[] means) {
        FloatVector sum = constant(0f);
        for (int k = 0; k < size; k++) {
            sum = sum.add(load(x, k * lanes + n));
        }
        sum.div(size).intoArray(means, n);
    }

    private static void writeSquares4(float[] x, int size, int n, int lanes, float[] means, float[] squares) {
        FloatVector meanA = load(means, n);
        FloatVector meanB = load(means, n + WIDTH);
        FloatVector meanC = load(means, n + 2 * WIDTH);
        FloatVector meanD = load(means, n + 3 * WIDTH);
        FloatVector a = constant(0f);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int k = 0; k < size; k++) {
            int at = k * lanes + n;
            FloatVector offA = load(x, at).sub(meanA);
            FloatVector offB = load(x, at + WIDTH).sub(meanB);
            FloatVector offC = load(x, at + 2 * WIDTH).sub(meanC);
            FloatVector offD = load(x, at + 3 * WIDTH).sub(meanD);
            a = offA.fma(offA, a);
            b = offB.fma(offB, b);
            c = offC.fma(offC, c);
            d = offD.fma(offD, d);
        }
        a.intoArray(squares, n);
        b.intoArray(squares, n + WIDTH);
        c.intoArray(squares, n + 2 * WIDTH);
        d.intoArray(squares, n + 3 * WIDTH);
    }

    private static void writeSquares(float[] x, int size, int n, int lanes, float[] means, float[] squares) {
        FloatVector mean = load(means, n);
        FloatVector sum = constant(0f);
        for (int k = 0; k < size; k++) {
            FloatVector off = load(x, k * lanes + n).sub(mean);
            sum = off.fma(off, sum);
        }
        sum.intoArray(squares, n);
    }

    /** Sums of h and of h u, for four vectors of lanes. */
    private static void writeMoments4(
            float[] x, float[] gain, int size, float[] gy, int n, int lanes, Scratch scratch) {
        FloatVector sumA = constant(0f);
        FloatVector sumB = sumA;
        FloatVector sumC = sumA;
        FloatVector sumD = sumA;
        FloatVector productA = sumA;
        FloatVector productB = sumA;
        FloatVector productC = sumA;
        FloatVector productD = sumA;
        for (int k = 0; k < size; k++) {
            int at = k * lanes + n;
            FloatVector h = load(gy, at).mul(gain[k]);
            sumA = sumA.add(h);
            productA = h.fma(normalized(x, at, n, scratch), productA);
            h = load(gy, at + WIDTH).mul(gain[k]);
            sumB = sumB.add(h);
            productB = h.fma(normalized(x, at + WIDTH, n + WIDTH, scratch), productB);
            h = load(gy, at + 2 * WIDTH).mul(gain[k]);
            sumC = sumC.add(h);
            productC = h.fma(normalized(x, at + 2 * WIDTH, n + 2 * WIDTH, scratch), productC);
            h = load(gy, at + 3 * WIDTH).mul(gain[k]);
            sumD = sumD.add(h);
            productD = h.fma(normalized(x, at + 3 * WIDTH, n + 3 * WIDTH, scratch), productD);
        }
        sumA.intoArray(scratch.sums, n);
        sumB.intoArray(scratch.sums, n + WIDTH);
        sumC.intoArray(scratch.sums, n + 2 * WIDTH);
        sumD.intoArray(scratch.sums, n + 3 * WIDTH);
        productA.intoArray(scratch.products, n);
        productB.intoArray(scratch.products, n + WIDTH);
        productC.intoArray(scratch.products, n + 2 * WIDTH);
        productD.intoArray(scratch.products, n + 3 * WIDTH);
    }

    private static void writeMoments(float[] x, float[] gain, int size, float[] gy, int n, int lanes, Scratch scratch) {
        FloatVector sum = constant(0f);
        FloatVector product = sum;
        for (int k = 0; k < size; k++) {
            FloatVector h = load(gy, k * lanes + n).mul(gain[k]);
            sum = sum.add(h);
            product = h.fma(normalized(x, k * lanes + n, n, scratch), product);
        }
        sum.intoArray(scratch.sums, n);
        product.intoArray(scratch.products, n);
    }

    private static FloatVector normalized(float[] x, int at, int n, Scratch scratch) {
        return load(x, at).sub(load(scratch.means, n)).mul(load(scratch.scales, n));
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
