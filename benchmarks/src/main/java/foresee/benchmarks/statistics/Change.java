package foresee.benchmarks.statistics;

/** What became of a rate from run a to run b. */
public enum Change {
    /** It fell, beyond chance. */
    WORSE("worse"),
    /** It rose, beyond chance. */
    BETTER("better"),
    /** Chance alone explains the difference; that is no proof that there is none. */
    NOT_TOLD_APART("not told apart");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
