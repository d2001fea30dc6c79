package foresee.cli;

import foresee.control.FlightLog;
import foresee.control.FlightRecord;
import foresee.envs.VariationLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A flight log in words. */
final class FlightLines {
    private FlightLines() {}

    static List<String> of(Path file) throws IOException {
        try (FlightLog log = FlightLog.open(file)) {
            List<String> lines = new ArrayList<>();
            lines.add("flight log " + file + ", " + log.size() + " records in " + Files.size(file) + " bytes");
            if (log.size() > 0) {
                lines.add("ticks           " + place(log.get(0)) + " to " + place(log.get(log.size() - 1)));
            }
            lines.addAll(description(file, log.description()));
            log.notes().forEach(note -> lines.add("note            " + note));
            return lines;
        }
    }

    private static List<String> description(Path file, String text) {
        try {
            FlightDescription flight = FlightDescription.parse(file, text);
            return List.of(
                    "flown in        " + flight.env() + "[layout=" + flight.layout() + variation(flight) + "], task "
                            + flight.task(),
                    "model           " + flight.model()
                            + (flight.inSimulator() ? "" : ", SHA-256 " + flight.modelSha256()),
                    "planned by      " + flight.planner() + ", seed " + flight.seed(),
                    "that is         " + flight.planned() + ", Foresee " + flight.foresee());
        } catch (Failure foreign) {
            return List.of("described as    " + text.strip().replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private static String variation(FlightDescription flight) {
        boolean nominal = flight.variation().equals(VariationLevel.NOMINAL.word());
        return nominal ? "" : ", variation=" + flight.variation();
    }

    private static String place(FlightRecord record) {
        return record.episode() == 0 ? "" + record.tick() : record.tick() + " of episode " + record.episode();
    }
}
