package foresee.dataset;

/** When the frames of a recorded episode were taken, counted from the first that is used, in nanoseconds. */
final class EpisodeClock {
    private static final double NANOS = 1e9;

    private final double[] seconds;
    private final int first;
    private final double period;

    /**
     * @param seconds of each row; none, or too few, where the control period says when
     * @param first row of the first frame that is used
     * @param period seconds from one frame to the next
     */
    EpisodeClock(double[] seconds, int first, double period) {
        this.seconds = seconds;
        this.first = first;
        this.period = period;
    }

    long nanos(int step) {
        if (seconds.length <= first) {
            return Math.round(step * period * NANOS);
        }
        int row = first + step;
        int known = Math.min(row, seconds.length - 1);
        return Math.round((seconds[known] - seconds[first] + (row - known) * period) * NANOS);
    }
}
