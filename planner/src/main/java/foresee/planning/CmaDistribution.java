package foresee.planning;

/**
 * The normal distribution of CMA-ES and what it remembers: mean m, step size sigma, covariance C and two evolution paths.
 *
 * <pre>{@code
 * y = sum over parents of w(i) y(i),    m = m + sigma y
 * p_s = (1 - c_s) p_s + sqrt(c_s (2 - c_s) mu_eff) C^(-1/2) y
 * sigma = sigma exp(c_s / d_s (|p_s| / E|N(0,I)| - 1))
 * p_c = (1 - c_c) p_c + h sqrt(c_c (2 - c_c) mu_eff) y,   h = 0 while p_s is long, else 1
 * C = (1 + c_1 c_c (2 - c_c) (1 - h) - c_1 - c_mu sum w) C + c_1 p_c p_c' + c_mu sum over all of w(i) y(i) y(i)'
 *     with w(i) n / |C^(-1/2) y(i)|^2 in place of a negative w(i)
 * }</pre>
 *
 * <p><b>Shapes:</b> everything in one vector of n = H A components, in half-widths of the action space. Mutable, for one thread.
 *
 * <p><b>Source:</b> Hansen, "The CMA evolution strategy: a tutorial", arXiv 1604.00772, figure 6. Where we differ: sigma has an
 * upper bound, since a deviation of many half-widths finds nothing in a bounded space.
 */
final class CmaDistribution {
    private final double[] mean;
    private final CmaCovariance covariance;
    private final double largestSigma;
    private final double[] path;
    private final double[] sigmaPath;
    private double sigma;
    private double forgotten = 1;

    /** @param mean m, taken over */
    CmaDistribution(double[] mean, CmaCovariance covariance, double sigma, double largestSigma) {
        this.mean = mean;
        this.covariance = covariance;
        this.sigma = sigma;
        this.largestSigma = largestSigma;
        this.path = new double[mean.length];
        this.sigmaPath = new double[mean.length];
    }

    /** m(j) + sigma y(j). */
    double at(int j, double[] step) {
        return mean[j] + sigma * step[j];
    }

    /** The y of a draw from Normal(0, I). */
    double[] step(double[] z) {
        return covariance.colour(z);
    }

    /** sigma sqrt(C(j,j)). */
    double deviation(int j) {
        return sigma * Math.sqrt(covariance.variance(j));
    }

    /** Root mean square of the deviations. */
    double spread() {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += covariance.variance(j);
        }
        return sigma * Math.sqrt(sum / mean.length);
    }

    /**
     * Learns from a generation.
     *
     * @param steps y(i) by rank, cheapest first, as many as the parameters' population
     */
    void adapt(double[][] steps, CmaParameters parameters) {
        double[] step = recombined(steps, parameters);
        for (int j = 0; j < mean.length; j++) {
            mean[j] += sigma * step[j];
        }
        move(sigmaPath, parameters.sigmaPathRate(), parameters.parents(), covariance.whiten(step));
        forgotten *= (1 - parameters.sigmaPathRate()) * (1 - parameters.sigmaPathRate());
        boolean steady = length(sigmaPath) / Math.sqrt(1 - forgotten)
                < (1.4 + 2.0 / (mean.length + 1)) * parameters.expectedLength();
        move(path, parameters.pathRate(), steady ? parameters.parents() : 0, step);
        adaptCovariance(steps, parameters, steady);
        double excess = length(sigmaPath) / parameters.expectedLength() - 1;
        double factor = StrictMath.exp(Math.min(1, parameters.sigmaPathRate() / parameters.sigmaDamping() * excess));
        sigma = Math.max(Double.MIN_NORMAL, Math.min(sigma * factor, sigma * largestSigma / spread()));
    }

    private static double[] recombined(double[][] steps, CmaParameters parameters) {
        double[] step = new double[steps[0].length];
        for (int i = 0; i < steps.length && parameters.weight(i) > 0; i++) {
            for (int j = 0; j < step.length; j++) {
                step[j] += parameters.weight(i) * steps[i][j];
            }
        }
        return step;
    }

    /** p = (1 - c) p + sqrt(c (2 - c) mu) y. */
    private static void move(double[] path, double rate, double parents, double[] step) {
        double factor = Math.sqrt(rate * (2 - rate) * parents);
        for (int j = 0; j < path.length; j++) {
            path[j] = (1 - rate) * path[j] + factor * step[j];
        }
    }

    private void adaptCovariance(double[][] steps, CmaParameters parameters, boolean steady) {
        double[] rates = new double[steps.length];
        double kept = 1 - parameters.rankOneRate();
        for (int i = 0; i < steps.length; i++) {
            double rate = parameters.rankMuRate() * parameters.weight(i);
            kept -= rate;
            rates[i] = rate >= 0 ? rate : rate * shortening(steps[i]);
        }
        kept += steady ? 0 : parameters.rankOneRate() * parameters.pathRate() * (2 - parameters.pathRate());
        covariance.update(kept, parameters.rankOneRate(), path, rates, steps);
    }

    /** n / |C^(-1/2) y|^2; 0 for a step of no length. */
    private double shortening(double[] step) {
        double length = length(covariance.whiten(step));
        return length > 0 ? step.length / (length * length) : 0;
    }

    private static double length(double[] v) {
        double sum = 0;
        for (double component : v) {
            sum += component * component;
        }
        return Math.sqrt(sum);
    }
}
