package foresee.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file with walls in it. */
final class LayoutFile {
    /** More than the largest layout with blanks around it. */
    private static final long LARGEST = 65_536;

    private LayoutFile() {}

    /**
     * What is in it.
     *
     * @throws Failure if it is too large for a layout
     * @throws UncheckedIOException if it cannot be read
     */
    static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw Failure.usage("--layout " + file + " has " + Files.size(file) + " bytes; walls take at most "
                        + LARGEST + ".");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
