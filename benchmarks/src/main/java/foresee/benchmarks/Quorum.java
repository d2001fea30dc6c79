package foresee.benchmarks;

/**
 * Counts outcomes until it is certain whether a share of all trials will have succeeded. Safe for several threads.
 *
 * <p><b>Why:</b> of 200 trials, eleven failures settle that 95 % are out of reach; the rest need not run.
 */
final class Quorum {
    private final int trials;
    private final double share;
    private int successes;
    private int failures;

    /**
     * A count that begins.
     *
     * @param trials how many there are in all, at least 1
     * @param share of them that is to succeed, over 0 and at most 1
     */
    Quorum(int trials, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share (" + share + ") must be over 0 and at most 1.");
        }
        this.trials = trials;
        this.share = share;
    }

    synchronized void count(boolean success) {
        successes += success ? 1 : 0;
        failures += success ? 0 : 1;
    }

    /** Whether the outcomes that are still missing cannot change the answer. */
    synchronized boolean decided() {
        return reached(successes) || !reached(trials - failures);
    }

    /** Whether enough have succeeded. */
    synchronized boolean reached() {
        return reached(successes);
    }

    private boolean reached(int count) {
        return (double) count / trials >= share;
    }
}
