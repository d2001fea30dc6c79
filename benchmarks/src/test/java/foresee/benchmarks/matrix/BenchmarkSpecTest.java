package foresee.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Untrained;
import foresee.envs.Sandbox;
import foresee.runtime.PlanningAdvice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BenchmarkSpecTest {
    private static final String TASK = "'tasks': [{'env': 'two-room', 'task': 'same-room'}]";

    @TempDir
    private Path folder;

    private ModelLibrary library;

    @BeforeEach
    void train() throws IOException {
        Path model = Untrained.write(folder.resolve("two-room.safetensors"), Sandbox.environment("two-room"));
        library = new ModelLibrary((environment, layout) -> model, folder);
    }

    private static BenchmarkSpec spec(String json) {
        return BenchmarkSpec.parse("mine.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyCombinationIsACellBetweenAFloorAndACeiling() {
        List<Cell> cells = spec("{'planners': ['mppi', 'cem'], 'models': ['bundled', 'simulator'], " + TASK
                        + ", 'variations': ['nominal', 'strong'], 'seeds': [7, 8], 'budgets': [64, {'evaluations': 256}]}")
                .cells(library);

        assertThat(cells).hasSize(4 * (2 + 2 * 2 * 2));
        assertThat(cells.stream().map(Cell::id)).doesNotHaveDuplicates();
        assertThat(cells.stream().map(cell -> cell.role()).limit(3))
                .containsExactly(Cell.Role.FLOOR, Cell.Role.CEILING, Cell.Role.ENTRANT);
        assertThat(cells.get(2).words())
                .isEqualTo("mppi, 64 evaluations, bundled, two-room-fixed-same-room seed 7, 100 trials");
        assertThat(cells.get(2).settings().evaluations()).isEqualTo(64);
    }

    @Test
    void plannersInheritTheDefaultsTheyDoNotReplace() {
        List<Cell> cells = spec("{'defaults': {'samples': 8, 'iterations': 2, 'horizon': 6}, 'planners': ['mppi',"
                        + " {'planner': 'cem', 'label': 'wide', 'samples': 32, 'replanInterval': 8}], " + TASK + "}")
                .cells(library);

        PlannerSettings usual = PlannerSettings.defaults();
        assertThat(cells.get(2).settings())
                .isEqualTo(usual.withSamples(8).withIterations(2).withHorizon(6));
        assertThat(cells.get(3).planner()).isEqualTo("wide");
        assertThat(cells.get(3).settings())
                .isEqualTo(usual.withPlanner("cem")
                        .withSamples(32)
                        .withIterations(2)
                        .withHorizon(6)
                        .withReplanInterval(8));
    }

    @Test
    void whatAPlannerDoesNotSayIsAsTheModelsCardAdvises() throws IOException {
        PlanningAdvice advice = new PlanningAdvice(128, 2, 6, 8, 12);
        Untrained.write(folder.resolve("told.safetensors"), Sandbox.environment("two-room"), advice);
        String models = "'models': ['told.safetensors', 'bundled', 'simulator'], ";

        List<Cell> cells = spec("{'planners': ['cem', {'planner': 'mppi', 'hold': 4, 'iterations': 5}], " + models
                        + TASK + "}")
                .cells(library);
        assertThat(cells.get(2).settings()).isEqualTo(PlannerSettings.of(advice).withPlanner("cem"));
        assertThat(cells.get(3).settings())
                .isEqualTo(PlannerSettings.of(advice).withHold(4).withIterations(5));
        PlannerSettings usual = PlannerSettings.defaults().withPlanner("cem");
        assertThat(cells.get(4).settings()).isEqualTo(usual);
        assertThat(cells.get(6).settings()).isEqualTo(usual);
    }

    @Test
    void whereBudgetsAreNamedAPlanCostsAsMuchInEveryModel() throws IOException {
        PlanningAdvice advice = new PlanningAdvice(100, 3, 6, 8, 12);
        Untrained.write(folder.resolve("told.safetensors"), Sandbox.environment("two-room"), advice);

        List<Cell> cells = spec("{'planners': ['mppi'], 'models': ['told.safetensors'], " + TASK
                        + ", 'budgets': [64, {'deadlineMillis': 1}]}")
                .cells(library);
        PlannerSettings ahead = PlannerSettings.of(advice).withSamples(16).withIterations(4);
        assertThat(cells.get(2).settings()).isEqualTo(ahead);
        assertThat(cells.get(3).settings()).isEqualTo(ahead.withSamples(64));
    }

    @Test
    void aDeadlineMaySayHowManySamplesFitIt() {
        List<Cell> cells = spec("{'planners': ['cem'], " + TASK
                        + ", 'budgets': [{'deadlineMillis': 1}, {'deadlineMillis': 10, 'samples': 480}]}")
                .cells(library);

        assertThat(cells.get(2).settings().samples()).isEqualTo(64);
        assertThat(cells.get(3).settings().samples()).isEqualTo(480);
        assertThat(cells.get(3).limit()).isEqualTo(Limit.deadline(10));
    }

    @Test
    void aPlanMayCoverTheWholeTask() {
        Cell cell = spec("{'planners': [{'planner': 'cem', 'horizon': 'task', 'replanInterval': 'task'}], " + TASK
                        + "}")
                .cells(library)
                .get(2);

        int budget = cell.where().findTask().budget();
        assertThat(cell.settings().horizon()).isEqualTo(budget / 4);
        assertThat(cell.settings().replanInterval()).isEqualTo(budget);
    }

    @Test
    void frozenSetsKeepTheirSeedAndTheirLevel() {
        List<Cell> cells = spec("{'planners': ['cem'], 'tasks': ['two-room-fixed-any'], 'trials': 3, 'seeds': [1, 2],"
                        + " 'variations': ['mild', 'strong']}")
                .cells(library);

        assertThat(cells).hasSize(3);
        assertThat(cells.get(0).where())
                .isEqualTo(new Where("two-room", "fixed", "nominal", "any", "two-room-fixed-any", 7, 3));
    }

    @Test
    void aFrozenSetOfAVariedEnvironmentIsATask() {
        List<Cell> cells = spec("{'planners': ['cem'], 'models': ['simulator'],"
                        + " 'tasks': ['push-t-relative-ahead-25-strong'], 'trials': 3}")
                .cells(library);

        assertThat(cells)
                .hasSize(3)
                .allSatisfy(cell -> assertThat(cell.where())
                        .isEqualTo(new Where(
                                "push-t", "relative", "strong", "ahead-25", "push-t-relative-ahead-25-strong", 7, 3)));
    }

    @Test
    void theSameCellHasTheSameIdInAnyBenchmark() {
        Cell alone = spec("{'planners': ['cem'], " + TASK + "}").cells(library).get(2);
        Cell among = spec("{'name': 'other', 'planners': ['mppi', 'cem'], " + TASK + ", 'budgets': [64, 256]}")
                .cells(library)
                .get(5);

        assertThat(among.id()).isEqualTo(alone.id());
    }

    @Test
    void whatTheCommandLineChangesIsPartOfTheSpecification() {
        BenchmarkSpec quick = BenchmarkSpec.shipped("quick");
        BenchmarkSpec changed =
                quick.withTrials(3).withPlanners(List.of("cma-es")).withModels(List.of("simulator"));

        assertThat(changed.sha256()).isNotEqualTo(quick.sha256());
        assertThat(changed.cells(library))
                .allSatisfy(cell -> assertThat(cell.where().trials()).isEqualTo(3))
                .filteredOn(cell -> cell.role() == Cell.Role.ENTRANT)
                .allSatisfy(cell -> assertThat(cell.planner()).isEqualTo("cma-es"))
                .allSatisfy(cell -> assertThat(cell.model().source()).isEqualTo("simulator"));
    }

    static List<String> shipped() {
        return BenchmarkSpec.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedBenchmarksCanBeRun(String name) {
        BenchmarkSpec spec = BenchmarkSpec.shipped(name);

        assertThat(spec.name()).isEqualTo(name);
        assertThat(spec.description()).isNotEmpty();
        assertThat(spec.cells(library))
                .hasSizeGreaterThan(10)
                .allSatisfy(cell -> assertThat(cell.id()).matches("[0-9a-f]{10}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]                                            | must be a JSON object.",
                "{'planners': ['cem'                           | is no JSON: line 1",
                "{'planers': ['cem'], TASK}                    | unknown key (planers)",
                "{'planers': ['cem'], TASK}                    | Maybe planners.",
                "{'planners': [{'planner': 'cem', 'sampels': 3}], TASK} | unknown key of planners[0] (sampels)",
                "{'planners': [{'planner': 'cem', 'sampels': 3}], TASK} | Maybe samples.",
                "{'planners': [{'planner': 'cem', 'samples': 'many'}], TASK} | planners[0].samples",
                "{'planners': ['cen'], TASK}                   | Maybe cem.",
                "{'planners': ['cem', 'cem'], TASK}            | planners: cem is there twice.",
                "{'planners': [{'label': 'x'}], TASK}          | planners: planner must be given.",
                "{'planners': [{'planner': 'cem', 'horizon': 'long'}], TASK} | horizon (\"long\") must be a whole number",
                "{'planners': [{'planner': 'cem', 'samples': 1}], TASK} | samples (1) must be at least 2.",
                "{'planners': [{'planner': 'cem', 'options': {'elits': 3}}], TASK} | elits",
                "{'planners': [], TASK}                        | planners (0) must be at least 1.",
                "{'planners': ['cem']}                         | tasks (0) must be at least 1.",
                "{'planners': ['cem'], 'tasks': ['two-room-fixed-ani']} | Maybe two-room-fixed-any.",
                "{'planners': ['cem'], 'tasks': [{'env': 'two-room'}]} | tasks: task must be given.",
                "{'planners': ['cem'], 'tasks': [{'env': 'two-room', 'task': 'anny'}]} | Maybe any.",
                "{'planners': ['cem'], 'tasks': [{'set': 'two-room-fixed-any', 'task': 'any'}]} | says what to do and where",
                "{'planners': ['cem'], TASK, 'trials': 0}      | trials (0) must be at least 1.",
                "{'planners': ['cem'], TASK, 'diagnose': -1}   | diagnose (-1) must not be negative.",
                "{'planners': ['cem'], TASK, 'diagnose': 'many'} | diagnose (\"many\") must be a whole number, or \"all\".",
                "{'planners': ['cem'], TASK, 'diagnose': 1.5}  | diagnose (1.5) must be a whole number",
                "{'planners': ['cem'], TASK, 'diagnose': [1]}  | diagnose ([1]) must be a whole number",
                "{'planners': ['cem'], TASK, 'variations': ['mid']} | Maybe mild.",
                "{'planners': ['cem'], TASK, 'budgets': [0]}   | must be over 0.",
                "{'planners': ['cem'], TASK, 'budgets': [64, 64]} | is there twice.",
                "{'planners': ['cem'], TASK, 'budgets': [257]} | evaluations (257) must be a multiple of the iterations (4)",
                "{'planners': ['cem'], TASK, 'budgets': [{'evaluations': 64, 'samples': 8}]} | samples (8) are for deadlines",
                "{'planners': ['cem'], TASK, 'budgets': [{'deadlineMillis': 1, 'samples': 1}]} | samples (1) must be at least 2.",
                "{'planners': ['cem'], TASK, 'budgets': [{'evaluations': 4, 'deadlineMillis': 1}]} | must not both limit",
                "{'planners': ['cem'], TASK, 'budgets': [64, 32], 'climb': {}} | climb: budgets must ascend.",
                "{'planners': ['cem'], TASK, 'climb': {'share': 2}} | share (2.0) must be over 0",
                "{'defaults': {'sample': 3}, 'planners': ['cem'], TASK} | Maybe samples.",
                "{'name': 'a', 'name': 'b', 'planners': ['cem'], TASK} | Duplicate",
            })
    void whatCannotBeMeantIsRefused(String json, String message) {
        assertThatThrownBy(() -> spec(json.replace("TASK", TASK)))
                .isInstanceOf(BenchmarkFormatException.class)
                .hasMessageStartingWith("mine.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void allFailedTrialsOrSomeOrNoneAreLookedInto() {
        assertThat(spec("{'planners': ['cem'], " + TASK + ", 'diagnose': 'all'}")
                        .diagnose())
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(spec("{'planners': ['cem'], " + TASK + ", 'diagnose': 3}").diagnose())
                .isEqualTo(3);
        assertThat(spec("{'planners': ['cem'], " + TASK + "}").diagnose()).isZero();
        assertThat(BenchmarkSpec.shipped("models").diagnose()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aRiskIsRefusedWhereNothingCanDisagree() throws IOException {
        Untrained.write(folder.resolve("one.safetensors"), Sandbox.environment("two-room"));
        String wary = "{'planners': [{'planner': 'cem', 'risk': 2}], 'models': ['%s'], " + TASK + "}";

        assertThatThrownBy(() -> spec(wary.formatted("one.safetensors")).cells(library))
                .hasMessageStartingWith("risk (2.0) must be 0 in a model of one predictor");
        assertThatThrownBy(() -> spec(wary.formatted("simulator")).cells(library))
                .hasMessage("risk (2.0) must be 0 in the simulator, which is certain.");
    }

    @Test
    void aModelThatIsForNoneOfTheTasksIsRefused() throws IOException {
        Untrained.write(folder.resolve("maze.safetensors"), Sandbox.environment("point-maze"));

        assertThatThrownBy(() -> spec("{'planners': ['cem'], 'models': ['bundled', 'maze.safetensors'], " + TASK + "}")
                        .cells(library))
                .hasMessage("model maze is for none of the tasks.");
        assertThatThrownBy(() -> spec("{'planners': ['cem'], 'models': ['maze.safetensors'], " + TASK + "}")
                        .cells(library))
                .hasMessage("no model of benchmark is for two-room-fixed-same-room.");
        assertThatThrownBy(() -> spec("{'planners': ['cem'], 'models': ['none.safetensors'], " + TASK + "}")
                        .cells(library))
                .hasMessageContaining("none.safetensors is none.");
    }
}
