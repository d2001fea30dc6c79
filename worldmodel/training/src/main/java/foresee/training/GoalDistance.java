package foresee.training;

/**
 * Ground truth against which latent distance is calibrated.
 *
 * @param between the true distance of two states
 * @param radius under which one counts as having arrived at the other, above 0
 * @param unit of both: {@code px}
 */
public record GoalDistance(Measure between, double radius, String unit) {
    public GoalDistance {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius (" + radius + ") must be above 0.");
        }
    }

    /** The true distance of two states. */
    @FunctionalInterface
    public interface Measure {
        double between(float[] state, float[] other);
    }
}
