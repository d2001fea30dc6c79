package foresee.model;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The set of actions an agent may take in one environment step, as points in R^A.
 *
 * <p>Spaces are immutable. Methods that work on an array touch exactly {@link #size()} entries from {@code offset}.
 *
 * <p><b>Units:</b> the environment's own; nothing here is normalised.
 */
public sealed interface ActionSpace {

    /** The space of a world in which nothing acts: its one action has no components. */
    static ActionSpace none() {
        return new Product(List.of());
    }

    /** Number of components A of one action; 0 where nothing acts. */
    int size();

    /** Moves the action at {@code offset} to the nearest point of the space (Euclidean), in place; NaN becomes the centre. */
    void project(double[] actions, int offset);

    /** Whether the action at {@code offset} lies in the space, up to a relative slack of 1e-9. */
    boolean contains(double[] actions, int offset);

    /** Whether the action at {@code offset} lies on the boundary, up to a relative slack of 1e-9; a discrete choice never does. */
    boolean onEdge(double[] actions, int offset);

    /** Draws an action uniformly over the space into {@code actions} at {@code offset}. */
    void sample(RandomGenerator random, double[] actions, int offset);

    /** Half of the extent of component {@code i}: the natural scale of exploration noise. */
    double halfWidth(int i);

    /** The middle of component {@code i}: the action to fall back on when nothing is known. */
    double center(int i);

    /** Whether every component may vary continuously. */
    default boolean isContinuous() {
        return true;
    }

    /** A box: low(i) <= a(i) <= high(i), both inclusive. */
    final class Box implements ActionSpace {
        private final double[] low;
        private final double[] high;

        /**
         * @param low lower bounds (A), copied
         * @param high upper bounds (A), copied
         * @throws IllegalArgumentException if sizes differ, are 0, or not every low(i) &lt; high(i), all finite
         */
        public Box(double[] low, double[] high) {
            if (low.length == 0 || low.length != high.length) {
                throw new IllegalArgumentException("low (" + low.length + ") and high (" + high.length
                        + " bounds) must be of one size, at least 1.");
            }
            this.low = low.clone();
            this.high = high.clone();
            for (int i = 0; i < low.length; i++) {
                if (!(low[i] < high[i]) || !Double.isFinite(high[i] - low[i])) {
                    throw new IllegalArgumentException("low[" + i + "] (" + low[i] + ") must be finite and below high["
                            + i + "] (" + high[i] + ").");
                }
            }
        }

        /** The cube [-bound, bound]^size. */
        public static Box symmetric(int size, double bound) {
            double[] high = new double[size];
            Arrays.fill(high, bound);
            double[] low = new double[size];
            Arrays.fill(low, -bound);
            return new Box(low, high);
        }

        /** Lower bound of component {@code i}, inclusive. */
        public double low(int i) {
            return low[i];
        }

        /** Upper bound of component {@code i}, inclusive. */
        public double high(int i) {
            return high[i];
        }

        @Override
        public int size() {
            return low.length;
        }

        @Override
        public void project(double[] actions, int offset) {
            for (int i = 0; i < low.length; i++) {
                double a = actions[offset + i];
                actions[offset + i] = Double.isNaN(a) ? center(i) : Math.min(high[i], Math.max(low[i], a));
            }
        }

        @Override
        public boolean contains(double[] actions, int offset) {
            for (int i = 0; i < low.length; i++) {
                double slack = SLACK * (high[i] - low[i]);
                double a = actions[offset + i];
                if (!(a >= low[i] - slack && a <= high[i] + slack)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean onEdge(double[] actions, int offset) {
            for (int i = 0; i < low.length; i++) {
                double slack = SLACK * (high[i] - low[i]);
                double a = actions[offset + i];
                if (a <= low[i] + slack || a >= high[i] - slack) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void sample(RandomGenerator random, double[] actions, int offset) {
            for (int i = 0; i < low.length; i++) {
                actions[offset + i] = low[i] + (high[i] - low[i]) * random.nextDouble();
            }
        }

        @Override
        public double halfWidth(int i) {
            return 0.5 * (high[i] - low[i]);
        }

        @Override
        public double center(int i) {
            return 0.5 * (low[i] + high[i]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Box box && Arrays.equals(low, box.low) && Arrays.equals(high, box.high);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
        }

        @Override
        public String toString() {
            return "Box[low=" + Arrays.toString(low) + ", high=" + Arrays.toString(high) + "]";
        }
    }

    /**
     * A Euclidean ball around the origin: |a| &lt;= radius.
     *
     * @param size number of components A, at least 1
     * @param radius the norm bound, inclusive, positive and finite
     */
    record Ball(int size, double radius) implements ActionSpace {
        public Ball {
            if (size < 1) {
                throw new IllegalArgumentException("size (" + size + ") must be at least 1.");
            }
            if (!(radius > 0) || !Double.isFinite(radius)) {
                throw new IllegalArgumentException("radius (" + radius + ") must be positive and finite.");
            }
        }

        @Override
        public void project(double[] actions, int offset) {
            double norm = norm(actions, offset);
            if (Double.isNaN(norm)) {
                Arrays.fill(actions, offset, offset + size, 0.0);
            } else if (Double.isInfinite(norm)) {
                scaleDown(actions, offset);
                shrink(actions, offset, norm(actions, offset));
            } else if (norm > radius) {
                shrink(actions, offset, norm);
            }
        }

        /** Keeps the direction of an action whose norm overflows: infinite components outweigh all others. */
        private void scaleDown(double[] actions, int offset) {
            double largest = 0;
            for (int i = 0; i < size; i++) {
                largest = Math.max(largest, Math.abs(actions[offset + i]));
            }
            for (int i = 0; i < size; i++) {
                double a = actions[offset + i];
                actions[offset + i] = Double.isInfinite(largest) ? infiniteSign(a) : a / largest;
            }
        }

        private static double infiniteSign(double a) {
            return Double.isInfinite(a) ? Math.signum(a) : 0;
        }

        private void shrink(double[] actions, int offset, double norm) {
            for (int i = 0; i < size; i++) {
                actions[offset + i] = radius * (actions[offset + i] / norm);
            }
            double now = norm(actions, offset);
            if (now > radius) {
                for (int i = 0; i < size; i++) {
                    actions[offset + i] *= radius / now;
                }
            }
        }

        private double norm(double[] actions, int offset) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += actions[offset + i] * actions[offset + i];
            }
            return Math.sqrt(sum);
        }

        @Override
        public boolean contains(double[] actions, int offset) {
            return norm(actions, offset) <= radius * (1 + SLACK);
        }

        @Override
        public boolean onEdge(double[] actions, int offset) {
            return norm(actions, offset) >= radius * (1 - SLACK);
        }

        /** Uniform over the volume: a normal direction and a radius of u^(1/A). */
        @Override
        public void sample(RandomGenerator random, double[] actions, int offset) {
            double norm;
            do {
                for (int i = 0; i < size; i++) {
                    actions[offset + i] = random.nextGaussian();
                }
                norm = norm(actions, offset);
            } while (norm == 0);
            double length = radius * StrictMath.pow(random.nextDouble(), 1.0 / size) / norm;
            for (int i = 0; i < size; i++) {
                actions[offset + i] *= length;
            }
        }

        @Override
        public double halfWidth(int i) {
            return radius;
        }

        @Override
        public double center(int i) {
            return 0;
        }
    }

    /**
     * One of {@code count} choices, written as the number 0 to count - 1 in a single component.
     *
     * @param count number of choices, at least 2
     */
    record Discrete(int count) implements ActionSpace {
        public Discrete {
            if (count < 2) {
                throw new IllegalArgumentException("count (" + count + ") must be at least 2.");
            }
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void project(double[] actions, int offset) {
            double a = actions[offset];
            actions[offset] = Double.isNaN(a) ? 0 : Math.rint(Math.min(count - 1, Math.max(0, a)));
        }

        @Override
        public boolean contains(double[] actions, int offset) {
            double a = actions[offset];
            return a == Math.rint(a) && a >= 0 && a < count;
        }

        @Override
        public boolean onEdge(double[] actions, int offset) {
            return false;
        }

        @Override
        public void sample(RandomGenerator random, double[] actions, int offset) {
            actions[offset] = Math.min(count - 1, Math.floor(count * random.nextDouble()));
        }

        @Override
        public double halfWidth(int i) {
            return 0.5 * (count - 1);
        }

        @Override
        public double center(int i) {
            return Math.rint(0.5 * (count - 1));
        }

        @Override
        public boolean isContinuous() {
            return false;
        }
    }

    /**
     * Several spaces side by side; an action is the concatenation of theirs.
     *
     * @param parts the spaces in order, copied; without any it is the space of a world in which nothing acts
     */
    record Product(List<ActionSpace> parts) implements ActionSpace {
        public Product {
            parts = List.copyOf(parts);
        }

        @Override
        public int size() {
            return parts.stream().mapToInt(ActionSpace::size).sum();
        }

        @Override
        public void project(double[] actions, int offset) {
            int at = offset;
            for (ActionSpace part : parts) {
                part.project(actions, at);
                at += part.size();
            }
        }

        @Override
        public boolean contains(double[] actions, int offset) {
            int at = offset;
            for (ActionSpace part : parts) {
                if (!part.contains(actions, at)) {
                    return false;
                }
                at += part.size();
            }
            return true;
        }

        @Override
        public boolean onEdge(double[] actions, int offset) {
            int at = offset;
            for (ActionSpace part : parts) {
                if (part.onEdge(actions, at)) {
                    return true;
                }
                at += part.size();
            }
            return false;
        }

        @Override
        public void sample(RandomGenerator random, double[] actions, int offset) {
            int at = offset;
            for (ActionSpace part : parts) {
                part.sample(random, actions, at);
                at += part.size();
            }
        }

        @Override
        public double halfWidth(int i) {
            int at = i;
            for (ActionSpace part : parts) {
                if (at < part.size()) {
                    return part.halfWidth(at);
                }
                at -= part.size();
            }
            throw new IndexOutOfBoundsException(i);
        }

        @Override
        public double center(int i) {
            int at = i;
            for (ActionSpace part : parts) {
                if (at < part.size()) {
                    return part.center(at);
                }
                at -= part.size();
            }
            throw new IndexOutOfBoundsException(i);
        }

        @Override
        public boolean isContinuous() {
            return parts.stream().allMatch(ActionSpace::isContinuous);
        }
    }

    /** Relative slack of {@link #contains}. */
    double SLACK = 1e-9;
}
