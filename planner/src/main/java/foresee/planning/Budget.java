package foresee.planning;

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
        public String toString() {
            return duration.toMillis() + " ms";
        }
    }
}
