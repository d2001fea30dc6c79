package foresee.planning;

/**
 * The strategy parameters of CMA-ES for a dimension and a population: what the ranks weigh and how fast each part learns.
 *
 * <p><b>Source:</b> Hansen, "The CMA evolution strategy: a tutorial", arXiv 1604.00772, table 1 with alpha_cov = 2, negative
 * weights included; for a diagonal covariance both its learning rates times (n + 2) / 3: Ros, Hansen, "A simple modification
 * in CMA-ES achieving linear time and space complexity", PPSN 2008.
 */
final class CmaParameters {
    private final double[] weights;
    private final double parents;
    private final double pathRate;
    private final double rankOneRate;
    private final double rankMuRate;
    private final double sigmaPathRate;
    private final double sigmaDamping;
    private final double expectedLength;

    /**
     * @param size dimension n, at least 1
     * @param population lambda, at least 2
     * @param diagonal whether only the diagonal of the covariance is learnt
     */
    CmaParameters(int size, int population, boolean diagonal) {
        double n = size;
        double[] raw = rawWeights(population);
        int mu = population / 2;
        parents = effective(raw, 0, mu);
        pathRate = (4 + parents / n) / (n + 4 + 2 * parents / n);
        double faster = diagonal ? (n + 2) / 3 : 1;
        rankOneRate = Math.min(1, faster * 2 / ((n + 1.3) * (n + 1.3) + parents));
        rankMuRate = Math.min(
                1 - rankOneRate, faster * 2 * (0.25 + parents + 1 / parents - 2) / ((n + 2) * (n + 2) + parents));
        sigmaPathRate = (parents + 2) / (n + parents + 5);
        sigmaDamping = 1 + 2 * Math.max(0, Math.sqrt((parents - 1) / (n + 1)) - 1) + sigmaPathRate;
        expectedLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
        weights = scaled(raw, negativeSum(n, effective(raw, mu, population)));
    }

    /** w'(i) = ln((lambda + 1) / 2) - ln i. */
    private static double[] rawWeights(int population) {
        double[] raw = new double[population];
        for (int i = 0; i < population; i++) {
            raw[i] = StrictMath.log(0.5 * (population + 1)) - StrictMath.log(i + 1.0);
        }
        return raw;
    }

    /** (sum of w')^2 / sum of w'^2: as how many equally weighted ones they count. */
    private static double effective(double[] raw, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += raw[i];
            squares += raw[i] * raw[i];
        }
        return sum * sum / squares;
    }

    /** What the negative weights add up to: little enough for the covariance to stay positive definite. */
    private double negativeSum(double n, double effectiveNegative) {
        if (rankMuRate <= 0) {
            return 0;
        }
        double byRates = 1 + rankOneRate / rankMuRate;
        double byParents = 1 + 2 * effectiveNegative / (parents + 2);
        double byDefiniteness = (1 - rankOneRate - rankMuRate) / (n * rankMuRate);
        return Math.min(byRates, Math.min(byParents, byDefiniteness));
    }

    private static double[] scaled(double[] raw, double negativeSum) {
        double positive = 0;
        double negative = 0;
        for (double weight : raw) {
            positive += Math.max(0, weight);
            negative -= Math.min(0, weight);
        }
        double[] weights = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            weights[i] = raw[i] >= 0 ? raw[i] / positive : negativeSum * raw[i] / negative;
        }
        return weights;
    }

    /** w(i) by rank, cheapest first: positive ones that add up to 1, then negative ones. */
    double weight(int rank) {
        return weights[rank];
    }

    /** How many ranks there are: lambda. */
    int population() {
        return weights.length;
    }

    /** mu_eff. */
    double parents() {
        return parents;
    }

    /** c_c. */
    double pathRate() {
        return pathRate;
    }

    /** c_1. */
    double rankOneRate() {
        return rankOneRate;
    }

    /** c_mu. */
    double rankMuRate() {
        return rankMuRate;
    }

    /** c_sigma. */
    double sigmaPathRate() {
        return sigmaPathRate;
    }

    /** d_sigma. */
    double sigmaDamping() {
        return sigmaDamping;
    }

    /** The expected length of a standard normal vector. */
    double expectedLength() {
        return expectedLength;
    }
}
