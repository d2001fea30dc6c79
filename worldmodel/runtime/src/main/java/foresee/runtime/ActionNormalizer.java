package foresee.runtime;

import foresee.model.ActionSpace;
import java.util.Arrays;

/**
 * How a model sees actions: shifted and scaled to about [-1, 1], component by component.
 *
 * <p>normalised(i) = (a(i) - center(i)) / scale(i), in double.
 *
 * <p><b>Shapes:</b> (A), the environment's action size. <b>Units:</b> those of the action space. Immutable.
 */
public final class ActionNormalizer {
    private final double[] center;
    private final double[] scale;

    /**
     * @param center (A), copied
     * @param scale (A), copied
     * @throws IllegalArgumentException if sizes differ or are 0, a centre is not finite, or a scale is not finite and above 0
     */
    public ActionNormalizer(double[] center, double[] scale) {
        if (center.length == 0 || center.length != scale.length) {
            throw new IllegalArgumentException("center (" + center.length + ") and scale (" + scale.length
                    + " components) must be of one size, at least 1.");
        }
        this.center = center.clone();
        this.scale = scale.clone();
        for (int i = 0; i < center.length; i++) {
            if (!Double.isFinite(center[i]) || !Double.isFinite(scale[i]) || !(scale[i] > 0)) {
                throw new IllegalArgumentException("center[" + i + "] (" + center[i] + ") must be finite and scale[" + i
                        + "] (" + scale[i] + ") finite and above 0.");
            }
        }
    }

    /** The space's centre and half-widths: a box becomes [-1, 1]. */
    public static ActionNormalizer of(ActionSpace space) {
        double[] center = new double[space.size()];
        double[] scale = new double[space.size()];
        for (int i = 0; i < center.length; i++) {
            center[i] = space.center(i);
            scale[i] = space.halfWidth(i);
        }
        return new ActionNormalizer(center, scale);
    }

    /** Components A of an action. */
    public int size() {
        return center.length;
    }

    /** What is subtracted from component {@code i}. */
    public double center(int i) {
        return center[i];
    }

    /** What component {@code i} is divided by afterwards. */
    public double scale(int i) {
        return scale[i];
    }

    /** Component {@code i} of an action with value {@code a}, as the model sees it. */
    public float normalize(int i, double a) {
        return (float) ((a - center[i]) / scale[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionNormalizer normalizer
                && Arrays.equals(center, normalizer.center)
                && Arrays.equals(scale, normalizer.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(center) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "ActionNormalizer[center=" + Arrays.toString(center) + ", scale=" + Arrays.toString(scale) + "]";
    }
}
