package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.NoiseWatch;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.Untrained;
import foresee.benchmarks.failure.FailureClass;
import foresee.benchmarks.failure.Planned;
import foresee.benchmarks.failure.WorstTrial;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.BenchmarkRunner;
import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.ModelLibrary;
import foresee.envs.Sandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowcaseTest {

    @TempDir
    private Path folder;

    private BenchmarkRunner runner;

    private BenchmarkResult run(String json) throws Exception {
        Path model = Untrained.write(folder.resolve("m.safetensors"), Sandbox.environment("two-room"));
        ModelLibrary library = new ModelLibrary((environment, layout) -> model, folder);
        BenchmarkSpec spec = BenchmarkSpec.parse("mine", json.getBytes(StandardCharsets.UTF_8));
        runner = new BenchmarkRunner(spec, library, "1", folder.resolve("out"), 2, BenchmarkRunner.Listener.NONE);
        return BenchmarkResult.of(
                spec,
                "foresee bench mine.json",
                runner.run(spec.cells(library)),
                library,
                Provenance.here(Instant.EPOCH),
                NoiseWatch.begin().end());
    }

    @Test
    void showsTheBestTheMedianAndTheWorstTrialOfATaskAndTheWorstOfEachClass() throws Exception {
        BenchmarkResult result = run("""
                {"planners": ["cem", "random"], "tasks": [{"env": "two-room", "task": "distance-20"}], "budgets": [4, 8],
                 "defaults": {"horizon": 3}, "trials": 5, "ceilingTrials": 1, "diagnose": 3}
                """);

        Material material = Showcase.of(result, runner::planned);

        CellResult first = result.cells().get(3);
        assertThat(first.cell().words()).startsWith("cem, 8 evaluations");
        assertThat(material.films())
                .hasSize(3)
                .allSatisfy(film -> assertThat(film.cell()).isEqualTo(first.id()));
        assertThat(material.films().stream().map(film -> film.value().words().replaceAll(":.*", "")))
                .containsExactly("best", "median", "worst");
        assertThat(material.films().get(2).value().gif()).startsWith('G', 'I', 'F');
        Map<FailureClass, List<Material.OfCell<WorstTrial>>> pages = material.worst().stream()
                .collect(Collectors.groupingBy(page -> page.value().diagnosis().failure()));
        assertThat(pages.keySet())
                .containsExactlyInAnyOrderElementsOf(result.diagnoses().stream()
                        .flatMap(cell -> cell.diagnoses().stream())
                        .map(diagnosis -> diagnosis.failure())
                        .distinct()
                        .toList());
        assertThat(pages.values()).allSatisfy(page -> assertThat(page).hasSizeBetween(1, 2));
        Report.write(result, material, folder.resolve("report"));
        assertThat(Files.readString(folder.resolve("report/report.html"))).contains("data:image/gif;base64,");
    }

    @Test
    void filmsOfLiveCellsRepeatAndSayIfTheyEndOtherwise() throws Exception {
        BenchmarkResult result = run("""
                {"planners": ["cem"], "tasks": [{"env": "two-room", "task": "distance-20"}], "budgets": [{"deadlineMillis": 1}],
                 "defaults": {"horizon": 3}, "trials": 2, "ceilingTrials": 1}
                """);

        assertThat(gifs(Showcase.of(result, runner::planned))).isEqualTo(gifs(Showcase.of(result, runner::planned)));
        Material solved = Showcase.of(result, cell -> new Planned.InSimulator(PlannerSettings.defaults(), 4));
        CellResult live = result.cells().get(2);
        assertThat(live.trials()).anyMatch(trial -> !trial.met("moderate"));
        assertThat(solved.films())
                .allSatisfy(film -> assertThat(film.cell()).isEqualTo(live.id()))
                .last()
                .extracting(film -> film.value().words())
                .asString()
                .startsWith("worst: trial ")
                .endsWith(", which ended otherwise when run again for this film");
    }

    private static List<String> gifs(Material material) {
        return material.films().stream()
                .map(film -> Base64.getEncoder().encodeToString(film.value().gif()))
                .toList();
    }
}
