package foresee.planning;

import foresee.model.KeyedRandom;

/**
 * Noise of one colour: its power falls with frequency as 1 / f^beta, 0 being white, 1 pink, 2 red.
 *
 * <p>e(t) = sum over k = 0 .. H/2 of s(k) (x(k) cos(2 pi k t / H) + y(k) sin(2 pi k t / H)),
 * s(k)^2 proportional to max(1, k)^-beta, x and y ~ Normal(0, 1), scaled to variance 1 at every step
 *
 * <p>Frequency 0, and H/2 where H is even, have no sine and half the power of their neighbours, so that beta = 0 is white.
 * The constant part has the power density of the lowest frequency. The noise has period H: what lies past the end is as much
 * like the beginning as like the end.
 *
 * <p>The sum is a matrix (H,H), made once, times H normals: at horizons of planning there is nothing to gain by a fast Fourier
 * transform.
 *
 * <p><b>Source:</b> Timmer, Koenig, "On generating power law noise", Astronomy and Astrophysics 300, 1995; for plans:
 * Pinneri et al., arXiv 2008.06389. Where we differ: the variance is 1 exactly, the constant part included, at any horizon.
 */
final class ColoredNoise implements PlanNoise {
    private final int horizon;
    private final int actionSize;
    private final double[] basis;
    private final double[] normals;

    private ColoredNoise(int horizon, int actionSize, double beta) {
        this.horizon = horizon;
        this.actionSize = actionSize;
        this.basis = basis(horizon, beta);
        this.normals = new double[horizon * actionSize];
    }

    /**
     * Noise of a colour.
     *
     * @param beta the exponent, at least 0; at 0, {@link PlanNoise#WHITE}
     */
    static PlanNoise of(int horizon, int actionSize, double beta) {
        return beta == 0 || horizon == 1 ? PlanNoise.WHITE : new ColoredNoise(horizon, actionSize, beta);
    }

    /** Row t, column j: what the j-th normal adds to e(t). Columns: constant, then cosine and sine of k = 1, 2, ... */
    private static double[] basis(int horizon, double beta) {
        double[] amplitude = amplitudes(horizon, beta);
        double[] cosine = new double[horizon];
        double[] sine = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            cosine[step] = StrictMath.cos(2 * Math.PI * step / horizon);
            sine[step] = StrictMath.sin(2 * Math.PI * step / horizon);
        }
        double[] basis = new double[horizon * horizon];
        for (int t = 0; t < horizon; t++) {
            for (int j = 0; j < horizon; j++) {
                int k = (j + 1) / 2;
                int step = (int) ((long) k * t % horizon);
                basis[t * horizon + j] = amplitude[k] * (j % 2 == 1 || j == 0 ? cosine[step] : sine[step]);
            }
        }
        return basis;
    }

    /** s(k), scaled so that sum over k of s(k)^2 = 1. */
    private static double[] amplitudes(int horizon, double beta) {
        double[] amplitude = new double[horizon / 2 + 1];
        double sum = 0;
        for (int k = 0; k < amplitude.length; k++) {
            double halved = k == 0 || 2 * k == horizon ? 0.5 : 1;
            double power = halved * StrictMath.pow(Math.max(1, k), -beta);
            amplitude[k] = Math.sqrt(power);
            sum += power;
        }
        for (int k = 0; k < amplitude.length; k++) {
            amplitude[k] /= Math.sqrt(sum);
        }
        return amplitude;
    }

    @Override
    public void draw(KeyedRandom random, double[] noise) {
        PlanNoise.WHITE.draw(random, normals);
        for (int t = 0; t < horizon; t++) {
            for (int i = 0; i < actionSize; i++) {
                noise[t * actionSize + i] = sum(t, i);
            }
        }
    }

    private double sum(int t, int i) {
        double sum = 0;
        for (int j = 0; j < horizon; j++) {
            sum += basis[t * horizon + j] * normals[j * actionSize + i];
        }
        return sum;
    }
}
