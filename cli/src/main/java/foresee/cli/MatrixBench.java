package foresee.cli;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.MachineNoise;
import foresee.benchmarks.NoiseWatch;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.BenchmarkRun;
import foresee.benchmarks.matrix.BenchmarkRunner;
import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.FolderLock;
import foresee.benchmarks.matrix.ModelLibrary;
import foresee.benchmarks.report.Report;
import foresee.benchmarks.report.Showcase;
import foresee.envs.NearestName;
import foresee.planning.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
     * @return empty if it was interrupted; what was finished waits to be gone on with
     */
    Optional<BenchResult> run(boolean estimateOnly) throws IOException, InterruptedException {
        Path folder = folder();
        if (estimateOnly || !options.ids.isEmpty()) {
            return Optional.of(estimateOnly ? estimate(folder) : alone(folder));
        }
        try (FolderLock lock = lock(folder);
                Interruption interruption = new Interruption()) {
            return untilStopped(lock.folder(), interruption.cancellation());
        }
    }

    private static FolderLock lock(Path folder) throws IOException {
        return FolderLock.take(folder)
                .orElseThrow(() -> Failure.usage("--out: another run is at work in " + folder
                        + ". Maybe wait for its end, or name another folder."));
    }

    private Optional<BenchResult> untilStopped(Path folder, Cancellation cancellation)
            throws IOException, InterruptedException {
        String stopped;
        try (MatrixProgress progress = new MatrixProgress(console)) {
            try {
                return Optional.of(work(folder, progress, cancellation));
            } catch (CancellationException asked) {
                stopped = progress.safe();
            }
        }
        console.note("stopped: " + stopped + " in " + folder + "; the same command goes on from there.");
        return Optional.empty();
    }

    private BenchResult work(Path folder, MatrixProgress progress, Cancellation cancellation)
            throws IOException, InterruptedException {
        double begun = CpuTime.ofThread();
        requireSameBenchmark(folder);
        BenchmarkRunner.folders(folder).forEach(OutputFile::requireFolder);
        BenchmarkSpec spec = asked.spec();
        Provenance here = Provenance.here(Instant.now());
        BenchmarkRunner runner = runner(folder, here, progress);
        List<Cell> cells = spec.cells(library);
        List<Cell> left = left(runner, cells);
        progress.found(cells.size(), left.size());
        List<Double> efforts = shared(left, runner.efforts(left, cancellation));
        console.note(MatrixText.size(spec, cells.size(), left.size(), efforts, workers));
        FinishedFile.write(folder.resolve(SPEC), bytes(spec));
        NoiseWatch noise = NoiseWatch.begin();
        progress.begin(left, efforts);
        BenchmarkRun run = runner.run(cells, cancellation);
        MachineNoise heard = noise.end();
        BenchmarkRun all = run.withMoreOverhead(CpuTime.ofThread() - begun);
        BenchmarkResult result =
                BenchmarkResult.of(spec, asked.command(), all, library, here.withEnd(Instant.now()), heard);
        double beforeReport = CpuTime.ofThread();
        BenchResult report = report(folder, result, runner);
        return withOverhead(report, all, CpuTime.ofThread() - beforeReport);
    }

    private BenchmarkRunner runner(Path folder, Provenance here, MatrixProgress progress) {
        return new BenchmarkRunner(asked.spec(), library, String.join("\n", here.words()), folder, workers, progress);
    }

    private static List<Cell> left(BenchmarkRunner runner, List<Cell> cells) throws IOException {
        List<Cell> finished = runner.finishedBefore(cells);
        return cells.stream().filter(cell -> !finished.contains(cell)).toList();
    }

    /** What each cell takes at most of the time that all of them take: cells that are not alone share it. */
    private List<Double> shared(List<Cell> cells, List<Double> ofOneCore) {
        List<Double> efforts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean alone = asked.spec().isAlone() || cells.get(i).isLive();
            efforts.add(ofOneCore.get(i) / (alone ? 1 : workers));
        }
        return efforts;
    }

    private Path folder() {
        Path folder = options.out == null ? Path.of("out", "bench", asked.spec().name()) : options.out;
        return OutputFile.requireFolder(folder);
    }

    /** Refuses a folder in which another benchmark is kept: its result would be lost. */
    private void requireSameBenchmark(Path folder) throws IOException {
        Path kept = folder.resolve(SPEC);
        if (Files.exists(kept) && !sha256(kept).equals(asked.spec().sha256())) {
            throw Failure.usage("--out: " + folder + " holds a benchmark of another specification (" + kept
                    + "). Maybe name another folder.");
        }
    }

    private static String sha256(Path spec) {
        try {
            return BenchmarkSpec.read(spec).sha256();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Failure.usage(
                    "--out: " + spec
                            + " is damaged, so that nobody knows what the folder holds. Maybe remove it, or name"
                            + " another folder.",
                    unreadable);
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

    private BenchResult estimate(Path folder) throws IOException {
        requireSameBenchmark(folder);
        try (MatrixProgress progress = new MatrixProgress(console)) {
            BenchmarkRunner runner = runner(folder, Provenance.here(Instant.now()), progress);
            List<Cell> cells = asked.spec().cells(library);
            List<Cell> left = left(runner, cells);
            List<Double> efforts = runner.efforts(left);
            console.note(MatrixText.size(asked.spec(), cells.size(), left.size(), shared(left, efforts), workers));
            return MatrixText.estimate(cells, left, efforts);
        }
    }

    private BenchResult alone(Path folder) throws InterruptedException {
        List<Cell> cells = chosen(asked.spec().cells(library));
        List<CellResult> results = new ArrayList<>();
        try (MatrixProgress progress = new MatrixProgress(console)) {
            BenchmarkRunner runner = runner(folder, Provenance.here(Instant.now()), progress);
            progress.begin(cells, runner.efforts(cells));
            for (Cell cell : cells) {
                results.add(runner.runAlone(cell));
            }
        }
        return MatrixText.cells(results);
    }

    private BenchResult report(Path folder, BenchmarkResult result, BenchmarkRunner runner) throws IOException {
        result.write(folder.resolve(RESULT));
        console.note("writing the report ...");
        Report.write(result, Showcase.of(result, runner::planned), folder);
        List<String> lines = new ArrayList<>(MatrixText.lines(result));
        lines.add("");
        lines.add("result  " + folder.resolve(RESULT));
        lines.add("report  " + folder.resolve("report.html"));
        return new BenchResult(
                String.join(System.lineSeparator(), lines), result.toJson(), result.failed() == 0 ? 0 : Failure.FAILED);
    }

    /** The same behind what running took, if anything was run. */
    private static BenchResult withOverhead(BenchResult report, BenchmarkRun run, double reportSeconds) {
        String overhead = run.effort().trialSeconds() == 0
                ? ""
                : System.lineSeparator() + MatrixText.overhead(run, reportSeconds);
        return new BenchResult(report.text() + overhead, report.json(), report.exitCode());
    }

    private static byte[] bytes(BenchmarkSpec spec) throws IOException {
        return (JsonOutput.text(spec.json()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
