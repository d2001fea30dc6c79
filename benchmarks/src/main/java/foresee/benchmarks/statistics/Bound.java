package foresee.benchmarks.statistics;

/** What a number that was looked for on a ladder says. */
public enum Bound {
    /** The number itself: it lies between two rungs. */
    EXACT,
    /** Over the ladder: the last rung was not enough, the number is greater. */
    AT_LEAST,
    /** Below the ladder: the first rung was enough, the number may be less. */
    AT_MOST,
    /** Over the ladder, and more search does harm: it may be that no number is enough. Nothing is known of it. */
    NEVER
}
