package foresee.benchmarks.micro;

import java.util.List;

/** Whether two contestants computed the same: if not, their times mean nothing. */
final class Agreement {
    /** How far another library may be from ours, relative to max(1, |x|). */
    static final double TOLERANCE = 1e-4;

    private Agreement() {}

    /**
     * Refuses a different bit.
     *
     * @param what was computed, for the message
     * @throws IllegalStateException if sizes or any value differ; names the first that does
     */
    static void requireSame(String what, List<? extends Number> vector, List<? extends Number> scalar) {
        requireSize(what, vector, scalar);
        for (int i = 0; i < vector.size(); i++) {
            if (!vector.get(i).equals(scalar.get(i))) {
                throw new IllegalStateException(what + ": value " + i + " is " + vector.get(i)
                        + " on vector kernels and " + scalar.get(i) + " on scalar kernels.");
            }
        }
    }

    /**
     * Refuses a value that is further off than {@link #TOLERANCE}, or not finite.
     *
     * @throws IllegalStateException if sizes differ or a value is too far off; names the first that is
     */
    static void requireNear(String what, List<? extends Number> ours, List<? extends Number> theirs) {
        requireSize(what, ours, theirs);
        for (int i = 0; i < ours.size(); i++) {
            double expected = ours.get(i).doubleValue();
            double difference = Math.abs(expected - theirs.get(i).doubleValue());
            if (!(difference <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
                throw new IllegalStateException(what + ": value " + i + " is " + expected + ", by the peer "
                        + theirs.get(i) + ", more than " + TOLERANCE + " off.");
            }
        }
    }

    /**
     * Refuses a direction that is another: |ours - theirs| must be at most {@code share} of |ours|.
     *
     * <p><b>Why:</b> small gradients pass {@link #requireNear} whatever they are.
     *
     * @throws IllegalStateException if sizes differ or the difference is larger
     */
    static void requireSameDirection(String what, List<Double> ours, List<Double> theirs, double share) {
        requireSize(what, ours, theirs);
        double difference = 0;
        double length = 0;
        for (int i = 0; i < ours.size(); i++) {
            difference += (ours.get(i) - theirs.get(i)) * (ours.get(i) - theirs.get(i));
            length += ours.get(i) * ours.get(i);
        }
        if (!(Math.sqrt(difference) <= share * Math.sqrt(length))) {
            throw new IllegalStateException(what + ": differs from the peer's by " + Math.sqrt(difference / length)
                    + " of its length, which must be at most " + share + ".");
        }
    }

    private static void requireSize(String what, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            throw new IllegalStateException(
                    what + ": " + one.size() + " values against " + other.size() + " from the other.");
        }
    }
}
