package foresee.benchmarks;

/**
 * How a film shows time as it passes: which steps become pictures, and how long each is shown.
 *
 * @param stride steps from one picture to the next
 * @param delayMillis how long a picture is shown
 */
record FilmSpeed(int stride, int delayMillis) {
    /** Twenty pictures a second: as smooth as players show reliably, and half the file of what they might. */
    private static final double LEAST_SECONDS = 0.05;

    /** The speed of life, in as few steps a picture as players can show. */
    static FilmSpeed of(double controlPeriod) {
        // a control period may be 0.0500000001 or 0.0499999999
        int stride = Math.max(1, (int) Math.ceil(LEAST_SECONDS / controlPeriod - 1e-6));
        return new FilmSpeed(stride, (int) Math.round(1000 * stride * controlPeriod));
    }

    /** Whether the state after {@code step} of {@code steps} is shown: the first and the last are. */
    boolean shows(int step, int steps) {
        return step % stride == 0 || step == steps;
    }
}
