package foresee.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * How much else went on while something was measured: how long a fixed piece of work took before, during and after it, and what the
 * system says of its processors. Jackson writes and reads it. {@link NoiseWatch} makes it.
 *
 * @param rounds of the fixed work, in order, at least one, copied
 * @param steal share of processor time that was wanted and given to other virtual machines, from first to last round; negative
 *     where the system does not tell
 * @param idle share of processor time that nobody wanted; negative where the system does not tell
 */
public record MachineNoise(List<Round> rounds, double steal, double idle) {
    /** A number that the system does not tell. */
    public static final double UNKNOWN = -1;

    private static final double QUIET_SLOWDOWN = 1.25;
    private static final double QUIET_STEAL = 0.01;
    private static final double TEN = 9.95;

    public MachineNoise {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("rounds (0) must be at least 1.");
        }
    }

    /**
     * Many repetitions of the fixed work on one thread. <b>Units:</b> milliseconds each.
     *
     * @param when {@code before}, {@code during} or {@code after}
     * @param least of all, positive
     * @param median half took no longer
     * @param p99 99 of 100 took no longer
     * @param most the longest
     * @param load the system's average of the last minute, processes that run or want to; negative where it does not tell
     */
    public record Round(String when, double least, double median, double p99, double most, double load) {
        public Round {
            if (!(least > 0 && median >= least && p99 >= median && most >= p99 && Double.isFinite(most))) {
                throw new IllegalArgumentException("times (" + least + ", " + median + ", " + p99 + ", " + most
                        + ") must be positive, finite and in order.");
            }
        }
    }

    /** The least time of all rounds, in milliseconds: what the work takes when nothing else goes on. */
    public double least() {
        return rounds.stream().mapToDouble(Round::least).min().orElseThrow();
    }

    /** The greatest median of a round, in units of the least time. */
    public double typicalSlowdown() {
        return rounds.stream().mapToDouble(Round::median).max().orElseThrow() / least();
    }

    /** The greatest p99 of a round, in units of the least time: 1 on a machine where nothing else goes on. */
    public double slowdown() {
        return rounds.stream().mapToDouble(Round::p99).max().orElseThrow() / least();
    }

    /** Whether {@link #slowdown} is at most 1.25, and no more than one part in a hundred was stolen. */
    public boolean quiet() {
        return slowdown() <= QUIET_SLOWDOWN && steal <= QUIET_STEAL;
    }

    /** In one line: {@code busy: a fixed piece of work took up to 1.8 x its least time; ...}, where up to means 99 times of 100. */
    public String words() {
        String work = String.format(
                Locale.ROOT,
                "%s: a fixed piece of work took up to %s x its least time, mostly %s x",
                quiet() ? "quiet" : "busy",
                factor(slowdown()),
                factor(typicalSlowdown()));
        return work + shares() + load();
    }

    private static String factor(double value) {
        return String.format(Locale.ROOT, value < TEN ? "%.1f" : "%.0f", value);
    }

    private String shares() {
        return steal < 0
                ? ""
                : String.format(
                        Locale.ROOT, "; %.1f %% of processor time stolen, %.0f %% idle", 100 * steal, 100 * idle);
    }

    private String load() {
        double before = rounds.get(0).load();
        double after = rounds.get(rounds.size() - 1).load();
        return before < 0 || after < 0
                ? ""
                : String.format(Locale.ROOT, "; load %.1f at first, %.1f at last", before, after);
    }
}
