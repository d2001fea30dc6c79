package foresee.planning;

/**
 * What is left of a budget during one run of a planner. Not thread-safe, except as a {@link Stop}.
 *
 * <p>Under a deadline the clock is looked at after every {@link TrajectoryCost#SLICE} candidates; where there is none, only a
 * cancellation can stop a search, and slices are wide.
 */
public final class Allowance implements Stop {
    private final Cancellation cancellation;
    private final long evaluations;
    private final long startNanos = System.nanoTime();
    private final long limitNanos;
    private long spent;

    Allowance(Budget budget) {
        this.cancellation = budget.cancellation();
        if (budget instanceof Budget.Evaluations evaluationBudget) {
            this.evaluations = evaluationBudget.count();
            this.limitNanos = Long.MAX_VALUE;
        } else {
            this.evaluations = Long.MAX_VALUE;
            this.limitNanos = ((Budget.Deadline) budget).nanos();
        }
    }

    /** Takes up to {@code wanted} evaluations out of the budget; 0 means that the search is over. */
    public int grant(int wanted) {
        if (now()) {
            return 0;
        }
        int granted = (int) Math.min(wanted, evaluations - spent);
        spent += granted;
        return granted;
    }

    /** Evaluations taken so far. */
    public long spent() {
        return spent;
    }

    /** Evaluations that may still be taken; {@code Long.MAX_VALUE} less those spent under a deadline. */
    public long remaining() {
        return evaluations - spent;
    }

    /** Share of the budget that is spent, 0 to 1: of evaluations, or of time under a deadline. */
    public double shareSpent() {
        if (!hasDeadline()) {
            return evaluations == 0 ? 1 : (double) spent / evaluations;
        }
        return limitNanos == 0 ? 1 : Math.min(1, (double) (System.nanoTime() - startNanos) / limitNanos);
    }

    /** Whether time is up or somebody cancelled. */
    @Override
    public boolean now() {
        return cancellation.isCancelled() || (hasDeadline() && System.nanoTime() - startNanos >= limitNanos);
    }

    @Override
    public int slice() {
        return hasDeadline() ? TrajectoryCost.SLICE : TrajectoryCost.WIDE_SLICE;
    }

    private boolean hasDeadline() {
        return limitNanos != Long.MAX_VALUE;
    }
}
