package foresee.benchmarks.statistics;

/** How often a bootstrap draws. */
final class Resamples {
    private static final int LEAST = 100;

    private Resamples() {}

    /** The number, if it is enough for the ends of a 95 % interval. */
    static int checked(int resamples) {
        if (resamples < LEAST) {
            throw new IllegalArgumentException("resamples (" + resamples + ") must be at least " + LEAST + ".");
        }
        return resamples;
    }
}
