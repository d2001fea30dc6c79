package foresee.cli;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.NoiseWatch;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.BenchmarkRun;
import foresee.benchmarks.matrix.BenchmarkRunner;
import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.ModelLibrary;
import foresee.envs.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code foresee bench NAME|spec.json}: a matrix of cells, run in parallel, kept cell by cell, and reported. */
final class MatrixBench {
    private static final String SPEC = "spec.json";
    private static final String RESULT = "result.json";

    private final Console console;
    private final MatrixSpec asked;
    private final int workers;
    private final Options options;
    private final ModelLibrary library = new ModelLibrary(BundledModels::of, Path.of(""));

    MatrixBench(Console console, MatrixSpec asked, int workers, Options options) {
        this.console = console;
        this.asked = asked;
        this.workers = workers;
        this.options = options;
    }

    /** What may be chosen. */
    static final class Options {
        @Option(
                names = "--out",
                paramLabel = "DIR",
                description =
                        "Keep finished cells, result.json and report.html there (default: out/bench/NAME). What is"
                                + " finished there already is not run again.")
        private Path out;

        @Option(
                names = "--cell",
                split = ",",
                paramLabel = "ID",
                description = "Run these cells alone and tell their outcomes; nothing is kept.")
        private List<String> ids = List.of();
    }

    /**
     * Runs what is not finished yet, and reports.
     *
     * @param estimateOnly whether to tell how long it takes at most, and leave it at that
     */
    BenchResult run(boolean estimateOnly) throws IOException, InterruptedException {
        BenchmarkSpec spec = asked.spec();
        Provenance here = Provenance.here(Instant.now());
        List<Cell> cells = spec.cells(library);
        Path folder = folder();
        try (MatrixProgress progress = new MatrixProgress(console, workers)) {
            BenchmarkRunner runner =
                    new BenchmarkRunner(spec, library, String.join("\n", here.words()), folder, workers, progress);
            if (!options.ids.isEmpty()) {
                return alone(runner, chosen(cells));
            }
            requireSameBenchmark(folder);
            List<Cell> finished = runner.finishedBefore(cells);
            List<Cell> left =
                    cells.stream().filter(cell -> !finished.contains(cell)).toList();
            List<Double> efforts = runner.efforts(left);
            console.note(MatrixText.size(spec, cells, finished.size(), efforts, workers));
            if (estimateOnly) {
                return MatrixText.estimate(left, efforts);
            }
            FinishedFile.write(folder.resolve(SPEC), bytes(spec));
            NoiseWatch noise = NoiseWatch.begin();
            progress.begin(left, efforts);
            BenchmarkRun run = runner.run(cells);
            return report(
                    folder,
                    BenchmarkResult.of(spec, asked.command(), run, library, here.withEnd(Instant.now()), noise.end()));
        }
    }

    private Path folder() {
        Path folder = options.out == null ? Path.of("out", "bench", asked.spec().name()) : options.out;
        return OutputFile.requireFolder(folder);
    }

    /** Refuses a folder in which another benchmark is kept: its result would be lost. */
    private void requireSameBenchmark(Path folder) throws IOException {
        Path kept = folder.resolve(SPEC);
        if (Files.exists(kept)
                && !BenchmarkSpec.read(kept).sha256().equals(asked.spec().sha256())) {
            throw Failure.usage("--out: " + folder + " holds a benchmark of another specification (" + kept
                    + "). Maybe name another folder.");
        }
    }

    private List<Cell> chosen(List<Cell> cells) {
        List<String> known = cells.stream().map(Cell::id).toList();
        List<Cell> chosen = new ArrayList<>();
        for (String id : options.ids) {
            if (!known.contains(id)) {
                String near = NearestName.of(id, known)
                        .map(name -> " Maybe " + name + ".")
                        .orElse("");
                throw Failure.usage("--cell (" + id + ") must be one of the " + known.size()
                        + " cells, which --estimate" + " lists." + near);
            }
            chosen.add(cells.get(known.indexOf(id)));
        }
        return chosen;
    }

    private BenchResult alone(BenchmarkRunner runner, List<Cell> cells) throws InterruptedException {
        List<CellResult> results = new ArrayList<>();
        for (Cell cell : cells) {
            results.add(runner.runAlone(cell));
        }
        return MatrixText.cells(results);
    }

    private BenchResult report(Path folder, BenchmarkResult result) throws IOException {
        result.write(folder.resolve(RESULT));
        List<String> lines = new ArrayList<>(MatrixText.lines(result));
        lines.add("");
        lines.add("result  " + folder.resolve(RESULT));
        return new BenchResult(String.join(System.lineSeparator(), lines), result.toJson());
    }

    private static byte[] bytes(BenchmarkSpec spec) throws IOException {
        return (JsonOutput.text(spec.json()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
