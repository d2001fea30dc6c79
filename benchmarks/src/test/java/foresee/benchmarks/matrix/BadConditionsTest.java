package foresee.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.benchmarks.Provenance;
import foresee.benchmarks.Untrained;
import foresee.envs.Sandbox;
import foresee.planning.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run when cells fail, files are damaged, folders go away, or somebody wants it to stop. */
final class BadConditionsTest {
    private static final BenchmarkSpec SPEC = BenchmarkSpec.parse("mine.json", """
            {"planners": ["cem", "random"], "models": ["bundled"], "defaults": {"horizon": 3},
             "tasks": [{"env": "two-room", "task": "same-room"}], "seeds": [7],
             "budgets": [8, 16], "trials": 3, "ceilingTrials": 1, "diagnose": 1}
            """.getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private Path model;
    private ModelLibrary library;
    private List<Cell> cells;

    @BeforeEach
    void train() throws IOException {
        model = Untrained.write(folder.resolve("two-room.safetensors"), Sandbox.environment("two-room"));
        library = new ModelLibrary((environment, layout) -> model, folder);
        cells = SPEC.cells(library);
    }

    private BenchmarkRunner runner(BenchmarkRunner.Listener listener) {
        return runner(2, listener);
    }

    private BenchmarkRunner runner(int workers, BenchmarkRunner.Listener listener) {
        return new BenchmarkRunner(SPEC, library, "1", folder.resolve("out"), workers, listener);
    }

    private static BenchmarkRunner.Listener onTrial(BiConsumer<Cell, Integer> what) {
        return new BenchmarkRunner.Listener() {
            @Override
            public void onTrial(Cell cell, int done) {
                what.accept(cell, done);
            }
        };
    }

    private Path file(Cell cell) {
        return folder.resolve("out/cells/" + cell.id() + ".json");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aCellThatThrowsAnErrorFailsAndTheOthersGoOn() throws Exception {
        BenchmarkRunner runner = runner(onTrial((cell, done) -> {
            if (cell.equals(cells.get(2))) {
                throw new OutOfMemoryError("Java heap space");
            }
            if (cell.equals(cells.get(3))) {
                throw new StackOverflowError();
            }
        }));
        BenchmarkRun run = runner.run(cells);

        assertThat(run.cells().stream().filter(cell -> cell.status() == CellResult.Status.FAILED))
                .hasSize(2);
        assertThat(run.cells().get(2).error()).isEqualTo("java.lang.OutOfMemoryError: Java heap space");
        assertThat(run.cells().get(3).error()).isEqualTo("java.lang.StackOverflowError");
        assertThat(run.cells().subList(4, 6)).allMatch(CellResult::isDone);
        assertThat(runner(BenchmarkRunner.Listener.NONE).finishedBefore(cells))
                .containsExactly(cells.get(0), cells.get(1), cells.get(4), cells.get(5));
    }

    @Test
    void aPlanThatNeedsMoreMemoryThanThereIsFailsItsCellAlone() throws Exception {
        BenchmarkSpec much = BenchmarkSpec.parse("much.json", """
                {"planners": ["cem"], "models": ["bundled"], "tasks": [{"env": "two-room", "task": "same-room"}],
                 "budgets": [8, 1000000000], "trials": 1}
                """.getBytes(StandardCharsets.UTF_8));
        BenchmarkRun run = new BenchmarkRunner(
                        much, library, "1", folder.resolve("out"), 1, BenchmarkRunner.Listener.NONE)
                .run(much.cells(library));

        assertThat(run.cells())
                .extracting(CellResult::status)
                .containsExactly(
                        CellResult.Status.DONE,
                        CellResult.Status.DONE,
                        CellResult.Status.DONE,
                        CellResult.Status.FAILED);
        assertThat(run.cells().get(3).error()).isNotEmpty().doesNotContain("\n");
    }

    @Test
    void aModelThatDisappearsFailsItsCellsAlone() throws Exception {
        Files.delete(model);
        BenchmarkRun run = runner(BenchmarkRunner.Listener.NONE).run(cells);

        assertThat(run.cells().subList(0, 2)).allMatch(CellResult::isDone);
        assertThat(run.cells().subList(2, 6))
                .allMatch(cell -> cell.status() == CellResult.Status.FAILED)
                .allSatisfy(cell -> assertThat(cell.error()).contains(model + " is none."));
    }

    @Test
    void whatTheModelWasIsKnownWhenItsFileIsGone() throws Exception {
        String hash = library.sha256(cells.get(2).model(), cells.get(2).where());
        ModelLibrary loadedOnly = new ModelLibrary((environment, layout) -> model, folder);
        SPEC.cells(loadedOnly);
        Files.delete(model);

        assertThat(loadedOnly.describe(Provenance.here(Instant.EPOCH)).models())
                .containsEntry("two-room.safetensors", hash);
    }

    @Test
    void whoStopsARunKeepsWhatWasFinishedAndNothingElse() throws Exception {
        Cancellation cancellation = new Cancellation();
        BenchmarkRunner runner = runner(1, onTrial((cell, done) -> {
            if (cell.equals(cells.get(3)) && done == 1) {
                cancellation.cancel();
            }
        }));

        assertThatThrownBy(() -> runner.run(cells, cancellation)).isInstanceOf(CancellationException.class);
        List<Cell> kept = runner(BenchmarkRunner.Listener.NONE).finishedBefore(cells);
        assertThat(kept).isEqualTo(cells.subList(0, 3));
        assertThat(files()).hasSameSizeAs(kept);
        BenchmarkRun resumed = runner(BenchmarkRunner.Listener.NONE).run(cells);
        assertThat(resumed.cells()).allMatch(CellResult::isDone);
    }

    @Test
    void aRunMayBeStoppedWhileFailuresAreLookedInto() throws Exception {
        Cancellation cancellation = new Cancellation();
        BenchmarkRunner runner = runner(new BenchmarkRunner.Listener() {
            @Override
            public void onDiagnosis(int done, int all) {
                if (done > 0) {
                    cancellation.cancel();
                }
            }
        });

        assertThatThrownBy(() -> runner.run(cells, cancellation)).isInstanceOf(CancellationException.class);
        assertThat(runner(BenchmarkRunner.Listener.NONE).finishedBefore(cells)).isEqualTo(cells);
    }

    @Test
    void aDiagnosisThatFailsIsToldAndTheOthersGoOn() throws Exception {
        StringBuilder told = new StringBuilder();
        BenchmarkRun run = runner(new BenchmarkRunner.Listener() {
                    @Override
                    public synchronized void onDiagnosis(int done, int all) {
                        if (done == 1) {
                            throw new StackOverflowError();
                        }
                    }

                    @Override
                    public synchronized void onNoDiagnosis(CellResult result, String error) {
                        told.append(error);
                    }
                })
                .run(cells);

        assertThat(told.toString()).isEqualTo("java.lang.StackOverflowError");
        assertThat(run.diagnoses()).isNotEmpty();
        assertThat(run.cells()).allMatch(CellResult::isDone);
    }

    @Test
    void aFolderThatCannotBeWrittenToAnyMoreEndsTheRunAndNamesTheFile() throws Exception {
        Path cellsFolder = folder.resolve("out/cells");
        BenchmarkRunner runner =
                new BenchmarkRunner(SPEC, library, "1", folder.resolve("out"), 1, onTrial((cell, n) -> {
                    if (cell.equals(cells.get(4))) {
                        replaceByAFile(cellsFolder);
                    }
                }));

        assertThatThrownBy(() -> runner.run(cells))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(cellsFolder.toString());
    }

    private static void replaceByAFile(Path cells) {
        try {
            if (Files.isDirectory(cells)) {
                Files.move(cells, cells.resolveSibling("away"));
                Files.writeString(cells, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFolderThatIsRemovedDuringARunIsMadeAgainAndTheResultIsWhole() throws Exception {
        Path out = folder.resolve("out");
        BenchmarkRun run = new BenchmarkRunner(SPEC, library, "1", out, 1, onTrial((cell, done) -> {
                    if (cell.equals(cells.get(4)) && done == 1) {
                        out.toFile().renameTo(folder.resolve("away").toFile());
                    }
                }))
                .run(cells);

        assertThat(run.cells()).allMatch(CellResult::isDone);
        assertThat(runner(BenchmarkRunner.Listener.NONE).finishedBefore(cells))
                .containsExactly(cells.get(4), cells.get(5));
    }

    private void assertRunAgain(int index, UnaryOperator<String> damage) throws Exception {
        Path file = file(cells.get(index));
        String whole = Files.readString(file);
        Files.writeString(file, damage.apply(whole));
        assertThat(runner(BenchmarkRunner.Listener.NONE).finishedBefore(cells))
                .hasSize(cells.size() - 1)
                .doesNotContain(cells.get(index));
        Files.writeString(file, whole);
    }

    @Test
    void aDamagedCellIsRunAgain() throws Exception {
        runner(BenchmarkRunner.Listener.NONE).run(cells);
        String other = Files.readString(file(cells.get(3)));

        assertRunAgain(2, whole -> "");
        assertRunAgain(2, whole -> "{}");
        assertRunAgain(2, whole -> "null");
        assertRunAgain(2, whole -> "\0".repeat(whole.length()));
        assertRunAgain(2, whole -> "\uFFFF".repeat(9) + whole);
        assertRunAgain(2, whole -> whole.substring(0, whole.length() / 2));
        assertRunAgain(2, whole -> other);
        assertRunAgain(2, whole -> whole.replaceFirst("\"status\"", "\"state\""));
        assertRunAgain(2, whole -> whole.replaceFirst("\"basis\" : \"[0-9a-f]+\"", "\"basis\" : null"));
        assertRunAgain(2, whole -> whole.replaceFirst("\"steps\" : [0-9]+", "\"steps\" : 1000"));
        assertRunAgain(2, whole -> whole.replaceFirst("\"trials\" : 3", "\"trials\" : 0"));
        assertThat(runner(BenchmarkRunner.Listener.NONE).finishedBefore(cells)).isEqualTo(cells);
    }

    @Test
    void aDiagnosisThatIsDamagedOrByAnotherProgramIsMadeAgain() throws Exception {
        List<DiagnosedCell> first =
                runner(BenchmarkRunner.Listener.NONE).run(cells).diagnoses();
        Path file = folder.resolve("out/diagnoses/" + first.get(0).id() + ".json");
        byte[] whole = Files.readAllBytes(file);
        String text = new String(whole, StandardCharsets.UTF_8);
        String another = text.replaceFirst("\"basis\" : \"", "\"basis\" : \"another ");
        assertThat(another).isNotEqualTo(text);
        for (String damaged : List.of("", "{}", "\0\0\0\0\0", text.substring(0, 60), another)) {
            Files.writeString(file, damaged);
            assertThat(runner(BenchmarkRunner.Listener.NONE).run(cells).diagnoses())
                    .isEqualTo(first);
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void oneRunAtATimeHoldsAFolder() throws Exception {
        Path out = folder.resolve("new/out");
        try (FolderLock first = FolderLock.take(out).orElseThrow()) {
            assertThat(first.folder()).isDirectory();
            assertThat(FolderLock.take(out)).isEmpty();
        }
        try (FolderLock again = FolderLock.take(out).orElseThrow()) {
            assertThat(again.folder()).isEqualTo(out);
        }
    }

    @Test
    void whatRunningTakesIsCountedOfThisRunAlone() throws Exception {
        BenchmarkSpec spec = BenchmarkSpec.parse("plain.json", """
                {"planners": ["cem"], "models": ["bundled"], "budgets": [8], "trials": 3, "ceilingTrials": 1,
                 "tasks": ["two-room-fixed-same-room"]}
                """.getBytes(StandardCharsets.UTF_8));
        List<Cell> frozen = spec.cells(library);
        Path out = folder.resolve("out");
        BenchmarkRun run = new BenchmarkRunner(spec, library, "1", out, 2, BenchmarkRunner.Listener.NONE).run(frozen);
        double inCells =
                run.cells().stream().mapToDouble(CellResult::cpuSeconds).sum();

        assertThat(run.effort().trialSeconds()).isCloseTo(inCells, within(1e-6));
        assertThat(run.effort().overheadSeconds()).isPositive();
        assertThat(new RunEffort(6, 2, 2).overheadShare()).isEqualTo(0.2);
        assertThat(new RunEffort(6, 2, 1).withMoreOverhead(1)).isEqualTo(new RunEffort(6, 2, 2));
        BenchmarkRun again = new BenchmarkRunner(spec, library, "1", out, 2, BenchmarkRunner.Listener.NONE).run(frozen);
        assertThat(again.cells()).isEqualTo(run.cells());
        assertThat(again.effort().trialSeconds()).isZero();
    }
}
