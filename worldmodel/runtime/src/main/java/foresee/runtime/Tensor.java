package foresee.runtime;

import java.util.Arrays;

/**
 * One named array of weights.
 *
 * <p><b>Shapes:</b> as its {@link TensorSpec} says, row-major. Immutable; the array is copied in and out.
 */
public final class Tensor {
    private final TensorSpec spec;
    private final float[] values;

    /**
     * @param spec name and shape
     * @param values row-major, copied
     * @throws IllegalArgumentException if the array's size is not the product of the shape
     */
    public Tensor(TensorSpec spec, float[] values) {
        if (values.length != spec.size()) {
            throw new IllegalArgumentException("values (" + values.length + ") of " + spec.name() + " must be "
                    + spec.shapeText() + " = " + spec.size() + ".");
        }
        this.spec = spec;
        this.values = values.clone();
    }

    /** Name and shape. */
    public TensorSpec spec() {
        return spec;
    }

    /** The value at {@code i}, row-major. */
    public float get(int i) {
        return values[i];
    }

    /** All values, a copy, row-major. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && spec.equals(tensor.spec) && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * spec.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor[" + spec.name() + ", " + spec.shapeText() + "]";
    }
}
