package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.MachineNoise;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.failure.FailureClass;
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
 * @param provenance what the numbers stand on
 * @param noise how quiet the machine was
 * @param effort where the processor time of the last run went
 * @param cells in the order of the specification, copied
 * @param diagnoses why trials failed, of those cells where that was asked for, copied
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
        Provenance provenance,
        MachineNoise noise,
        RunEffort effort,
        List<CellResult> cells,
        List<DiagnosedCell> diagnoses) {
    /** What the file calls itself. */
    public static final String FORMAT = "foresee-benchmark-result";

    /** Of the format that is written and read. */
    public static final int VERSION = 1;

    public BenchmarkResult {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        cells = List.copyOf(cells);
        diagnoses = List.copyOf(diagnoses);
    }

    /**
     * The result of a run.
     *
     * @param command that runs it again
     * @param provenance of machine, program and time; the files are added here
     */
    public static BenchmarkResult of(
            BenchmarkSpec spec,
            String command,
            BenchmarkRun run,
            ModelLibrary library,
            Provenance provenance,
            MachineNoise noise) {
        return new BenchmarkResult(
                FORMAT,
                VERSION,
                spec.name(),
                spec.description(),
                spec.json(),
                spec.sha256(),
                command,
                criteria(spec),
                provenance(spec, library, provenance),
                noise,
                run.effort(),
                run.cells(),
                run.diagnoses());
    }

    private static Provenance provenance(BenchmarkSpec spec, ModelLibrary library, Provenance here) {
        Provenance all = library.describe(here.withSpecification(MatrixJson.bytes(spec.json())));
        for (Where place : spec.places()) {
            all = place.set().isEmpty() ? all : all.withSet(place.set(), FrozenSets.hash(place.set()));
        }
        return all;
    }

    private static Map<String, Map<String, String>> criteria(BenchmarkSpec spec) {
        Map<String, Map<String, String>> criteria = new LinkedHashMap<>();
        for (Where place : spec.places()) {
            Map<String, String> words = new LinkedHashMap<>();
            place.findTask().criteria().forEach(criterion -> words.put(criterion.name(), criterion.words()));
            criteria.put(place.taskWord(), words);
        }
        return criteria;
    }

    /** How many cells could not be run. */
    public long failed() {
        return cells.stream()
                .filter(cell -> cell.status() == CellResult.Status.FAILED)
                .count();
    }

    /** How many of the failed trials that were looked into are of each class, in their order. */
    public Map<FailureClass, Integer> failures() {
        return FailureClass.counts(
                diagnoses.stream().flatMap(cell -> cell.diagnoses().stream()).toList());
    }

    /** How many of them most other planning seeds solve. */
    public int byChance() {
        return diagnoses.stream().mapToInt(DiagnosedCell::byChance).sum();
    }

    /** As a JSON object. */
    public ObjectNode toJson() {
        return (ObjectNode) MatrixJson.tree(this);
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
