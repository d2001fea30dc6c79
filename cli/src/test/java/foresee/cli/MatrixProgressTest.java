package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.Latency;
import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.ModelLibrary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MatrixProgressTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final String DRAWN = "\r";
    private static final String CLEARED = "\u001b[K";
    private static final BenchmarkSpec SPEC = BenchmarkSpec.parse("mine.json", """
            {"planners": ["cem"], "models": ["simulator"], "trials": 10, "budgets": [256, 1024],
             "tasks": [{"env": "two-room", "task": "cross-room"}]}
            """.getBytes(StandardCharsets.UTF_8));

    private final StringWriter err = new StringWriter();
    private final AtomicLong now = new AtomicLong();
    private final List<Cell> cells =
            SPEC.cells(new ModelLibrary((environment, layout) -> Path.of(environment), Path.of("")));

    /** Of four cells of ten minutes each. */
    private MatrixProgress progress(int columns) {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), columns);
        MatrixProgress progress = new MatrixProgress(console, now::get);
        progress.found(5, 4);
        progress.begin(cells, List.of(600.0, 600.0, 600.0, 600.0));
        return progress;
    }

    private static CellResult result(Cell cell, CellResult.Status status, String error) {
        Latency none = new Latency(0, 0, 0, 0, 0);
        return new CellResult(
                cell.id(), cell, status, error, "", "", "", Map.of(), none, none, List.of(), List.of(), List.of(), 0,
                0);
    }

    private static CellResult done(Cell cell) {
        return result(cell, CellResult.Status.DONE, "");
    }

    private static void waitForTheNextState() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(110); // a terminal is drawn to every 100 ms
    }

    /** What the terminal shows in the end of what was drawn. */
    private String last() {
        return drawn().get(drawn().size() - 1);
    }

    private List<String> drawn() {
        return Stream.of(err.toString().split(DRAWN, -1))
                .map(line -> line.replace(CLEARED, "").stripTrailing())
                .toList();
    }

    @Test
    void theTimeLeftIsSaneAtTheBeginningInTheMiddleAndAtTheEnd() throws Exception {
        try (MatrixProgress progress = progress(80)) {
            progress.onTrial(cells.get(0), 1);
            assertThat(last()).startsWith("cell 1 of 4, 20 min left: "); // 39 min at the rate of 1 in no time
            now.set(10 * MINUTE);
            progress.onCell(done(cells.get(0)), false);
            waitForTheNextState();
            progress.onCell(done(cells.get(1)), false);
            assertThat(last()).startsWith("cell 3 of 4, 10 min left: "); // two of ten in ten minutes
            now.set(19 * MINUTE);
            progress.onCell(done(cells.get(2)), false);
            waitForTheNextState();
            progress.onTrial(cells.get(3), 9);
            assertThat(last()).startsWith("cell 4 of 4, under a minute left: ");
        }
        assertThat(err.toString().split(DRAWN))
                .allSatisfy(line ->
                        assertThat(line.replace(CLEARED, "").stripTrailing()).hasSizeLessThan(80));
    }

    @Test
    void whatIsNotRunIsNeitherLeftNorASignOfSpeed() throws Exception {
        try (MatrixProgress progress = progress(80)) {
            now.set(10 * MINUTE);
            progress.onCell(done(cells.get(0)), false);
            progress.onCell(result(cells.get(1), CellResult.Status.NOT_NEEDED, ""), false);
            waitForTheNextState();
            progress.onCell(result(cells.get(2), CellResult.Status.NOT_NEEDED, ""), false);
            assertThat(last()).startsWith("cell 4 of 4, 10 min left: ");
            assertThat(progress.safe()).isEqualTo("2 of 5 cells are finished");
        }
    }

    @Test
    void aWarningStandsOnALineOfItsOwnAboveTheProgress() throws Exception {
        try (MatrixProgress progress = progress(80)) {
            progress.onTrial(cells.get(0), 1);
            progress.onCell(result(cells.get(0), CellResult.Status.FAILED, "no memory"), false);
        }
        assertThat(err.toString())
                .contains(CLEARED + DRAWN + CLEARED + "warning: cell "
                        + cells.get(0).id() + " (")
                .contains(") failed: no memory" + System.lineSeparator() + DRAWN + "cell 2 of 4, ");
    }

    @Test
    void inAFileEveryStateHasItsOwnLine() {
        try (MatrixProgress progress = progress(0)) {
            for (int i = 1; i <= 10; i++) {
                progress.onTrial(cells.get(2), i);
            }
            progress.onDiagnosis(0, 4);
            now.set(3 * MINUTE);
            progress.onDiagnosis(2, 4);
        }
        assertThat(err.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("cell 1 of 4, 20 min left: " + cells.get(2).words());
        assertThat(err.toString().lines().skip(1))
                .containsExactly("why trials failed: 2 of 4 looked into, about 3 min left");
    }
}
