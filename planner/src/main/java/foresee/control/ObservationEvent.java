package foresee.control;

/**
 * Something is wrong with the time stamp of an observation.
 *
 * @param tick environment step at which it came
 * @param trouble what is wrong
 * @param gapNanos its time stamp less the newest before, in nanoseconds
 * @param missing observations that must have been lost between the two; 0 unless {@link Trouble#DROPPED}
 */
public record ObservationEvent(long tick, Trouble trouble, long gapNanos, long missing) {

    /** What may be wrong with a time stamp; P is the configured control period. */
    public enum Trouble {
        /** No newer than one seen before: the camera repeats itself. */
        STALE,
        /** The gap is over 1.25 P, but under 1.5 P. */
        LATE,
        /** The gap is 1.5 P or more: round(gap / P) - 1 observations are missing. */
        DROPPED
    }
}
