package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluateCommandTest {

    @TempDir
    private Path folder;

    private static final String[] SMALL = {
        "evaluate", "--env", "two-room", "--task", "same-room", "--trials", "2", "--samples", "2", "--iterations", "1"
    };

    private Run small(String... more) throws IOException {
        Path model = UntrainedModel.write(folder.resolve("m.safetensors"));
        return Run.of(Stream.of(SMALL, new String[] {"--model", model.toString()}, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    @Test
    void withJsonThereIsOneObjectOnStandardOutputAndNothingElse() throws IOException {
        Run run = small("--json", "--seed", "7");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper()
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(run.out());
        assertThat(json.get("env").asText()).isEqualTo("two-room");
        assertThat(json.get("task").asText()).isEqualTo("same-room");
        assertThat(json.get("trials").asInt()).isEqualTo(2);
        assertThat(json.get("planner").asText()).isEqualTo("mppi");
        assertThat(json.has("budget")).isTrue();
        for (JsonNode rates : new JsonNode[] {json, json.get("floor"), json.get("ceiling")}) {
            for (String criterion : new String[] {"moderate", "strict"}) {
                JsonNode rate = rates.get(criterion);
                assertThat(rate.get("success").asDouble())
                        .isBetween(rate.get("low").asDouble(), rate.get("high").asDouble());
            }
        }
        for (String time : new String[] {"latencyMillis", "cpuMillis"}) {
            assertThat(json.get(time).get("p50").asDouble()).isPositive();
            assertThat(json.get(time).get("max").asDouble())
                    .isGreaterThanOrEqualTo(json.get(time).get("p99").asDouble());
        }
        assertThat(run.err()).contains("trial 2 of 2");
    }

    @Test
    void theTableHasFloorAndCeilingAndTheWordsOfTheCriteria() throws IOException {
        Run run = small();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "two-room[layout=fixed] same-room: 2 trials",
                        "floor: random actions",
                        "ceiling: true simulator",
                        "moderate: centre within 4.5 px");
    }

    @Test
    void theCeilingOfAPlannerThatNeedsGradientsIsThatOfTheDefaultOne() throws IOException {
        Run run = small("--planner", "gradient");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("gradient in this model", "ceiling: true simulator, mppi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--env two-room                                        | Missing required option: '--task=NAME'",
                "--env two-room --task cros-room --model simulator     | Maybe cross-room.",
                "--env tworoom --task any --model simulator            | unknown environment (tworoom)",
                "--env two-room --task any --model simulator --trials 0 | must be at least 1.",
                "--env two-room --task any --model simulator --trials x | 'x' is not an int",
                "--env two-room --task any --model simulator --planner a | unknown planner (a); there are mppi",
                "--env two-room --task any --model simulator --planner gradient | planner (gradient) needs gradients",
                "--env two-room --task any --trails 5                  | Did you mean --trials?"
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        Run run = Run.of(("evaluate " + arguments).strip().split("\\s+"));

        run.assertRefused("foresee evaluate: ", message);
    }
}
