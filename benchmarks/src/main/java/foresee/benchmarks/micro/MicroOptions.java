package foresee.benchmarks.micro;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What scripts/bench-micro was asked for.
 *
 * @param peers whether another library runs beside ours
 * @param works to measure, copied
 * @param rounds measured of each, at least 1
 * @param json where everything measured is written
 * @param help whether only to say what there is
 */
record MicroOptions(boolean peers, List<WorkName> works, int rounds, Optional<Path> json, boolean help) {
    private static final int ROUNDS = 11;

    MicroOptions {
        works = List.copyOf(works);
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds (" + rounds + ") must be at least 1.");
        }
    }

    /** All works, 11 rounds, no peer, no file. */
    static MicroOptions defaults() {
        return new MicroOptions(false, List.of(WorkName.values()), ROUNDS, Optional.empty(), false);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if an option is unknown, is there twice, lacks its value or has a wrong one
     */
    static MicroOptions parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        MicroOptions options = defaults();
        Set<String> seen = new HashSet<>();
        while (!left.isEmpty()) {
            String option = left.pop();
            if (!seen.add(option)) {
                throw new IllegalArgumentException(option + " is there twice.");
            }
            options = switch (option) {
                case "--peers" -> options.withPeers();
                case "--only" -> options.withWorks(works(value(option, left)));
                case "--rounds" -> options.withRounds(number(option, value(option, left)));
                case "--json" -> options.withJson(Path.of(value(option, left)));
                case "--help", "-h" -> options.withHelp();
                default ->
                    throw new IllegalArgumentException("unknown option: " + option
                            + ". There are --peers, --only NAME,..., --rounds N, --json FILE and --help.");
            };
        }
        return options;
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty() || left.peek().startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return left.pop();
    }

    private static List<WorkName> works(String names) {
        if (("," + names + ",").contains(",,")) {
            throw new IllegalArgumentException("--only (" + names + ") has an empty name in it.");
        }
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(WorkName::named)
                .distinct()
                .toList();
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " (" + text + ") must be a whole number up to " + Integer.MAX_VALUE + ".", e);
        }
    }

    private MicroOptions withPeers() {
        return new MicroOptions(true, works, rounds, json, help);
    }

    private MicroOptions withWorks(List<WorkName> value) {
        return new MicroOptions(peers, value, rounds, json, help);
    }

    private MicroOptions withRounds(int value) {
        return new MicroOptions(peers, works, value, json, help);
    }

    private MicroOptions withJson(Path value) {
        return new MicroOptions(peers, works, rounds, Optional.of(value), help);
    }

    private MicroOptions withHelp() {
        return new MicroOptions(peers, works, rounds, json, true);
    }

    /** What there is, for people. */
    static String usage() {
        StringBuilder text = new StringBuilder();
        text.append("""
                Usage: scripts/bench-micro [--peers] [--only NAME,...] [--rounds N] [--json FILE] [--help]
                Measures how fast a world model runs on one core, beside the core's peak.

                  --peers          beside libtorch (through DJL; Linux x86-64), on the same work in the same process;
                                   the first time downloads 110 MB and unpacks 400 MB below benchmarks/target
                  --only NAME,...  some of the works below (default: all)
                  --rounds N       rounds measured of each work (default: %d)
                  --json FILE      also write all that was measured, every round
                  --help           this text

                Works:
                """.formatted(ROUNDS));
        for (WorkName work : WorkName.values()) {
            text.append("  %-17s %s%n".formatted(work.text(), work.words()));
        }
        text.append("""

                How it measures: each work has a JVM of its own, forked by JMH. There, our kernels are refused if they are
                not vectors as wide as the processor prefers, or as -Dforesee.vectorBits in FORESEE_JAVA_OPTIONS asks for,
                and results are compared: vector and scalar kernels to the bit, the peer within 1e-4. After warming up for
                seconds, a round lets all take turns, in rotated order, each for at least 20 ms: a loop of fused
                multiply-adds (the core's peak), ours on vector kernels, on scalar kernels, the peer. What counts is CPU
                time of the working thread, so that a busy machine disturbs little; medians over rounds are printed.
                libtorch is pinned to one thread, computes all candidates of a rollout, gradient or iteration at once,
                records gradients only where they are asked for, and keeps its memory from one call to the next.
                """);
        return text.toString().stripTrailing();
    }
}
