package foresee.benchmarks.statistics;

/** What {@link Growth} says. */
public enum GrowthVerdict {
    /** y grows, and an exponential explains it better than a power of x. */
    EXPONENTIAL,
    /** y grows, and a power of x explains it better than an exponential. */
    POLYNOMIAL,
    /** y grows, and the points do not tell the two apart. */
    GROWING,
    /** The interval of the slope holds 0. */
    FLAT,
    /** y falls as x grows. */
    FALLING,
    /** Fewer than three different x whose y is known. */
    TOO_FEW_POINTS
}
