package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;

/**
 * The cheapest candidates of an iteration, cheapest first, ties in the order of their indices. Non-finite costs are never
 * among them.
 */
final class Elites {
    private final ActionBatch candidates;
    private final int[] indices;

    private Elites(ActionBatch candidates, int[] indices) {
        this.candidates = candidates;
        this.indices = indices;
    }

    /** The {@code wanted} cheapest of the first {@code count} candidates, fewer if fewer have a finite cost. */
    static Elites of(ActionBatch candidates, double[] costs, int count, int wanted) {
        int[] cheapest = new int[wanted];
        int found = 0;
        for (int n = 0; n < count; n++) {
            if (Double.isFinite(costs[n])) {
                int rank = rank(costs, cheapest, found, costs[n]);
                if (rank < wanted) {
                    found = Math.min(wanted, found + 1);
                    System.arraycopy(cheapest, rank, cheapest, rank + 1, found - 1 - rank);
                    cheapest[rank] = n;
                }
            }
        }
        return new Elites(candidates, Arrays.copyOf(cheapest, found));
    }

    /** Where a cost belongs among those found so far: after all that cost no more. */
    private static int rank(double[] costs, int[] cheapest, int found, double cost) {
        int rank = found;
        while (rank > 0 && costs[cheapest[rank - 1]] > cost) {
            rank--;
        }
        return rank;
    }

    boolean isEmpty() {
        return indices.length == 0;
    }

    /** Candidate numbers, a copy. */
    int[] indices() {
        return indices.clone();
    }

    /** mean(t,i) = 1/E sum over elites of a(e,t,i); a new array (H,A). */
    double[] mean() {
        double[] mean = new double[candidates.horizon() * candidates.actionSize()];
        for (int n : indices) {
            int offset = candidates.offset(n, 0);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += candidates.values()[offset + j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= indices.length;
        }
        return mean;
    }

    /** Share of the elites whose value {@code j} is the choice 0, 1, ...; a new array (count). */
    double[] shares(int j, int count) {
        double[] shares = new double[count];
        for (int e = 0; e < indices.length && count > 0; e++) {
            shares[(int) candidates.values()[candidates.offset(indices[e], 0) + j]] += 1.0 / indices.length;
        }
        return shares;
    }

    /** deviation(t,i)^2 = 1/E sum over elites of (a(e,t,i) - mean(t,i))^2; a new array (H,A). */
    double[] deviation(double[] mean) {
        double[] deviation = new double[mean.length];
        for (int n : indices) {
            int offset = candidates.offset(n, 0);
            for (int j = 0; j < mean.length; j++) {
                double difference = candidates.values()[offset + j] - mean[j];
                deviation[j] += difference * difference;
            }
        }
        for (int j = 0; j < mean.length; j++) {
            deviation[j] = Math.sqrt(deviation[j] / indices.length);
        }
        return deviation;
    }
}
