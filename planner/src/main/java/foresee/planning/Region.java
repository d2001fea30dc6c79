package foresee.planning;

import java.util.Arrays;

/**
 * A closed part of the space of F numbers, such as those a {@link LatentProbe} reads, that knows how far away a point is.
 *
 * <p>The signed distance is negative inside, 0 on the edge, positive outside, in the unit of the numbers. Implementations are
 * immutable.
 */
public interface Region {

    /** How many numbers F a point has. */
    int size();

    /** Euclidean distance of {@code point} (F) to the edge; negative inside. */
    double signedDistance(double[] point);

    /**
     * Writes the gradient of the signed distance: the unit vector that leads away from the region. Where several do equally
     * well, that of the first component.
     *
     * @param point (F)
     * @param normal (F), overwritten
     */
    void normal(double[] point, double[] normal);

    /**
     * An axis-parallel box.
     *
     * @param low (F), copied; may be minus infinity
     * @param high (F), each over low, copied; may be infinity
     * @throws IllegalArgumentException if sizes or order do not fit, or no bound at all is finite
     */
    static Region box(double[] low, double[] high) {
        return new Box(low, high);
    }

    /**
     * A Euclidean ball.
     *
     * @param center (F), finite, at least one number, copied
     * @param radius positive and finite
     * @throws IllegalArgumentException if a value is out of range
     */
    static Region ball(double[] center, double radius) {
        return new Ball(center, radius);
    }

    /**
     * All points on one side of a plane: normal . x &lt;= offset.
     *
     * @param normal (F), leads out of the region, finite and not all 0, copied; need not be of length 1
     * @param offset finite
     * @throws IllegalArgumentException if a value is out of range
     */
    static Region halfSpace(double[] normal, double offset) {
        return new HalfSpace(normal, offset);
    }

    /** low(i) &lt;= x(i) &lt;= high(i). */
    final class Box implements Region {
        private final double[] low;
        private final double[] high;

        private Box(double[] low, double[] high) {
            if (low.length == 0 || low.length != high.length) {
                throw new IllegalArgumentException(
                        "low (" + low.length + ") and high (" + high.length + ") must be of one size, at least 1.");
            }
            boolean bounded = false;
            for (int i = 0; i < low.length; i++) {
                if (!(low[i] < high[i])) {
                    throw new IllegalArgumentException(
                            "low[" + i + "] (" + low[i] + ") must be under high[" + i + "] (" + high[i] + ").");
                }
                bounded |= Double.isFinite(low[i]) || Double.isFinite(high[i]);
            }
            if (!bounded) {
                throw new IllegalArgumentException("one bound at least must be finite.");
            }
            this.low = low.clone();
            this.high = high.clone();
        }

        @Override
        public int size() {
            return low.length;
        }

        /** How far component i is beyond its nearer bound; negative between them. */
        private double beyond(double[] point, int i) {
            return Math.max(low[i] - point[i], point[i] - high[i]);
        }

        @Override
        public double signedDistance(double[] point) {
            double most = Double.NEGATIVE_INFINITY;
            double squares = 0;
            for (int i = 0; i < low.length; i++) {
                double beyond = beyond(point, i);
                double outside = Math.max(0, beyond);
                most = Math.max(most, beyond);
                squares += outside * outside;
            }
            return most <= 0 ? most : Math.sqrt(squares);
        }

        @Override
        public void normal(double[] point, double[] normal) {
            double distance = signedDistance(point);
            Arrays.fill(normal, 0, low.length, 0.0);
            for (int i = 0; i < low.length; i++) {
                double beyond = beyond(point, i);
                double sign = low[i] - point[i] == beyond ? -1 : 1;
                if (distance > 0 && beyond > 0) {
                    normal[i] = sign * beyond / distance;
                } else if (distance <= 0 && beyond == distance) {
                    normal[i] = sign;
                    return;
                }
            }
        }

        @Override
        public String toString() {
            return "Box[low=" + Arrays.toString(low) + ", high=" + Arrays.toString(high) + "]";
        }
    }

    /** |x - center| &lt;= radius. */
    final class Ball implements Region {
        private final double[] center;
        private final double radius;

        private Ball(double[] center, double radius) {
            Settings.atLeast("center", center.length, 1);
            Settings.positive("radius", radius);
            for (double value : center) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("center (" + Arrays.toString(center) + ") must be finite.");
                }
            }
            this.center = center.clone();
            this.radius = radius;
        }

        @Override
        public int size() {
            return center.length;
        }

        private double fromCenter(double[] point) {
            double squares = 0;
            for (int i = 0; i < center.length; i++) {
                squares += (point[i] - center[i]) * (point[i] - center[i]);
            }
            return Math.sqrt(squares);
        }

        @Override
        public double signedDistance(double[] point) {
            return fromCenter(point) - radius;
        }

        @Override
        public void normal(double[] point, double[] normal) {
            double distance = fromCenter(point);
            for (int i = 0; i < center.length; i++) {
                normal[i] = distance == 0 ? (i == 0 ? 1 : 0) : (point[i] - center[i]) / distance;
            }
        }

        @Override
        public String toString() {
            return "Ball[center=" + Arrays.toString(center) + ", radius=" + radius + "]";
        }
    }

    /** normal . x &lt;= offset. */
    final class HalfSpace implements Region {
        private final double[] unit;
        private final double offset;

        private HalfSpace(double[] normal, double offset) {
            double length = 0;
            for (double value : normal) {
                length += value * value;
            }
            length = Math.sqrt(length);
            if (!(length > 0) || !Double.isFinite(length) || !Double.isFinite(offset)) {
                throw new IllegalArgumentException("normal (" + Arrays.toString(normal)
                        + ") must be finite and not all 0, and offset (" + offset + ") finite.");
            }
            this.unit = new double[normal.length];
            for (int i = 0; i < unit.length; i++) {
                unit[i] = normal[i] / length;
            }
            this.offset = offset / length;
        }

        @Override
        public int size() {
            return unit.length;
        }

        @Override
        public double signedDistance(double[] point) {
            double along = 0;
            for (int i = 0; i < unit.length; i++) {
                along += unit[i] * point[i];
            }
            return along - offset;
        }

        @Override
        public void normal(double[] point, double[] normal) {
            System.arraycopy(unit, 0, normal, 0, unit.length);
        }

        @Override
        public String toString() {
            return "HalfSpace[normal=" + Arrays.toString(unit) + ", offset=" + offset + "]";
        }
    }
}
