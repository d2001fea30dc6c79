package foresee.benchmarks;

import java.util.Arrays;
import java.util.Optional;

/**
 * How all processors together spent their time since the system began, in ticks.
 *
 * @param total of all
 * @param idle with nothing to do, or waiting for a disc
 * @param steal wanted, and given to another virtual machine
 */
record ProcessorTimes(long total, long idle, long steal) {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STEAL = 7;
    /** user, nice, system, idle, iowait, irq, softirq, steal; guests behind them are counted among the first two. */
    private static final int FIELDS = 8;

    /** Of the text of Linux's {@code /proc/stat}; empty if it is none. */
    static Optional<ProcessorTimes> parse(String stat) {
        return stat.lines()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .map(line -> line.substring("cpu ".length()).strip().split(" +"))
                .filter(fields ->
                        fields.length >= FIELDS && Arrays.stream(fields).allMatch(field -> field.matches("\\d{1,18}")))
                .map(ProcessorTimes::of);
    }

    private static ProcessorTimes of(String[] fields) {
        long[] ticks =
                Arrays.stream(fields).limit(FIELDS).mapToLong(Long::parseLong).toArray();
        return new ProcessorTimes(Arrays.stream(ticks).sum(), ticks[IDLE] + ticks[WAITING], ticks[STEAL]);
    }

    /** What was spent since an earlier time. */
    ProcessorTimes since(ProcessorTimes earlier) {
        return new ProcessorTimes(total - earlier.total, idle - earlier.idle, steal - earlier.steal);
    }

    /** A part of the total; negative if nothing was spent. */
    double share(long part) {
        return total > 0 ? (double) part / total : MachineNoise.UNKNOWN;
    }
}
