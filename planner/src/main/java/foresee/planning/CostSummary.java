package foresee.planning;

/**
 * What there is to know about the costs of one iteration without the non-finite ones.
 *
 * @param cheapest index of the least finite cost, the earliest of equals; -1 if there is none
 * @param mean of the finite costs, NaN if there is none
 * @param nonFinite how many are NaN or infinite
 */
record CostSummary(int cheapest, double mean, int nonFinite) {

    /** Of the first {@code count} costs. */
    static CostSummary of(double[] costs, int count) {
        int cheapest = -1;
        int finite = 0;
        double sum = 0;
        for (int n = 0; n < count; n++) {
            if (Double.isFinite(costs[n])) {
                finite++;
                sum += costs[n];
                cheapest = cheapest < 0 || costs[n] < costs[cheapest] ? n : cheapest;
            }
        }
        return new CostSummary(cheapest, finite == 0 ? Double.NaN : sum / finite, count - finite);
    }
}
