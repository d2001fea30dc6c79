package foresee.benchmarks.report;

/** A moving picture of a trial. Immutable. */
public final class Film {
    private final Kind kind;
    private final int trial;
    private final boolean otherwise;
    private final byte[] gif;

    /** Which trial of a cell it shows. */
    public enum Kind {
        /** One that succeeded soonest. */
        BEST("best"),
        /** One in the middle. */
        MEDIAN("median"),
        /** One that came least near. */
        WORST("worst");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * @param trial its number in the cell
     * @param otherwise whether one of the trial and the film of it reached the goal, and the other did not
     * @param gif bytes of a GIF file, copied
     */
    public Film(Kind kind, int trial, boolean otherwise, byte[] gif) {
        this.kind = kind;
        this.trial = trial;
        this.otherwise = otherwise;
        this.gif = gif.clone();
    }

    String words() {
        return kind.word() + ": trial " + trial
                + (otherwise ? ", which ended otherwise when run again for this film" : "");
    }

    byte[] gif() {
        return gif.clone();
    }
}
