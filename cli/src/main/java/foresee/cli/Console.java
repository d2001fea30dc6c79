package foresee.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The two streams of a command: results go to {@code out}, everything else to {@code err}.
 *
 * @param out results; with {@code --json} one JSON object and nothing else
 * @param err progress, warnings and errors
 * @param live whether {@code err} is a terminal, on which a line may be drawn over
 */
record Console(PrintWriter out, PrintWriter err, boolean live) {

    /** The streams of this process; {@code -Dforesee.terminal=true} says that standard error is a terminal. */
    static Console ofProcess() {
        return new Console(utf8(System.out), utf8(System.err), Boolean.getBoolean("foresee.terminal"));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
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
