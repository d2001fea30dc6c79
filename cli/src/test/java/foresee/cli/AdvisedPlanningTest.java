package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.model.ActionSpace;
import foresee.runtime.PlanningAdvice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands plan as the card of a model advises, unless they are told otherwise. */
final class AdvisedPlanningTest {
    private static final PlanningAdvice ADVICE = new PlanningAdvice(4, 2, 3, 6, 12);
    private static final String[] SAID = {
        "--samples", "4", "--iterations", "2", "--horizon", "3", "--hold", "6", "--replan", "12"
    };

    @TempDir
    private Path folder;

    private RoomPlans plans;
    private Path told;
    private Path silent;

    @BeforeEach
    void make() throws IOException {
        plans = new RoomPlans(folder);
        told = UntrainedModel.write(folder.resolve("told.safetensors"), ADVICE);
        silent = UntrainedModel.write(folder.resolve("silent.safetensors"));
    }

    private static Run run(List<String> words, String... more) {
        return Run.of(Stream.concat(words.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    private Run plan(Path model, String... more) {
        return plans.toGoal(Stream.concat(Stream.of("--model", model.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static List<Integer> numbers(JsonNode json) {
        return Stream.of("evaluations", "horizon", "hold", "replanInterval")
                .map(key -> json.get(key).asInt())
                .toList();
    }

    @Test
    void aJourneyIsTheOneWithTheSameSettingsSaidOutLoud() throws IOException {
        plan(told);
        byte[] advised = plans.film();
        assertThat(numbers(plans.report())).containsExactly(8, 3, 6, 12);
        plan(silent, SAID);
        assertThat(plans.film()).isEqualTo(advised);
        assertThat(numbers(plans.report())).containsExactly(8, 3, 6, 12);
    }

    @Test
    void whatIsSaidGoesBeforeWhatTheCardAdvises() throws IOException {
        plan(told, "--horizon", "2", "--hold", "4", "--replan", "8");
        assertThat(numbers(plans.report())).containsExactly(8, 2, 4, 8);
    }

    @Test
    void aModelThatSaysNothingIsPlannedWithAsIsUsual() throws IOException {
        plan(silent, "--samples", "4");
        assertThat(numbers(plans.report())).containsExactly(16, 12, 4, 4);
    }

    @Test
    void aFlightKeepsTheAdviceThatItWasPlannedWith() throws IOException {
        Path log = folder.resolve("flight.log");
        plan(told, "--record", log.toString());

        Run replay = Run.of("replay", log.toString());

        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out())
                .contains("all identical")
                .contains("tick   12 ")
                .doesNotContain("tick    4 ");
        assertThat(Run.of("inspect", log.toString()).out()).contains("samples=4, iterations=2, horizon=3, hold=6");
    }

    @Test
    void planningBetweenTwoPicturesTakesTheAdviceToo() throws IOException {
        ActionSpace space = ActionSpace.Box.symmetric(3, 1);
        Path robot = UntrainedModel.write(
                folder.resolve("robot.safetensors"),
                UntrainedModel.card("my-robot", space, OptionalDouble.empty()).withPlanning(Optional.of(ADVICE)));
        List<String> words = List.of(
                "plan",
                "--from",
                plans.goal().toString(),
                "--goal",
                plans.goal().toString(),
                "--model",
                robot.toString(),
                "--out",
                plans.out());
        run(words);
        assertThat(plans.report().get("actions")).hasSize(12);
        assertThat(numbers(plans.report())).containsExactly(8, 3, 6, 12);
        run(words, "--horizon", "6");
        assertThat(plans.report().get("actions")).hasSize(24);
    }

    @Test
    void anEvaluationAndItsCeilingTakeTheAdviceToo() throws IOException {
        Run run = Run.of(
                "evaluate",
                "--env",
                "two-room",
                "--task",
                "same-room",
                "--trials",
                "1",
                "--json",
                "--model",
                told.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode settings = new ObjectMapper().readTree(run.out()).get("settings");
        assertThat(settings.get("samples").asInt()).isEqualTo(4);
        assertThat(settings.get("horizon").asInt()).isEqualTo(3);
        assertThat(settings.get("hold").asInt()).isEqualTo(6);
        assertThat(settings.get("replanInterval").asInt()).isEqualTo(12);
    }

    @Test
    void aLoopTakesTheAdviceButForThePlanAtEachTick() throws IOException {
        Path json = folder.resolve("loop.json");
        Run run = Run.of(
                "bench",
                "loop",
                "--ticks",
                "3",
                "--period",
                "2.5",
                "--model",
                told.toString(),
                "--json",
                json.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 plans, one thread");
        assertThat(new ObjectMapper().readTree(json.toFile()).get("evaluations").asInt())
                .isEqualTo(8);
    }

    @Test
    void inspectShowsTheAdviceOrWhatIsUsual() {
        assertThat(Run.of("inspect", told.toString()).out())
                .contains("planned with    4 x 2 candidates, 3 model steps ahead (12 environment steps), actions held"
                        + " for 6, a new plan every 12\n");
        assertThat(Run.of("inspect", silent.toString()).out())
                .contains("planned with    64 x 4 candidates, 12 model steps ahead (48 environment steps), actions held"
                        + " for 4, a new plan every 4: the usual, as the card does not say");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hold 5     | --horizon (3, of 4 environment steps each: 12) must be a multiple of --hold (5) in environment steps. Maybe --hold 4.",
                "--horizon 2  | --horizon (2, of 4 environment steps each: 8) must be a multiple of --hold (6)",
                "--replan 13  | --horizon (3, of 4 environment steps each: 12) must be at least --replan (13) in environment steps.",
                "--horizon 0  | horizon (0) must be at least 1.",
                "--replan x   | 'x' is not an int",
            })
    void plansThatCannotBeAreRefusedInOneLine(String arguments, String message) {
        Run run = plan(told, arguments.strip().split(" "));

        run.assertRefused("foresee plan: ", message);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
