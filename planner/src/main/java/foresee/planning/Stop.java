package foresee.planning;

/** Whether to stop scoring candidates; asked before every slice of them. Safe for several threads. */
@FunctionalInterface
public interface Stop {

    /** Goes on to the end, in wide slices. */
    Stop NEVER = new Stop() {
        @Override
        public boolean now() {
            return false;
        }

        @Override
        public int slice() {
            return TrajectoryCost.WIDE_SLICE;
        }
    };

    /** Whether to stop now. */
    boolean now();

    /** Most candidates to score before asking again, at least 1. */
    default int slice() {
        return TrajectoryCost.SLICE;
    }
}
