package foresee.cli;

import foresee.control.ControlListener;
import foresee.control.FlightRecorder;
import java.nio.file.Path;
import java.util.Optional;

/** A flight log that is being written, or none. */
final class Recording implements AutoCloseable {
    private final Optional<FlightRecorder> recorder;
    private final String name;
    private final Console console;

    private Recording(Optional<FlightRecorder> recorder, String name, Console console) {
        this.recorder = recorder;
        this.name = name;
        this.console = console;
    }

    static Recording none(Console console) {
        return new Recording(Optional.empty(), "", console);
    }

    static Recording to(FlightRecorder recorder, Path file, Console console) {
        return new Recording(Optional.of(recorder), file.toString(), console);
    }

    /** A listener that tells another, and records. */
    ControlListener beside(ControlListener other) {
        return recorder.map(other::and).orElse(other);
    }

    /** Ends the log, and says what became of it. */
    @Override
    public void close() {
        recorder.ifPresent(this::end);
    }

    private void end(FlightRecorder ending) {
        ending.close();
        if (ending.dropped() > 0 || ending.failure().isPresent()) {
            console.warn(name + " is not whole: " + ending.dropped() + " records could not be written"
                    + ending.failure()
                            .map(failure -> " (" + failure.getMessage() + ")")
                            .orElse("")
                    + ".");
        } else {
            console.note("recorded in " + name + "; 'foresee replay " + name + "' plans every tick again");
        }
    }
}
