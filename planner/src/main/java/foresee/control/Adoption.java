package foresee.control;

/** What became of a plan that was made. */
public enum Adoption {
    /** It took effect at the tick it begins at. */
    ON_TIME,
    /** It took effect after the tick it begins at, from the action that was then due. */
    LATE,
    /** It was ready only when nothing of it was left to act on. */
    DROPPED
}
