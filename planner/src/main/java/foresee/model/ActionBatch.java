package foresee.model;

/**
 * N candidate action sequences in one array, written by a planner and read by costs.
 *
 * <p><b>Shapes:</b> (N,H,A), row-major. Mutable; {@link #values()} is a view, not a copy. While a cost reads it, nobody
 * may write it.
 */
public final class ActionBatch {
    private final int candidates;
    private final int horizon;
    private final int actionSize;
    private final double[] values;

    /**
     * A batch of zeros.
     *
     * @throws IllegalArgumentException if any extent is below 1
     */
    public ActionBatch(int candidates, int horizon, int actionSize) {
        if (candidates < 1 || horizon < 1 || actionSize < 1) {
            throw new IllegalArgumentException("candidates (" + candidates + "), horizon (" + horizon
                    + ") and action size (" + actionSize + ") must be at least 1.");
        }
        this.candidates = candidates;
        this.horizon = horizon;
        this.actionSize = actionSize;
        this.values = new double[Math.multiplyExact(Math.multiplyExact(candidates, horizon), actionSize)];
    }

    /** A batch of one candidate, copied from {@code sequence}. */
    public static ActionBatch of(ActionSequence sequence) {
        ActionBatch batch = new ActionBatch(1, sequence.horizon(), sequence.actionSize());
        batch.set(0, sequence);
        return batch;
    }

    /** Number of candidates N. */
    public int candidates() {
        return candidates;
    }

    /** Number of actions H of each candidate. */
    public int horizon() {
        return horizon;
    }

    /** Components A of one action. */
    public int actionSize() {
        return actionSize;
    }

    /** All values (N,H,A): a view. */
    public double[] values() {
        return values;
    }

    /** Where action {@code t} of candidate {@code n} begins in {@link #values()}. */
    public int offset(int n, int t) {
        return (n * horizon + t) * actionSize;
    }

    /** Component {@code i} of action {@code t} of candidate {@code n}. */
    public double get(int n, int t, int i) {
        return values[offset(n, t) + i];
    }

    /** Sets component {@code i} of action {@code t} of candidate {@code n}. */
    public void set(int n, int t, int i, double value) {
        values[offset(n, t) + i] = value;
    }

    /**
     * Copies {@code sequence} in as candidate {@code n}.
     *
     * @throws IllegalArgumentException if the sequence is not (H,A)
     */
    public void set(int n, ActionSequence sequence) {
        if (sequence.horizon() != horizon || sequence.actionSize() != actionSize) {
            throw new IllegalArgumentException("sequence (" + sequence.horizon() + " x " + sequence.actionSize()
                    + ") must be horizon (" + horizon + ") x action size (" + actionSize + ").");
        }
        sequence.copyTo(values, offset(n, 0));
    }

    /** Candidate {@code n}, a copy (H,A). */
    public ActionSequence sequence(int n) {
        double[] copy = new double[horizon * actionSize];
        System.arraycopy(values, offset(n, 0), copy, 0, copy.length);
        return ActionSequence.of(horizon, actionSize, copy);
    }
}
