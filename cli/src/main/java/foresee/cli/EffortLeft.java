package foresee.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How long a row of tasks will still take, if what is left is done as fast, by an estimate of the effort of each, as what is done. Safe for
 * several threads.
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
     * In words: {@code about 4 min}; by the estimate alone before anything is done.
     *
     * @param number of the task that is being worked on, from 0
     * @param share of it that is done, 0 to 1
     */
    String left(int number, double share) {
        double done = sum(number) + share * efforts.get(number);
        double spent = (nanoClock.getAsLong() - begun) / NANOS;
        return words(done > 0 ? spent * (all - done) / done : all);
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
