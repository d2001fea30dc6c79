package foresee.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The two streams of a command: results go to {@code out}, everything else to {@code err}.
 *
 * @param out results; with {@code --json} one JSON object and nothing else
 * @param err progress, warnings and errors
 * @param columns width of the terminal that {@code err} is, on which a line may be drawn over; 0 if it is none
 */
record Console(PrintWriter out, PrintWriter err, int columns) {

    /** The streams of this process; {@code -Dforesee.columns=80} says that standard error is a terminal, and how wide. */
    static Console ofProcess() {
        return new Console(utf8(System.out), utf8(System.err), Integer.getInteger("foresee.columns", 0));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Whether a line may be drawn over. */
    boolean live() {
        return columns > 0;
    }

    /** Prints a line of the result. */
    void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a line that is not part of the result. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Prints a line that a reader should not miss. */
    void warn(String line) {
        note("warning: " + line);
    }
}
