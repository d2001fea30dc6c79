package foresee.cli;

import java.util.function.Supplier;

/**
 * One line of progress on standard error: drawn over in place on a terminal, and printed now and then elsewhere.
 *
 * <p>Safe for several threads. Closing shows the last state and ends the line.
 */
final class ProgressLine implements AutoCloseable {
    private static final long LIVE_NANOS = 100_000_000L;
    private static final long MILLI = 1_000_000L;

    /** Milliseconds between two lines where there is no terminal; a process that watches another asks for more of them. */
    private static final long PRINTED_NANOS = MILLI * Integer.getInteger("foresee.progressMillis", 10_000);

    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

    private final Console console;
    private final long period;
    private long last;
    private boolean begun;
    private Supplier<String> waiting;

    ProgressLine(Console console) {
        this.console = console;
        this.period = console.live() ? LIVE_NANOS : PRINTED_NANOS;
    }

    /** Shows a new state, unless one was shown a moment ago; then it waits for the next or for the end. */
    synchronized void show(Supplier<String> state) {
        waiting = state;
        long now = System.nanoTime();
        if (!begun || now - last >= period) {
            begun = true;
            last = now;
            draw();
        }
    }

    /** Prints lines that stay, above this one where it is drawn over. */
    synchronized void above(Runnable lines) {
        if (begun && console.live()) {
            console.err().print("\r" + CLEAR_TO_END_OF_LINE);
        }
        lines.run();
    }

    private void draw() {
        String line = waiting.get();
        waiting = null;
        if (console.live()) {
            String fitting = line.substring(0, Math.min(line.length(), console.columns() - 1));
            console.err().print("\r" + fitting + CLEAR_TO_END_OF_LINE);
            console.err().flush();
        } else {
            console.note(line);
        }
    }

    @Override
    public synchronized void close() {
        if (waiting != null) {
            draw();
        }
        if (begun && console.live()) {
            console.note("");
        }
    }
}
