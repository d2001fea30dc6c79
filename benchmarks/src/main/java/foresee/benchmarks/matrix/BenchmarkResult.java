package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.benchmarks.FinishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a benchmark found, as {@code result.json} has it.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format
 * @param name of the benchmark
 * @param description of it, in a sentence or two
 * @param spec the specification as it was given
 * @param specSha256 its hash
 * @param command that runs it again; what runs one cell of it again is this and {@code --cell ID}
 * @param criteria of each task in words: task, criterion, predicate; copied
 * @param cells in the order of the specification, copied
 */
public record BenchmarkResult(
        String format,
        int version,
        String name,
        String description,
        JsonNode spec,
        String specSha256,
        String command,
        Map<String, Map<String, String>> criteria,
        List<CellResult> cells) {
    /** What the file calls itself. */
    public static final String FORMAT = "foresee-benchmark-result";

    /** Of the format that is written and read. */
    public static final int VERSION = 1;

    public BenchmarkResult {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        cells = List.copyOf(cells);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws BenchmarkFormatException if it is no result of this version
     */
    public static BenchmarkResult read(Path file) throws IOException {
        String name = file.toString();
        JsonNode tree = MatrixJson.parse(name, Files.readAllBytes(file));
        if (!tree.path("format").asText().equals(FORMAT)) {
            throw new BenchmarkFormatException(name, "is no result of a benchmark.");
        }
        if (tree.path("version").asInt() != VERSION) {
            throw new BenchmarkFormatException(name, "version (" + tree.path("version") + ") must be " + VERSION + ".");
        }
        return MatrixJson.read(name, tree, BenchmarkResult.class);
    }

    /** Writes a file, whole or not at all. */
    public void write(Path file) throws IOException {
        FinishedFile.write(file, MatrixJson.pretty(this));
    }
}
