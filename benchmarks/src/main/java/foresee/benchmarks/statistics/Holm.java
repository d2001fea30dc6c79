package foresee.benchmarks.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's correction of a family of p-values: who rejects every hypothesis whose adjusted value is at most alpha rejects a true one,
 * anywhere in the family, with a probability of at most alpha, however the tests depend on each other.
 *
 * <p>adjusted(i) = max over j <= i of min(1, (m - j + 1) p(j)),   p(1) <= p(2) <= ... <= p(m)
 *
 * <p><b>Source:</b> Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted values, in the order given.
     *
     * @throws IllegalArgumentException if a value is not 0 to 1
     */
    public static double[] adjust(double... pValues) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double greatest = 0;
        for (int j = 0; j < order.length; j++) {
            greatest = Math.max(greatest, Math.min(1, (order.length - j) * pValues[order[j]]));
            adjusted[order[j]] = greatest;
        }
        return adjusted;
    }

    private static Integer[] ascending(double[] pValues) {
        Integer[] order = new Integer[pValues.length];
        for (int i = 0; i < order.length; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException("p-value (" + pValues[i] + ") must be 0 to 1.");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        return order;
    }
}
