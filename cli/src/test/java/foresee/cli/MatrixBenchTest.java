package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatrixBenchTest {

    @TempDir
    private Path folder;

    private Path spec;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        spec = folder.resolve("mine.json");
        out = folder.resolve("out");
        Files.writeString(spec, """
                {"name": "mine", "planners": ["random", "cem"], "models": ["%s", "simulator"], "budgets": [8],
                 "tasks": [{"env": "two-room", "task": "same-room"}], "seeds": [7], "trials": 2, "diagnose": 1}
                """.formatted(model));
    }

    private Run bench(String... more) {
        Stream<String> always = Stream.of("bench", spec.toString(), "--out", out.toString());
        return Run.of(Stream.concat(always, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void everyCellHasARowBetweenFloorAndCeiling() {
        Run run = bench();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("mine: 6 cells; the rest takes at most under a minute on ");
        assertThat(run.outLines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .anyMatch(line -> line.matches("  planner +model +a plan moderate, % +strict, % +CPU ms +p99"))
                .anyMatch(line -> line.matches("  floor: random actions .*"))
                .anyMatch(line -> line.matches("  ceiling: oracle .*"))
                .anyMatch(line -> line.matches("  cem +m +8 .*"))
                .anyMatch(line -> line.matches("  cem +simulator +8 .*"));
        assertThat(run.out())
                .contains("two-room-fixed-same-room, seed 7, 2 trials", "moderate: centre within 4.5 px")
                .contains("result  " + out.resolve("result.json"));
    }

    @Test
    void goingOnRunsNothingAgain() throws IOException {
        assertThat(bench().exitCode()).isZero();
        BenchmarkResult first = BenchmarkResult.read(out.resolve("result.json"));
        Run again = bench();

        assertThat(again.err()).contains("mine: 6 cells, 6 of them finished;").doesNotContain("cell 1 of");
        assertThat(BenchmarkResult.read(out.resolve("result.json")).cells()).isEqualTo(first.cells());
    }

    @Test
    void aCellAloneHasTheOutcomesOfTheMatrix() throws IOException {
        assertThat(bench("--threads", "2").exitCode()).isZero();
        BenchmarkResult whole = BenchmarkResult.read(out.resolve("result.json"));
        CellResult cell = whole.cells().get(3);
        String[] printed = (whole.command() + " --cell " + cell.id()).split(" ");
        assertThat(printed[0]).isEqualTo("foresee");

        Run alone = Run.of(List.of(printed).subList(1, printed.length).toArray(String[]::new));
        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(alone.out()).contains(cell.id(), "outcomes " + cell.digest());
    }

    @Test
    void anEstimateRunsNothingAndListsEveryCell() throws IOException {
        Run run = bench("--estimate", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode cells = new ObjectMapper().readTree(run.out()).path("cells");
        assertThat(cells)
                .hasSize(6)
                .allSatisfy(cell -> assertThat(cell.path("seconds").isNumber()).isTrue());
        assertThat(out).doesNotExist();
    }

    @Test
    void aFolderOfAnotherBenchmarkIsLeftAlone() throws IOException {
        assertThat(bench().exitCode()).isZero();
        byte[] before = Files.readAllBytes(out.resolve("result.json"));
        Run other = bench("--planner", "mppi");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errLines())
                .singleElement()
                .asString()
                .contains("holds a benchmark of another specification", "Maybe name another folder.");
        assertThat(Files.readAllBytes(out.resolve("result.json"))).isEqualTo(before);
    }

    private void refused(Run run, int exitCode, String... words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("foresee bench: ")
                .contains(words);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSecondRunInAFolderIsRefused() throws IOException {
        try (FolderLock held = FolderLock.take(out).orElseThrow()) {
            refused(bench(), 2, "--out: another run is at work in " + held.folder() + ".");
            assertThat(bench("--estimate").exitCode()).isZero();
        }
        assertThat(bench().exitCode()).isZero();
    }

    @Test
    void aFolderWhoseSpecificationIsDamagedIsLeftAlone() throws IOException {
        Files.createDirectories(out);
        for (String damaged : List.of("", "{\"planners\": [\"cem\"", "\0\0\0\0\0\0", "{\"planers\": [\"cem\"]}")) {
            Files.writeString(out.resolve("spec.json"), damaged);
            refused(bench(), 2, out.resolve("spec.json") + " is damaged", "Maybe remove it");
        }
    }

    @Test
    void whatCannotBeAFolderIsOneLine() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("cells"), "");
        refused(bench(), 2, "--out: " + out.resolve("cells") + " is a file, not a folder.");
        Files.delete(out.resolve("cells"));
        Files.createDirectories(out.resolve("spec.json/x"));
        refused(bench(), 2, out.resolve("spec.json") + " is damaged");
        out = Files.writeString(folder.resolve("file"), "");
        refused(bench(), 2, out + " is a file, not a folder.");
    }

    @Test
    void aCellThatFailsIsReportedAndTellsTheShell() throws IOException {
        Files.writeString(spec, Files.readString(spec).replace("\"random\"", "\"gradient\""));
        Run run = bench();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .filteredOn(line -> line.startsWith("warning: cell "))
                .singleElement()
                .asString()
                .contains("failed: planner (gradient) needs gradients");
        assertThat(run.out())
                .contains("1 of 6 cells failed; the same command runs them again")
                .containsPattern("running took [0-9.]+ % of the processor time beside the trials, the report [0-9]+ s");
        BenchmarkResult result = BenchmarkResult.read(out.resolve("result.json"));
        assertThat(result.cells()).filteredOn(CellResult::isDone).hasSize(5);
        Run alone = bench("--cell", result.cells().get(4).id());
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.out()).contains("  failed: planner (gradient) needs gradients");
    }

    @Test
    void inspectReadsTheResult() {
        assertThat(bench().exitCode()).isZero();

        assertThat(Run.of("inspect", out.resolve("result.json").toString()).out())
                .contains("two-room-fixed-same-room, seed 7, 2 trials", "ceiling: oracle");
    }

    @Test
    void aWrongKeyIsOneLine() throws IOException {
        Files.writeString(spec, "{\"planers\": [\"cem\"]}");
        Run run = bench();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("foresee bench: " + spec + ": unknown key (planers)")
                .endsWith("Maybe planners.");
    }
}
