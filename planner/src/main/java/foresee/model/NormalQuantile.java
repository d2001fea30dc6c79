package foresee.model;

/**
 * Inverse of the standard normal distribution function.
 *
 * <p><b>Source:</b> Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37
 * (1988), routine PPND16. Coefficients are the published ones; logarithms are StrictMath's, so the bits are the same on
 * every JDK.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients as published
final class NormalQuantile {
    private static final double[] CENTRE_P = {
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727
    };
    private static final double[] CENTRE_Q = {
        1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610
    };
    private static final double[] NEAR_P = {
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, .241780725177450611770, .0227238449892691845833, 7.74545014278341407640e-4
    };
    private static final double[] NEAR_Q = {
        1.0, 2.05319162663775882187, 1.67638483018380384940, .689767334985100004550,
        .148103976427480074590, .0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };
    private static final double[] FAR_P = {
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, .296560571828504891230,
        .0265321895265761230930, .00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] FAR_Q = {
        1.0, .599832206555887937690, .136929880922735805310, .0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };

    private NormalQuantile() {}

    /** The x with P(X &lt; x) = p, for p strictly between 0 and 1. */
    static double of(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(CENTRE_P, r) / polynomial(CENTRE_Q, r);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double tail = r <= 5
                ? polynomial(NEAR_P, r - 1.6) / polynomial(NEAR_Q, r - 1.6)
                : polynomial(FAR_P, r - 5) / polynomial(FAR_Q, r - 5);
        return q < 0 ? -tail : tail;
    }

    private static double polynomial(double[] c, double r) {
        double sum = c[7];
        for (int i = 6; i >= 0; i--) {
            sum = sum * r + c[i];
        }
        return sum;
    }
}
