package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * The von Mises distribution around 0: the normal distribution of angles.
 *
 * <p>p(x) proportional to exp(kappa cos x),   -pi &lt;= x &lt;= pi
 *
 * <p><b>Source:</b> Best and Fisher, "Efficient simulation of the von Mises distribution", Applied Statistics 28 (1979). With
 * StrictMath, so that the angles are the same on every JDK.
 *
 * @param concentration kappa, positive and finite; about 1 / variance where it is large
 */
record VonMises(double concentration) {
    VonMises {
        if (!(concentration > 0) || !Double.isFinite(concentration)) {
            throw new IllegalArgumentException("concentration (" + concentration + ") must be positive and finite.");
        }
    }

    /** An angle in radians. */
    double sample(RandomGenerator random) {
        double r = envelope();
        while (true) {
            double z = StrictMath.cos(Math.PI * random.nextDouble());
            double f = (1 + r * z) / (r + z);
            double c = concentration * (r - f);
            double u = 1 - random.nextDouble();
            if (c * (2 - c) > u || StrictMath.log(c / u) + 1 - c >= 0) {
                double angle = StrictMath.acos(Math.max(-1, Math.min(1, f)));
                return random.nextBoolean() ? angle : -angle;
            }
        }
    }

    /** The wrapped Cauchy distribution that the angles are chosen from. */
    private double envelope() {
        double tau = 1 + Math.sqrt(1 + 4 * concentration * concentration);
        double rho = (tau - Math.sqrt(2 * tau)) / (2 * concentration);
        return (1 + rho * rho) / (2 * rho);
    }
}
