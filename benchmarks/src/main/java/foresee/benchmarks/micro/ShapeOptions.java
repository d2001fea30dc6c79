package foresee.benchmarks.micro;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What scripts/bench-shape was asked for.
 *
 * @param directory where results go, or come from; only with {@code help} it may be empty
 * @param rounds measured of each point, at least 1
 * @param draw whether to measure nothing and to draw what is there
 * @param help whether only to say what there is
 */
record ShapeOptions(Path directory, int rounds, boolean draw, boolean help) {
    private static final int ROUNDS = 9;
    private static final Path NONE = Path.of("");

    ShapeOptions {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds (" + rounds + ") must be at least 1.");
        }
        if (!help && directory.equals(NONE)) {
            throw new IllegalArgumentException("the directory for the results is missing: scripts/bench-shape DIR.");
        }
    }

    /**
     * Reads a command line; the last of several equal options counts.
     *
     * @throws IllegalArgumentException if an option is unknown, lacks its value or has a wrong one, or if there is not just
     *     one directory
     */
    static ShapeOptions parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        Path directory = NONE;
        int rounds = ROUNDS;
        boolean draw = false;
        boolean help = false;
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--rounds" -> rounds = number(argument, left);
                case "--draw" -> draw = true;
                case "--help", "-h" -> help = true;
                default -> directory = directory(argument, directory);
            }
        }
        return new ShapeOptions(directory, rounds, draw, help);
    }

    private static Path directory(String argument, Path before) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException(
                    "unknown option: " + argument + ". There are --rounds N, --draw and --help.");
        }
        if (!before.equals(NONE)) {
            throw new IllegalArgumentException("one directory is enough: " + before + " or " + argument + ".");
        }
        return Path.of(argument);
    }

    private static int number(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        String text = left.pop();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " (" + text + ") must be a whole number.", e);
        }
    }

    /** All that was measured. */
    Path json() {
        return directory.resolve("shape.json");
    }

    /** The picture of it. */
    Path picture() {
        return directory.resolve("shape.png");
    }

    /** What there is, for people. */
    static String usage() {
        return """
                Usage: scripts/bench-shape DIR [--rounds N] [--draw] [--help]
                Measures how the time of a rollout depends on candidates, horizon, hidden size and threads: prints a table,
                writes DIR/shape.json (every round) and DIR/shape.png (a picture). It takes some minutes.

                  --rounds N  rounds measured of each point (default: %d)
                  --draw      measure nothing: print and draw DIR/shape.json again
                  --help      this text

                How it measures: in one JVM, after warming up, all points of a sweep take turns, each for at least 20 ms
                and each beside a loop of fused multiply-adds (the core's peak); medians over rounds of the working thread's
                CPU time. Threads are compared by the wall: executions on one thread and on two in turn; and, since a
                busy machine spoils that, by what two threads take if the second core is idle: CPU times of all slices, put
                together as two threads take them.
                """.formatted(ROUNDS).stripTrailing();
    }
}
