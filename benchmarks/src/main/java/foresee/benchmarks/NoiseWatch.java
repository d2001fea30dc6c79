package foresee.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Measures {@link MachineNoise} from when it begins to when it ends. For one thread.
 *
 * <p>A round is 200 times the same piece of work, which touches no memory: a tenth of a second in all. It tells of others who want this
 * processor and of the processor's speed, not of others who want its memory.
 */
public final class NoiseWatch {
    private static final int REPETITIONS = 200;
    private static final int STEPS = 300_000;
    private static final double NANOS = 1e6;
    private static final Path STAT = Path.of("/proc/stat");

    private final LongSupplier clock;
    private final Runnable work;
    private final Supplier<String> stat;
    private final DoubleSupplier load;
    private final Optional<ProcessorTimes> first;
    private final List<MachineNoise.Round> rounds = new ArrayList<>();

    /**
     * @param clock in nanoseconds
     * @param work whose time is fixed
     * @param stat the text of {@code /proc/stat} now, empty where there is none
     * @param load the system's load average now, negative where there is none
     */
    NoiseWatch(LongSupplier clock, Runnable work, Supplier<String> stat, DoubleSupplier load) {
        this.clock = clock;
        this.work = work;
        this.stat = stat;
        this.load = load;
        times(); // so that the compiler has seen it
        first = ProcessorTimes.parse(stat.get());
        round("before");
    }

    /** Begins with a round, which takes a tenth of a second or two; so does every other. */
    public static NoiseWatch begin() {
        return new NoiseWatch(
                System::nanoTime,
                new Spin(),
                () -> Machine.text(STAT),
                () -> ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** A round in between. It counts what else runs in this process, too. */
    public void during() {
        round("during");
    }

    /** Ends with a round. */
    public MachineNoise end() {
        round("after");
        Optional<ProcessorTimes> spent =
                first.flatMap(begin -> ProcessorTimes.parse(stat.get()).map(end -> end.since(begin)));
        return new MachineNoise(
                rounds,
                spent.map(times -> times.share(times.steal())).orElse(MachineNoise.UNKNOWN),
                spent.map(times -> times.share(times.idle())).orElse(MachineNoise.UNKNOWN));
    }

    private void round(String when) {
        double average = load.getAsDouble();
        double[] times = times();
        Arrays.sort(times);
        rounds.add(new MachineNoise.Round(
                when,
                times[0],
                times[REPETITIONS / 2],
                times[REPETITIONS * 99 / 100 - 1],
                times[REPETITIONS - 1],
                average < 0 ? MachineNoise.UNKNOWN : average));
    }

    /** Of each repetition, in milliseconds. */
    private double[] times() {
        double[] times = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long begun = clock.getAsLong();
            work.run();
            times[i] = (clock.getAsLong() - begun) / NANOS;
        }
        return times;
    }

    /** A chain of shifts, each of which needs the last: half a millisecond that no compiler can shorten. */
    private static final class Spin implements Runnable {
        private long value = 1;

        @Override
        public void run() {
            long x = value;
            for (int i = 0; i < STEPS; i++) {
                x ^= x << 13;
                x ^= x >>> 7;
                x ^= x << 17;
            }
            value = x;
        }
    }
}
