package foresee.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.benchmarks.NoiseWatch;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.Untrained;
import foresee.envs.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarkRunnerTest {
    private static final String MATRIX = """
            {"planners": ["mppi", "random", {"planner": "gradient", "horizon": 4}], "models": ["bundled", "simulator"],
             "defaults": {"horizon": 3}, "tasks": [{"env": "two-room", "task": "same-room"}], "seeds": [7, 8],
             "budgets": [8, 16], "trials": 3, "ceilingTrials": 1, "diagnose": 1}
            """;

    private static final String CLIMB = """
            {"planners": ["cem"], "models": ["simulator"], "tasks": [{"env": "two-room", "task": "same-room"}],
             "seeds": [7, 8, 9], "budgets": [8, 16, 32, 64, 128, 256, 512], "trials": 2, "ceilingTrials": 1,
             "climb": {"share": 0.75}}
            """;

    @TempDir
    private Path folder;

    private ModelLibrary library;

    @BeforeEach
    void train() throws IOException {
        Path model = Untrained.write(folder.resolve("two-room.safetensors"), Sandbox.environment("two-room"));
        library = new ModelLibrary((environment, layout) -> model, folder);
    }

    private static BenchmarkSpec spec(String json) {
        return BenchmarkSpec.parse("mine.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private BenchmarkRunner runner(BenchmarkSpec spec, String out, int workers, BenchmarkRunner.Listener listener) {
        return new BenchmarkRunner(spec, library, "1", folder.resolve(out), workers, listener);
    }

    private static List<String> digests(BenchmarkRun run) {
        return run.cells().stream().map(CellResult::digest).toList();
    }

    @Test
    void aCellHasTheSameBitsAloneAndInTheMatrixAndWithAnyNumberOfWorkers() throws Exception {
        BenchmarkSpec spec = spec(MATRIX);
        List<Cell> cells = spec.cells(library);
        BenchmarkRun one = runner(spec, "one", 1, BenchmarkRunner.Listener.NONE).run(cells);
        BenchmarkRun two = runner(spec, "two", 2, BenchmarkRunner.Listener.NONE).run(cells);

        assertThat(digests(two)).isEqualTo(digests(one));
        assertThat(two.diagnoses()).isEqualTo(one.diagnoses()).isNotEmpty();
        for (int i = cells.size() - 1; i >= 0; i -= 3) {
            CellResult alone =
                    runner(spec, "none", 1, BenchmarkRunner.Listener.NONE).runAlone(cells.get(i));
            assertThat(alone.digest())
                    .as(cells.get(i).words())
                    .isEqualTo(one.cells().get(i).digest());
            assertThat(alone.trials()).isEqualTo(one.cells().get(i).trials());
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void whatWasFinishedIsNotRunAgainAndTheRestIs() throws Exception {
        BenchmarkSpec spec = spec(MATRIX);
        List<Cell> cells = spec.cells(library);
        List<CellResult> whole = runner(spec, "whole", 2, BenchmarkRunner.Listener.NONE)
                .run(cells)
                .cells();
        runner(spec, "part", 2, BenchmarkRunner.Listener.NONE).run(cells.subList(0, 5));
        Path damaged = folder.resolve("part/cells/" + cells.get(1).id() + ".json");
        Files.writeString(damaged, Files.readString(damaged).substring(0, 200));

        List<String> again = Collections.synchronizedList(new ArrayList<>());
        BenchmarkRunner runner = runner(spec, "part", 2, new BenchmarkRunner.Listener() {
            @Override
            public void onCell(CellResult result, boolean wasThere) {
                if (!wasThere) {
                    again.add(result.id());
                }
            }
        });
        List<Cell> kept = runner.finishedBefore(cells);
        List<CellResult> resumed = runner.run(cells).cells();

        assertThat(kept).containsExactly(cells.get(0), cells.get(2), cells.get(3), cells.get(4));
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(cells.stream()
                        .filter(cell -> !kept.contains(cell))
                        .map(Cell::id)
                        .toList());
        assertThat(resumed.stream().map(CellResult::trials).toList())
                .isEqualTo(whole.stream().map(CellResult::trials).toList());
    }

    @Test
    void whatAnotherProgramOrAnotherModelFinishedIsRunAgain() throws Exception {
        BenchmarkSpec spec = spec(MATRIX);
        List<Cell> cells = spec.cells(library).subList(2, 4);
        runner(spec, "out", 1, BenchmarkRunner.Listener.NONE).run(cells);

        assertThat(runner(spec, "out", 1, BenchmarkRunner.Listener.NONE).finishedBefore(cells))
                .hasSize(2);
        assertThat(new BenchmarkRunner(spec, library, "2", folder.resolve("out"), 1, BenchmarkRunner.Listener.NONE)
                        .finishedBefore(cells))
                .isEmpty();
        Path other = Untrained.write(folder.resolve("other.safetensors"), Sandbox.environment("two-room"), "agent x");
        ModelLibrary changed = new ModelLibrary((environment, layout) -> other, folder);
        assertThat(new BenchmarkRunner(spec, changed, "1", folder.resolve("out"), 1, BenchmarkRunner.Listener.NONE)
                        .finishedBefore(cells))
                .isEmpty();
    }

    @Test
    void aCellThatCannotBeRunIsShownWithItsError() throws Exception {
        BenchmarkSpec spec = spec(MATRIX);
        BenchmarkRun run = runner(spec, "out", 2, BenchmarkRunner.Listener.NONE).run(spec.cells(library));

        assertThat(run.cells()).hasSize(spec.cells(library).size());
        assertThat(run.cells())
                .filteredOn(cell -> cell.status() == CellResult.Status.FAILED)
                .hasSize(4)
                .allSatisfy(cell -> assertThat(cell.cell().planner()).isEqualTo("gradient"))
                .allSatisfy(cell -> assertThat(cell.cell().model().label()).isEqualTo("simulator"))
                .allSatisfy(cell -> assertThat(cell.error())
                        .startsWith("planner (gradient) needs gradients")
                        .doesNotContain("\n"));
    }

    @Test
    void aClimbEndsTwoBudgetsAfterOneIsEnoughForAllSeedsTogether() throws Exception {
        BenchmarkSpec spec = spec(CLIMB);
        List<CellResult> results = runner(spec, "out", 2, BenchmarkRunner.Listener.NONE)
                .run(spec.cells(library))
                .cells();

        List<List<CellResult>> rungs = rungs(results);
        int first = 0;
        while (rate(rungs.get(first)) < 0.75) {
            first++;
        }
        assertThat(first).isLessThan(rungs.size() - 3);
        for (int i = 0; i < rungs.size(); i++) {
            CellResult.Status expected = i <= first + 2 ? CellResult.Status.DONE : CellResult.Status.NOT_NEEDED;
            assertThat(rungs.get(i)).hasSize(3).extracting(CellResult::status).containsOnly(expected);
        }
    }

    @Test
    void aClimbIsTheSameWithOneWorkerAndGoesOnFromWhatIsThere() throws Exception {
        BenchmarkSpec spec = spec(CLIMB);
        List<Cell> cells = spec.cells(library);
        BenchmarkRun two = runner(spec, "two", 2, BenchmarkRunner.Listener.NONE).run(cells);
        runner(spec, "part", 1, BenchmarkRunner.Listener.NONE).run(cells.subList(0, 3));
        BenchmarkRun resumed =
                runner(spec, "part", 1, BenchmarkRunner.Listener.NONE).run(cells);

        assertThat(digests(resumed)).isEqualTo(digests(two)).contains("");
    }

    /** Results of the planner by ascending budget, of three seeds each. */
    private static List<List<CellResult>> rungs(List<CellResult> results) {
        Map<Long, List<CellResult>> rungs = new TreeMap<>();
        results.stream()
                .filter(result -> result.cell().role() == Cell.Role.ENTRANT)
                .forEach(result -> rungs.computeIfAbsent(result.cell().limit().evaluations(), key -> new ArrayList<>())
                        .add(result));
        return List.copyOf(rungs.values());
    }

    private static double rate(List<CellResult> rung) {
        return rung.stream()
                .mapToDouble(cell -> cell.success().get("moderate").success())
                .average()
                .orElseThrow();
    }

    @Test
    void deadlinesLimitPlansToo() throws Exception {
        BenchmarkSpec spec = spec("""
                {"planners": ["random"], "tasks": [{"env": "two-room", "task": "same-room"}],
                 "budgets": [{"deadlineMillis": 2}], "trials": 1, "ceilingTrials": 1}
                """);
        BenchmarkRun run = runner(spec, "out", 2, BenchmarkRunner.Listener.NONE).run(spec.cells(library));

        assertThat(run.cells().get(2).isDone()).isTrue();
        assertThat(run.cells().get(2).wall().count()).isPositive();
    }

    @Test
    void whileALiveCellRunsNoOtherDoes() throws Exception {
        BenchmarkSpec spec = spec("""
                {"planners": ["random", "mppi"], "models": ["simulator"], "seeds": [7, 8], "ceilingTrials": 1,
                 "tasks": [{"env": "two-room", "task": "same-room"}], "defaults": {"horizon": 2},
                 "budgets": [{"deadlineMillis": 1}, 8], "trials": 2}
                """);
        List<Cell> cells = spec.cells(library);
        InFlight inFlight = new InFlight();
        runner(spec, "out", 3, inFlight).run(cells);

        List<String> live = cells.stream().filter(Cell::isLive).map(Cell::id).toList();
        assertThat(live).hasSize(4);
        assertThat(inFlight.together).containsKeys(cells.stream().map(Cell::id).toArray(String[]::new));
        assertThat(live).allSatisfy(id -> assertThat(inFlight.together.get(id)).containsExactly(id));
        assertThat(inFlight.most).as("others run together").isGreaterThan(1);
    }

    /** Which cells were between their first trial and their end when one of them was heard of. */
    private static final class InFlight implements BenchmarkRunner.Listener {
        private final Set<String> running = new TreeSet<>();
        private final Map<String, Set<String>> together = new TreeMap<>();
        private final CountDownLatch two = new CountDownLatch(2);
        private int most;

        @Override
        public void onTrial(Cell cell, int done) {
            hear(cell);
            if (!cell.isLive() && done == 1) {
                awaitAnother();
            }
        }

        private synchronized void hear(Cell cell) {
            running.add(cell.id());
            most = Math.max(most, running.size());
            running.forEach(
                    id -> together.computeIfAbsent(id, key -> new TreeSet<>()).addAll(running));
        }

        /** So that cells that may be run together are. */
        private void awaitAnother() {
            two.countDown();
            try {
                two.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public synchronized void onCell(CellResult result, boolean wasThere) {
            running.remove(result.id());
        }
    }

    @Test
    void theResultIsAFileThatIsReadBackEqual() throws Exception {
        BenchmarkSpec spec = spec(MATRIX);
        BenchmarkRun run = runner(spec, "out", 2, BenchmarkRunner.Listener.NONE)
                .run(spec.cells(library).subList(0, 6));
        BenchmarkResult result = BenchmarkResult.of(
                spec,
                "foresee bench mine.json",
                run,
                library,
                Provenance.here(Instant.EPOCH),
                NoiseWatch.begin().end());
        Path file = folder.resolve("result.json");
        result.write(file);

        assertThat(BenchmarkResult.read(file)).isEqualTo(result);
        Files.writeString(file, "{\"format\": \"foresee-benchmark-result\", \"version\": 99}");
        assertThatThrownBy(() -> BenchmarkResult.read(file)).hasMessageContaining("version (99) must be 1.");
        Files.writeString(file, "{\"format\": \"something\"}");
        assertThatThrownBy(() -> BenchmarkResult.read(file)).hasMessageContaining("is no result of a benchmark.");
    }

    @Test
    void workersMustBeAtLeastOne() {
        assertThatThrownBy(() -> runner(spec(MATRIX), "out", 0, BenchmarkRunner.Listener.NONE))
                .hasMessage("workers (0) must be at least 1.");
    }
}
