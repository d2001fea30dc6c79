package foresee.cli;

import foresee.control.FlightRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that ask for a flight log. */
final class RecordOptions {
    private static final long MEGABYTE = 1 << 20;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write what is seen, planned and done at each tick to FILE, for 'foresee replay'.")
    private Path file;

    @Option(
            names = "--record-limit",
            paramLabel = "MB",
            defaultValue = "64",
            description = "Bytes that FILE may have, in 2^20; the latest is kept (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** Makes what is to be recorded, if anything is. */
    @FunctionalInterface
    interface Description {
        FlightDescription make() throws IOException;
    }

    /** Whether a log was asked for. */
    boolean asked() {
        return file != null;
    }

    /**
     * Refuses a file that cannot be one, before anything is done.
     *
     * @throws Failure if it is a folder or lies in none, or the limit is out of range
     */
    void check() {
        if (limit < 1) {
            throw Failure.usage("--record-limit (" + limit + ") must be at least 1.");
        }
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw Failure.usage("--record (" + file + ") is a folder.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.usage("--record (" + file + "): the folder " + folder + " does not exist.");
        }
        if (!Files.isWritable(folder)) {
            throw Failure.usage("--record: " + folder + " may not be written to.");
        }
    }

    /** Begins to record, if that was asked for. */
    Recording start(Console console, Description description) throws IOException {
        return file == null
                ? Recording.none(console)
                : Recording.to(
                        FlightRecorder.open(
                                file, limit * MEGABYTE, description.make().text()),
                        file,
                        console);
    }
}
