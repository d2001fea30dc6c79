package foresee.benchmarks.failure;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;

/**
 * Two random directions in the space of plans, at right angles, evenly drawn.
 *
 * <p>(1/n) sum_i u_i v_i = 0,  (1/n) sum_i u_i^2 = (1/n) sum_i v_i^2 = 1,   n = K A numbers of a plan
 *
 * <p><b>Units:</b> half-widths of the action space: to move a plan by x along a direction moves its numbers by x half-widths each, in the
 * root mean square. <b>Source:</b> normal deviates, made orthogonal by Gram and Schmidt; Li et al., "Visualizing the loss landscape of
 * neural nets", arXiv:1712.09913, whose scaling by filters has no meaning here. Immutable.
 */
final class PlanDirections {
    private static final long STREAM = 31;
    private final double[] first;
    private final double[] second;

    /**
     * @param numbers n of a plan, at least 2
     */
    PlanDirections(int numbers, long seed) {
        if (numbers < 2) {
            throw new IllegalArgumentException("numbers of a plan (" + numbers + ") must be at least 2.");
        }
        first = unit(normal(numbers, seed, 1));
        second = unit(without(first, normal(numbers, seed, 2)));
    }

    private static double[] normal(int numbers, long seed, long which) {
        KeyedRandom random = KeyedRandom.of(STREAM, seed, which);
        double[] values = new double[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }

    private static double[] unit(double[] values) {
        double size = Math.sqrt(mean(values, values));
        double[] unit = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            unit[i] = values[i] / size;
        }
        return unit;
    }

    private static double[] without(double[] direction, double[] values) {
        double share = mean(direction, values);
        double[] rest = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rest[i] = values[i] - share * direction[i];
        }
        return rest;
    }

    double[] first() {
        return first.clone();
    }

    double[] second() {
        return second.clone();
    }

    /** Writes plan + x u + y v, each action projected to the space, as candidate {@code n}. */
    void move(ActionSequence plan, double x, double y, ActionSpace space, ActionBatch out, int n) {
        double[] values = plan.toArray();
        int size = plan.actionSize();
        for (int i = 0; i < values.length; i++) {
            values[i] += space.halfWidth(i % size) * (x * first[i] + y * second[i]);
        }
        for (int offset = 0; offset < values.length; offset += size) {
            space.project(values, offset);
        }
        out.set(n, ActionSequence.of(plan.horizon(), size, values));
    }
}
