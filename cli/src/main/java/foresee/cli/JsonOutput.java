package foresee.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** JSON as people read it: indented, in the order of insertion, UTF-8, ending in a newline. */
final class JsonOutput {
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private JsonOutput() {}

    /** A value as text. */
    static String text(Object value) throws IOException {
        return WRITER.writeValueAsString(value);
    }

    /** Writes a file, whole or not at all. */
    static void write(Path path, Object value) throws IOException {
        FinishedFile.write(path, (text(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
