package foresee.planning;

/** The unit in which a descent measures gradients: the largest component of its first gradient that is not zero. */
final class GradientUnit {
    /** Steeper than this many times the first no gradient is taken to be: what is made of it stays finite. */
    private static final double STEEPEST = 1e100;

    private double largest;

    /** Divides a finite gradient by the unit, in place; a gradient of zeros stays one. */
    void divide(double[] gradient) {
        largest = largest > 0 ? largest : largest(gradient);
        for (int j = 0; largest > 0 && j < gradient.length; j++) {
            gradient[j] = Math.max(-STEEPEST, Math.min(STEEPEST, gradient[j] / largest));
        }
    }

    private static double largest(double[] gradient) {
        double largest = 0;
        for (double component : gradient) {
            largest = Math.max(largest, Math.min(Double.MAX_VALUE, Math.abs(component)));
        }
        return largest;
    }
}
