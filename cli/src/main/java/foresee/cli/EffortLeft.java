package foresee.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How long a row of tasks will still take, by an estimate of the effort of each and by how fast, against it, what is done was done. Safe for
 * several threads.
 *
 * <p>left = (effort that is left) x (time spent + m) / (effort done + m),   m one minute
 *
 * <p><b>Why:</b> the first seconds, in which everything is compiled, say little; m keeps to the estimate until there is more to go by.
 */
final class EffortLeft {
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final List<Double> efforts;
    private final double all;
    private final LongSupplier nanoClock;
    private final long begun;

    /** @param efforts of the tasks in seconds */
    EffortLeft(List<Double> efforts) {
        this(efforts, System::nanoTime);
    }

    EffortLeft(List<Double> efforts, LongSupplier nanoClock) {
        this.efforts = List.copyOf(efforts);
        this.all = sum(efforts.size());
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
    }

    private double sum(int count) {
        return efforts.subList(0, count).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /**
     * In words: {@code 4 min}.
     *
     * @param number of the task that is being worked on, from 0
     * @param share of it that is done, 0 to 1
     */
    String left(int number, double share) {
        return left(sum(number) + share * efforts.get(number));
    }

    /**
     * In words: {@code 4 min}.
     *
     * @param done the part of the whole effort, in seconds, that is done, in whatever order
     */
    String left(double done) {
        return left(done, 0);
    }

    /**
     * In words: {@code 4 min}.
     *
     * @param done the part of the whole effort, in seconds, that is done, in whatever order
     * @param dropped the part that is not to be done after all
     */
    String left(double done, double dropped) {
        double spent = (nanoClock.getAsLong() - begun) / NANOS;
        return words((all - dropped - done) * (spent + MINUTE) / (done + MINUTE));
    }

    /** {@code under a minute}, {@code 12 min} or {@code 3.4 h}. */
    static String words(double seconds) {
        if (seconds < MINUTE) {
            return "under a minute";
        }
        return seconds < HOUR
                ? Math.round(seconds / MINUTE) + " min"
                : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
    }
}
