package foresee.runtime.kernels;

/**
 * The exponential function in float by a polynomial, written so that scalar and vector code give the same bits.
 *
 * <p>exp(x) = 2^n exp(r),   n = round(x / ln 2),   r = x - n ln 2 in two parts,   exp(r) = 1 + r + r^2 P(r). The argument is
 * clamped to [-87, 87]; relative error about 1e-7.
 *
 * <p><b>Source:</b> coefficients of Moshier's Cephes library, expf.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients as published
public final class ExpPolynomial {
    static final float BOUND = 87f;
    static final float LOG2_E = 1.44269504f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;

    /** Adding it rounds to an integer, which then stands in the low bits. */
    static final float ROUNDER = 0x1.8p23f;

    static final int EXPONENT_BIT = 23;
    static final float P0 = 1.9875691500e-4f;
    static final float P1 = 1.3981999507e-3f;
    static final float P2 = 8.3334519073e-3f;
    static final float P3 = 4.1665795894e-2f;
    static final float P4 = 1.6666665459e-1f;
    static final float P5 = 5.0000001201e-1f;

    private ExpPolynomial() {}

    /** exp(x) for x in [-87, 87], exp(-87) below, exp(87) above; any number for NaN. */
    public static float exp(float x) {
        float clamped = Math.max(-BOUND, Math.min(BOUND, x));
        float rounded = Math.fma(clamped, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, clamped));
        float p = Math.fma(P0, r, P1);
        p = Math.fma(p, r, P2);
        p = Math.fma(p, r, P3);
        p = Math.fma(p, r, P4);
        p = Math.fma(p, r, P5);
        float e = Math.fma(r * r, p, r) + 1f;
        return Float.intBitsToFloat(Float.floatToRawIntBits(e) + (Float.floatToRawIntBits(rounded) << EXPONENT_BIT));
    }
}
