package foresee.planning;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How much search one plan may cost. Immutable; {@link #start} begins to spend it.
 *
 * <p>A budget in evaluations is reproducible; a deadline is for live use and outside the promise of determinism. Either
 * carries a cancellation.
 */
public sealed interface Budget {

    /** Who may stop the search early. */
    Cancellation cancellation();

    /** The same budget under another cancellation. */
    Budget with(Cancellation cancellation);

    /**
     * A share of this budget, cancelled with it: of its evaluations, rounded, at least one if there are any; or of its time.
     *
     * @param share 0 to 1
     */
    Budget part(double share);

    /** What is left, none at worst, after so many evaluations and so much time; cancelled with this. */
    Budget after(long evaluations, Duration time);

    /** Begins to spend; a deadline counts from here. */
    default Allowance start() {
        return new Allowance(this);
    }

    /** A budget of {@code count} scored candidates. */
    static Budget evaluations(long count) {
        return new Evaluations(count, new Cancellation());
    }

    /** A budget of time from the start of planning; zero returns the warm start. */
    static Budget deadline(Duration duration) {
        return new Deadline(duration, new Cancellation());
    }

    /**
     * At most {@code count} scored candidates.
     *
     * @param count at least 0
     */
    record Evaluations(long count, Cancellation cancellation) implements Budget {
        public Evaluations {
            if (count < 0) {
                throw new IllegalArgumentException("evaluations (" + count + ") must not be negative.");
            }
        }

        @Override
        public Evaluations with(Cancellation other) {
            return new Evaluations(count, other);
        }

        @Override
        public Evaluations part(double share) {
            Settings.shareUpToOne("share", share);
            return new Evaluations(Math.min(count, Math.max(1, Math.round(share * count))), cancellation);
        }

        @Override
        public Evaluations after(long evaluations, Duration time) {
            return new Evaluations(Math.max(0, count - evaluations), cancellation);
        }

        @Override
        public String toString() {
            return count + " evaluations";
        }
    }

    /**
     * At most {@code duration} of wall-clock time, overrun by at most one slice's computing.
     *
     * @param duration not negative
     */
    record Deadline(Duration duration, Cancellation cancellation) implements Budget {
        public Deadline {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("deadline (" + duration + ") must not be negative.");
            }
        }

        @Override
        public Deadline with(Cancellation other) {
            return new Deadline(duration, other);
        }

        @Override
        public Deadline part(double share) {
            Settings.shareUpToOne("share", share);
            return new Deadline(Duration.ofNanos((long) (share * nanos())), cancellation);
        }

        @Override
        public Deadline after(long evaluations, Duration time) {
            Duration left = duration.minus(time);
            return new Deadline(left.isNegative() ? Duration.ZERO : left, cancellation);
        }

        /** The duration in nanoseconds; the largest number if there are more, in 292 years. */
        long nanos() {
            try {
                return duration.toNanos();
            } catch (ArithmeticException tooLong) {
                return Long.MAX_VALUE;
            }
        }

        @Override
        public String toString() {
            return BigDecimal.valueOf(nanos(), 6).stripTrailingZeros().toPlainString() + " ms";
        }
    }
}
