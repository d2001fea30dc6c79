package foresee.runtime.kernels;

/**
 * The hyperbolic tangent in float as a quotient of polynomials, written so that scalar and vector code give the same bits.
 *
 * <p>tanh(x) = x P(x^2) / Q(x^2), x clamped to where the result rounds to 1. Error below 4e-7; NaN stays.
 *
 * <p><b>Source:</b> coefficients as in the Eigen and XLA libraries, degree 13 over 6.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients as published
public final class TanhRational {
    static final float BOUND = 7.90531110763549805f;
    static final float P13 = -2.76076847742355e-16f;
    static final float P11 = 2.00018790482477e-13f;
    static final float P9 = -8.60467152213735e-11f;
    static final float P7 = 5.12229709037114e-8f;
    static final float P5 = 1.48572235717979e-5f;
    static final float P3 = 6.37261928875436e-4f;
    static final float P1 = 4.89352455891786e-3f;
    static final float Q6 = 1.19825839466702e-6f;
    static final float Q4 = 1.18534705686654e-4f;
    static final float Q2 = 2.26843463243900e-3f;
    static final float Q0 = 4.89352518554385e-3f;

    private TanhRational() {}

    /** tanh(x). */
    public static float tanh(float x) {
        float u = Math.max(-BOUND, Math.min(BOUND, x));
        float s = u * u;
        float p = Math.fma(P13, s, P11);
        p = Math.fma(p, s, P9);
        p = Math.fma(p, s, P7);
        p = Math.fma(p, s, P5);
        p = Math.fma(p, s, P3);
        p = Math.fma(p, s, P1);
        float q = Math.fma(Q6, s, Q4);
        q = Math.fma(q, s, Q2);
        q = Math.fma(q, s, Q0);
        return u * p / q;
    }
}
