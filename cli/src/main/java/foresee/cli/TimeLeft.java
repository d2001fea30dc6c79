package foresee.cli;

import java.util.function.LongSupplier;

/**
 * How long a row of tasks will still take, if those to come take as long as those that are done. Safe for several threads.
 */
final class TimeLeft {
    private static final long MINUTE = 60_000_000_000L;
    private final int tasks;
    private final LongSupplier nanoClock;
    private final long begun;
    private int current;
    private long currentBegun;

    TimeLeft(int tasks) {
        this(tasks, System::nanoTime);
    }

    TimeLeft(int tasks, LongSupplier nanoClock) {
        this.tasks = tasks;
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
        this.currentBegun = begun;
    }

    /**
     * What to write behind the state: {@code , about 4 min left}; nothing before the first task is done.
     *
     * @param number of the task that is being worked on, from 0
     */
    synchronized String words(int number) {
        long now = nanoClock.getAsLong();
        if (number > current) {
            current = number;
            currentBegun = now;
        }
        if (current == 0) {
            return "";
        }
        long one = (currentBegun - begun) / current;
        long left = one * (tasks - current - 1) + Math.max(0, one - (now - currentBegun));
        return left < MINUTE ? ", under a minute left" : ", about " + Math.round((double) left / MINUTE) + " min left";
    }
}
