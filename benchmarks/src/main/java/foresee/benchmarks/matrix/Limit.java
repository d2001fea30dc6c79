package foresee.benchmarks.matrix;

import foresee.planning.Budget;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How much search one plan may cost: so many evaluations, which anybody can repeat, or so much time, as it is live.
 *
 * @param evaluations scored candidates; 0 if time is what limits
 * @param deadlineMillis milliseconds of wall-clock time; 0 if evaluations are
 */
public record Limit(long evaluations, double deadlineMillis) {
    /** Of what does not plan. */
    public static final Limit NONE = new Limit(0, 0);

    private static final double NANOS = 1e6;

    /**
     * @throws IllegalArgumentException if one is negative, or both are given
     */
    public Limit {
        if (evaluations < 0 || !(deadlineMillis >= 0) || Double.isInfinite(deadlineMillis)) {
            throw new IllegalArgumentException("evaluations (" + evaluations + ") and deadlineMillis (" + deadlineMillis
                    + ") must not be negative.");
        }
        if (evaluations > 0 && deadlineMillis > 0) {
            throw new IllegalArgumentException("evaluations (" + evaluations + ") and deadlineMillis (" + deadlineMillis
                    + ") must not both limit a plan.\nMaybe make two budgets of them.");
        }
    }

    /** So many scored candidates. */
    public static Limit evaluations(long count) {
        return new Limit(count, 0);
    }

    /** So many milliseconds. */
    public static Limit deadline(double millis) {
        return new Limit(0, millis);
    }

    /** Whether time is what limits. */
    public boolean isDeadline() {
        return deadlineMillis > 0;
    }

    /** As planners know it. */
    Budget budget() {
        return isDeadline()
                ? Budget.deadline(Duration.ofNanos(Math.round(deadlineMillis * NANOS)))
                : Budget.evaluations(evaluations);
    }

    /** {@code 256 evaluations} or {@code 10 ms}; {@code no plan}. */
    public String words() {
        if (isDeadline()) {
            return BigDecimal.valueOf(deadlineMillis).stripTrailingZeros().toPlainString() + " ms";
        }
        return evaluations == 0 ? "no plan" : evaluations + " evaluations";
    }
}
