package foresee.cli;

import java.util.List;
import java.util.function.Supplier;

/**
 * A few lines of progress on a terminal, drawn over in place.
 *
 * <p>Safe for several threads. Closing shows the last state and ends the lines. Where standard error is no terminal it shows nothing.
 */
final class ProgressBlock implements AutoCloseable {
    private static final long LIVE_NANOS = 100_000_000L;
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Console console;
    private long last;
    private int drawn;
    private Supplier<List<String>> waiting;

    ProgressBlock(Console console) {
        this.console = console;
    }

    /** Shows new lines, unless some were shown a moment ago; then they wait for the next or for the end. */
    synchronized void show(Supplier<List<String>> lines) {
        if (!console.live()) {
            return;
        }
        waiting = lines;
        long now = System.nanoTime();
        if (drawn == 0 || now - last >= LIVE_NANOS) {
            last = now;
            draw();
        }
    }

    /** Prints lines that stay, above these. */
    synchronized void above(Runnable lines) {
        if (drawn > 0) {
            console.err().print(up() + CLEAR_BELOW);
            drawn = 0;
        }
        lines.run();
    }

    private void draw() {
        StringBuilder text = new StringBuilder(up());
        List<String> lines = waiting.get();
        waiting = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            text.append(i == 0 ? "" : System.lineSeparator())
                    .append(line, 0, Math.min(line.length(), console.columns() - 1))
                    .append(CLEAR_TO_END_OF_LINE);
        }
        drawn = lines.size();
        console.err().print(text);
        console.err().flush();
    }

    /** To the beginning of the first line that was drawn. */
    private String up() {
        return drawn > 1 ? "\r\u001b[" + (drawn - 1) + "A" : "\r";
    }

    @Override
    public synchronized void close() {
        if (waiting != null) {
            draw();
        }
        if (drawn > 0) {
            console.note("");
        }
    }
}
