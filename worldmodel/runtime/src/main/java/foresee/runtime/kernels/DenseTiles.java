package foresee.runtime.kernels;

import static foresee.runtime.kernels.Width.SPECIES;
import static foresee.runtime.kernels.Width.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The register tiles of a dense layer over many lanes: so many outputs by so many vectors of lanes, kept in registers while
 * the inputs go by.
 *
 * <p>y(j,n) = max(floor, bias(j) + sum over k of w(j,k) x(k,n)), k in order.
 *
 * <p><b>Why so many:</b> a multiply-add takes four cycles and two begin in each, so eight sums must be under way; and every
 * weight is loaded for each vector of lanes, so what limits a tile is loads. 24 sums of 12 outputs by 2 vectors need 14 loads
 * for 24 multiply-adds and run at the processor's peak; 8 by 2 at nine tenths of it, 24 by 1 at eight. A processor with 16
 * registers holds 12 sums.
 *
 * <p><b>Why one method each:</b> the loop over inputs stands in a small method, which the just-in-time compiler turns into
 * nothing but loads and multiply-adds; the same loops within one large method run at a tenth of the speed.
 *
 * <p><b>Shapes:</b> w holds the panel from {@code at} on as {@link PackedWeights} packs it, x (inputs, lanes), y (outputs,
 * lanes); j is the first output, n the first lane.
 */
final class DenseTiles {
    private DenseTiles() {}

    /** A panel of twelve outputs by two vectors of lanes. */
    static void tile12x2(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float floor, float[] y) {
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
        FloatVector a8 = FloatVector.broadcast(SPECIES, bias[j + 8]);
        FloatVector b8 = FloatVector.broadcast(SPECIES, bias[j + 8]);
        FloatVector a9 = FloatVector.broadcast(SPECIES, bias[j + 9]);
        FloatVector b9 = FloatVector.broadcast(SPECIES, bias[j + 9]);
        FloatVector a10 = FloatVector.broadcast(SPECIES, bias[j + 10]);
        FloatVector b10 = FloatVector.broadcast(SPECIES, bias[j + 10]);
        FloatVector a11 = FloatVector.broadcast(SPECIES, bias[j + 11]);
        FloatVector b11 = FloatVector.broadcast(SPECIES, bias[j + 11]);
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, k * lanes + n);
            FloatVector v = FloatVector.fromArray(SPECIES, x, k * lanes + n + WIDTH);
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[at + k * 12]);
            a0 = w0.fma(u, a0);
            b0 = w0.fma(v, b0);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 1]);
            a1 = w1.fma(u, a1);
            b1 = w1.fma(v, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 2]);
            a2 = w2.fma(u, a2);
            b2 = w2.fma(v, b2);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 3]);
            a3 = w3.fma(u, a3);
            b3 = w3.fma(v, b3);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 4]);
            a4 = w4.fma(u, a4);
            b4 = w4.fma(v, b4);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 5]);
            a5 = w5.fma(u, a5);
            b5 = w5.fma(v, b5);
            FloatVector w6 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 6]);
            a6 = w6.fma(u, a6);
            b6 = w6.fma(v, b6);
            FloatVector w7 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 7]);
            a7 = w7.fma(u, a7);
            b7 = w7.fma(v, b7);
            FloatVector w8 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 8]);
            a8 = w8.fma(u, a8);
            b8 = w8.fma(v, b8);
            FloatVector w9 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 9]);
            a9 = w9.fma(u, a9);
            b9 = w9.fma(v, b9);
            FloatVector w10 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 10]);
            a10 = w10.fma(u, a10);
            b10 = w10.fma(v, b10);
            FloatVector w11 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 11]);
            a11 = w11.fma(u, a11);
            b11 = w11.fma(v, b11);
        }
        a0.max(floor).intoArray(y, j * lanes + n);
        b0.max(floor).intoArray(y, j * lanes + n + WIDTH);
        a1.max(floor).intoArray(y, (j + 1) * lanes + n);
        b1.max(floor).intoArray(y, (j + 1) * lanes + n + WIDTH);
        a2.max(floor).intoArray(y, (j + 2) * lanes + n);
        b2.max(floor).intoArray(y, (j + 2) * lanes + n + WIDTH);
        a3.max(floor).intoArray(y, (j + 3) * lanes + n);
        b3.max(floor).intoArray(y, (j + 3) * lanes + n + WIDTH);
        a4.max(floor).intoArray(y, (j + 4) * lanes + n);
        b4.max(floor).intoArray(y, (j + 4) * lanes + n + WIDTH);
        a5.max(floor).intoArray(y, (j + 5) * lanes + n);
        b5.max(floor).intoArray(y, (j + 5) * lanes + n + WIDTH);
        a6.max(floor).intoArray(y, (j + 6) * lanes + n);
        b6.max(floor).intoArray(y, (j + 6) * lanes + n + WIDTH);
        a7.max(floor).intoArray(y, (j + 7) * lanes + n);
        b7.max(floor).intoArray(y, (j + 7) * lanes + n + WIDTH);
        a8.max(floor).intoArray(y, (j + 8) * lanes + n);
        b8.max(floor).intoArray(y, (j + 8) * lanes + n + WIDTH);
        a9.max(floor).intoArray(y, (j + 9) * lanes + n);
        b9.max(floor).intoArray(y, (j + 9) * lanes + n + WIDTH);
        a10.max(floor).intoArray(y, (j + 10) * lanes + n);
        b10.max(floor).intoArray(y, (j + 10) * lanes + n + WIDTH);
        a11.max(floor).intoArray(y, (j + 11) * lanes + n);
        b11.max(floor).intoArray(y, (j + 11) * lanes + n + WIDTH);
    }

    /** A panel of eight outputs by two vectors of lanes. */
    static void tile8x2(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float floor, float[] y) {
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
            FloatVector w0 = FloatVector.broadcast(SPECIES, w[at + k * 8]);
            a0 = w0.fma(u, a0);
            b0 = w0.fma(v, b0);
            FloatVector w1 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 1]);
            a1 = w1.fma(u, a1);
            b1 = w1.fma(v, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 2]);
            a2 = w2.fma(u, a2);
            b2 = w2.fma(v, b2);
            FloatVector w3 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 3]);
            a3 = w3.fma(u, a3);
            b3 = w3.fma(v, b3);
            FloatVector w4 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 4]);
            a4 = w4.fma(u, a4);
            b4 = w4.fma(v, b4);
            FloatVector w5 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 5]);
            a5 = w5.fma(u, a5);
            b5 = w5.fma(v, b5);
            FloatVector w6 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 6]);
            a6 = w6.fma(u, a6);
            b6 = w6.fma(v, b6);
            FloatVector w7 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 7]);
            a7 = w7.fma(u, a7);
            b7 = w7.fma(v, b7);
        }
        a0.max(floor).intoArray(y, j * lanes + n);
        b0.max(floor).intoArray(y, j * lanes + n + WIDTH);
        a1.max(floor).intoArray(y, (j + 1) * lanes + n);
        b1.max(floor).intoArray(y, (j + 1) * lanes + n + WIDTH);
        a2.max(floor).intoArray(y, (j + 2) * lanes + n);
        b2.max(floor).intoArray(y, (j + 2) * lanes + n + WIDTH);
        a3.max(floor).intoArray(y, (j + 3) * lanes + n);
        b3.max(floor).intoArray(y, (j + 3) * lanes + n + WIDTH);
        a4.max(floor).intoArray(y, (j + 4) * lanes + n);
        b4.max(floor).intoArray(y, (j + 4) * lanes + n + WIDTH);
        a5.max(floor).intoArray(y, (j + 5) * lanes + n);
        b5.max(floor).intoArray(y, (j + 5) * lanes + n + WIDTH);
        a6.max(floor).intoArray(y, (j + 6) * lanes + n);
        b6.max(floor).intoArray(y, (j + 6) * lanes + n + WIDTH);
        a7.max(floor).intoArray(y, (j + 7) * lanes + n);
        b7.max(floor).intoArray(y, (j + 7) * lanes + n + WIDTH);
    }

    /** Two panels of twelve outputs by one vector of lanes. */
    static void tile24x1(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float floor, float[] y) {
        int second = at + 12 * inputs;
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
        FloatVector a16 = FloatVector.broadcast(SPECIES, bias[j + 16]);
        FloatVector a17 = FloatVector.broadcast(SPECIES, bias[j + 17]);
        FloatVector a18 = FloatVector.broadcast(SPECIES, bias[j + 18]);
        FloatVector a19 = FloatVector.broadcast(SPECIES, bias[j + 19]);
        FloatVector a20 = FloatVector.broadcast(SPECIES, bias[j + 20]);
        FloatVector a21 = FloatVector.broadcast(SPECIES, bias[j + 21]);
        FloatVector a22 = FloatVector.broadcast(SPECIES, bias[j + 22]);
        FloatVector a23 = FloatVector.broadcast(SPECIES, bias[j + 23]);
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, k * lanes + n);
            a0 = FloatVector.broadcast(SPECIES, w[at + k * 12]).fma(u, a0);
            a1 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 1]).fma(u, a1);
            a2 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 2]).fma(u, a2);
            a3 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 3]).fma(u, a3);
            a4 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 4]).fma(u, a4);
            a5 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 5]).fma(u, a5);
            a6 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 6]).fma(u, a6);
            a7 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 7]).fma(u, a7);
            a8 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 8]).fma(u, a8);
            a9 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 9]).fma(u, a9);
            a10 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 10]).fma(u, a10);
            a11 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 11]).fma(u, a11);
            a12 = FloatVector.broadcast(SPECIES, w[second + k * 12]).fma(u, a12);
            a13 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 1]).fma(u, a13);
            a14 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 2]).fma(u, a14);
            a15 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 3]).fma(u, a15);
            a16 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 4]).fma(u, a16);
            a17 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 5]).fma(u, a17);
            a18 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 6]).fma(u, a18);
            a19 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 7]).fma(u, a19);
            a20 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 8]).fma(u, a20);
            a21 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 9]).fma(u, a21);
            a22 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 10]).fma(u, a22);
            a23 = FloatVector.broadcast(SPECIES, w[second + k * 12 + 11]).fma(u, a23);
        }
        a0.max(floor).intoArray(y, j * lanes + n);
        a1.max(floor).intoArray(y, (j + 1) * lanes + n);
        a2.max(floor).intoArray(y, (j + 2) * lanes + n);
        a3.max(floor).intoArray(y, (j + 3) * lanes + n);
        a4.max(floor).intoArray(y, (j + 4) * lanes + n);
        a5.max(floor).intoArray(y, (j + 5) * lanes + n);
        a6.max(floor).intoArray(y, (j + 6) * lanes + n);
        a7.max(floor).intoArray(y, (j + 7) * lanes + n);
        a8.max(floor).intoArray(y, (j + 8) * lanes + n);
        a9.max(floor).intoArray(y, (j + 9) * lanes + n);
        a10.max(floor).intoArray(y, (j + 10) * lanes + n);
        a11.max(floor).intoArray(y, (j + 11) * lanes + n);
        a12.max(floor).intoArray(y, (j + 12) * lanes + n);
        a13.max(floor).intoArray(y, (j + 13) * lanes + n);
        a14.max(floor).intoArray(y, (j + 14) * lanes + n);
        a15.max(floor).intoArray(y, (j + 15) * lanes + n);
        a16.max(floor).intoArray(y, (j + 16) * lanes + n);
        a17.max(floor).intoArray(y, (j + 17) * lanes + n);
        a18.max(floor).intoArray(y, (j + 18) * lanes + n);
        a19.max(floor).intoArray(y, (j + 19) * lanes + n);
        a20.max(floor).intoArray(y, (j + 20) * lanes + n);
        a21.max(floor).intoArray(y, (j + 21) * lanes + n);
        a22.max(floor).intoArray(y, (j + 22) * lanes + n);
        a23.max(floor).intoArray(y, (j + 23) * lanes + n);
    }

    /** A panel of twelve outputs by one vector of lanes. */
    static void tile12x1(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float floor, float[] y) {
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
        for (int k = 0; k < inputs; k++) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, k * lanes + n);
            a0 = FloatVector.broadcast(SPECIES, w[at + k * 12]).fma(u, a0);
            a1 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 1]).fma(u, a1);
            a2 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 2]).fma(u, a2);
            a3 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 3]).fma(u, a3);
            a4 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 4]).fma(u, a4);
            a5 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 5]).fma(u, a5);
            a6 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 6]).fma(u, a6);
            a7 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 7]).fma(u, a7);
            a8 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 8]).fma(u, a8);
            a9 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 9]).fma(u, a9);
            a10 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 10]).fma(u, a10);
            a11 = FloatVector.broadcast(SPECIES, w[at + k * 12 + 11]).fma(u, a11);
        }
        a0.max(floor).intoArray(y, j * lanes + n);
        a1.max(floor).intoArray(y, (j + 1) * lanes + n);
        a2.max(floor).intoArray(y, (j + 2) * lanes + n);
        a3.max(floor).intoArray(y, (j + 3) * lanes + n);
        a4.max(floor).intoArray(y, (j + 4) * lanes + n);
        a5.max(floor).intoArray(y, (j + 5) * lanes + n);
        a6.max(floor).intoArray(y, (j + 6) * lanes + n);
        a7.max(floor).intoArray(y, (j + 7) * lanes + n);
        a8.max(floor).intoArray(y, (j + 8) * lanes + n);
        a9.max(floor).intoArray(y, (j + 9) * lanes + n);
        a10.max(floor).intoArray(y, (j + 10) * lanes + n);
        a11.max(floor).intoArray(y, (j + 11) * lanes + n);
    }

    /** A panel of eight outputs by one vector of lanes. */
    static void tile8x1(
            float[] w, int at, int inputs, float[] bias, int j, float[] x, int n, int lanes, float floor, float[] y) {
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
            a0 = FloatVector.broadcast(SPECIES, w[at + k * 8]).fma(u, a0);
            a1 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 1]).fma(u, a1);
            a2 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 2]).fma(u, a2);
            a3 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 3]).fma(u, a3);
            a4 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 4]).fma(u, a4);
            a5 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 5]).fma(u, a5);
            a6 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 6]).fma(u, a6);
            a7 = FloatVector.broadcast(SPECIES, w[at + k * 8 + 7]).fma(u, a7);
        }
        a0.max(floor).intoArray(y, j * lanes + n);
        a1.max(floor).intoArray(y, (j + 1) * lanes + n);
        a2.max(floor).intoArray(y, (j + 2) * lanes + n);
        a3.max(floor).intoArray(y, (j + 3) * lanes + n);
        a4.max(floor).intoArray(y, (j + 4) * lanes + n);
        a5.max(floor).intoArray(y, (j + 5) * lanes + n);
        a6.max(floor).intoArray(y, (j + 6) * lanes + n);
        a7.max(floor).intoArray(y, (j + 7) * lanes + n);
    }
}
