package foresee.model;

import java.util.Arrays;

/**
 * An encoded state: D numbers in which a world model thinks.
 *
 * <p><b>Shapes:</b> (D). Immutable; the array is copied in and out.
 */
public final class Latent {
    private final float[] values;

    /** @param values (D), copied */
    public Latent(float[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values (0) must be at least 1.");
        }
        this.values = values.clone();
    }

    /** Number of values D. */
    public int size() {
        return values.length;
    }

    /** Value {@code d}, from 0. */
    public float get(int d) {
        return values[d];
    }

    /** All values, a copy (D). */
    public float[] toArray() {
        return values.clone();
    }

    /** Copies all values to {@code target} from {@code offset}. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /**
     * Mean squared difference |z - other|^2 / D, summed in index order in double.
     *
     * @throws IllegalArgumentException if sizes differ
     */
    public double distance(Latent other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "latent size (" + other.values.length + ") must be " + values.length + ".");
        }
        double sum = 0;
        for (int d = 0; d < values.length; d++) {
            double difference = (double) values[d] - other.values[d];
            sum += difference * difference;
        }
        return sum / values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latent latent && Arrays.equals(values, latent.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Latent" + Arrays.toString(values);
    }
}
