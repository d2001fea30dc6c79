package foresee.runtime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Name and shape of one tensor of a model.
 *
 * @param name as in the model file: {@code encoder.0.weight}
 * @param shape extents, outermost first, each at least 1, copied
 */
public record TensorSpec(String name, List<Integer> shape) {
    public TensorSpec {
        shape = List.copyOf(shape);
        for (int extent : shape) {
            if (extent < 1) {
                throw new IllegalArgumentException(
                        "shape of " + name + " (" + text(shape) + ") must be at least 1 each.");
            }
        }
        size(name, shape);
    }

    /** A tensor of the given extents. */
    public static TensorSpec of(String name, Integer... shape) {
        return new TensorSpec(name, List.of(shape));
    }

    /** Number of values: the product of the extents. */
    public int size() {
        return size(name, shape);
    }

    private static int size(String name, List<Integer> shape) {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
            if (size > Integer.MAX_VALUE / Float.BYTES) {
                throw new IllegalArgumentException("tensor " + name + " (" + text(shape) + ") must hold at most "
                        + Integer.MAX_VALUE / Float.BYTES + " values.");
            }
        }
        return (int) size;
    }

    /** The extents in words: {@code 16 x 3 x 8 x 8}. */
    public String shapeText() {
        return text(shape);
    }

    static String text(List<? extends Number> shape) {
        return shape.stream().map(Object::toString).collect(Collectors.joining(" x "));
    }
}
