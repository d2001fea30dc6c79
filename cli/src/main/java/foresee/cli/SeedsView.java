package foresee.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trainings that go on side by side: a line for each, drawn over in place on a terminal, printed as they come elsewhere. Safe for
 * several threads.
 */
final class SeedsView implements AutoCloseable {
    /** What a line that says how far a run is begins with. */
    private static final String PROGRESS = "step ";

    private final Console console;
    private final ProgressBlock block;
    private final Map<Long, String> states = new LinkedHashMap<>();

    SeedsView(Console console, List<Long> seeds) {
        this.console = console;
        this.block = new ProgressBlock(console);
        seeds.forEach(seed -> states.put(seed, "waits"));
    }

    /** Whether lines are drawn over. */
    boolean live() {
        return console.live();
    }

    /** A run has said something. */
    synchronized void show(long seed, String line) {
        if (!live()) {
            console.note(named(seed, line));
        } else if (line.startsWith(PROGRESS)) {
            states.put(seed, line);
            draw();
        } else {
            block.above(() -> console.note(named(seed, line)));
            draw();
        }
    }

    /** A run is over, and has said this on standard output. */
    synchronized void end(long seed, String state, List<String> said) {
        states.put(seed, state);
        block.above(() -> said.forEach(line -> console.print(named(seed, line))));
        draw();
    }

    private void draw() {
        Map<Long, String> now = new LinkedHashMap<>(states);
        block.show(() -> now.entrySet().stream()
                .map(entry -> named(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static String named(long seed, String line) {
        return "seed " + seed + ": " + line;
    }

    @Override
    public void close() {
        block.close();
    }
}
