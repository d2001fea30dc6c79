package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreezeCommandTest {
    private static final String[] QUICK = {"--model", "simulator", "--samples", "4", "--iterations", "1", "--json"};

    @TempDir
    private Path folder;

    private Path frozen() {
        Path file = folder.resolve("set.json");
        Run run =
                Run.of("freeze", "--env", "two-room", "--task", "same-room", "--trials", "3", "--out", file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("set.json: 3 cases, reached by shortest way in", "(3); sha256 ");
        return file;
    }

    private static JsonNode evaluate(String... options) throws IOException {
        Run run = Run.of(Stream.of(new String[] {"evaluate"}, options, QUICK)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void theSameOptionsMakeTheSameFile() throws IOException {
        byte[] first = Files.readAllBytes(frozen());

        assertThat(Files.readAllBytes(frozen())).isEqualTo(first);
    }

    @Test
    void evaluatingOnASetIsEvaluatingOnTheSeedThatItWasFrozenFrom() throws IOException {
        JsonNode set = evaluate("--set", frozen().toString());
        JsonNode seed = evaluate("--env", "two-room", "--task", "same-room", "--seed", "7", "--trials", "3");

        assertThat(set.get("set").asText()).isEqualTo("two-room-fixed-same-room");
        assertThat(seed.has("set")).isFalse();
        for (String key : new String[] {"env", "layout", "task", "trials", "seed", "moderate", "strict", "floor"}) {
            assertThat(set.get(key)).as(key).isEqualTo(seed.get(key));
        }
    }

    @Test
    void aSetOfAVariedEnvironmentIsEvaluatedInIt() throws IOException {
        String[] where = {"--env", "push-disc", "--task", "ahead-25", "--variation", "strong", "--trials", "2"};
        Path file = folder.resolve("varied.json");
        Run freeze = Run.of(Stream.of(new String[] {"freeze", "--out", file.toString()}, where)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
        assertThat(freeze.exitCode()).as(freeze.err()).isZero();

        JsonNode set = evaluate("--set", file.toString());
        JsonNode drawn = evaluate(Stream.of(where, new String[] {"--seed", "7"})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));

        assertThat(set.get("set").asText()).isEqualTo("push-disc-relative-ahead-25-strong");
        assertThat(set.get("layout").asText()).isEqualTo("push-disc[action=relative, variation=strong]");
        assertThat(set.get("moderate")).isEqualTo(drawn.get("moderate"));
        assertThat(set.get("layout")).isEqualTo(drawn.get("layout"));
    }

    @Test
    void theBundledSetOfATaskNeedsNoName() throws IOException {
        JsonNode byTask = evaluate("--set", "--env", "push-disc", "--task", "ahead-25", "--trials", "2");
        JsonNode byName = evaluate("--set", "push-disc-relative-ahead-25", "--trials", "2");

        assertThat(byTask.get("set").asText()).isEqualTo("push-disc-relative-ahead-25");
        assertThat(byTask.get("trials").asInt()).isEqualTo(2);
        assertThat(byTask.get("moderate")).isEqualTo(byName.get("moderate"));
        assertThat(byTask.get("coverage").has("success")).isTrue();
    }

    @Test
    void theBundledSetOfALevelIsFoundByNameAndByTask() throws IOException {
        JsonNode byName = evaluate("--set", "two-room-fixed-cross-room-strong", "--trials", "2");
        JsonNode byTask = evaluate(
                "--set", "--env", "two-room", "--task", "cross-room", "--variation", "strong", "--trials", "2");

        assertThat(byName.get("set").asText()).isEqualTo("two-room-fixed-cross-room-strong");
        assertThat(byName.get("layout").asText()).isEqualTo("two-room[layout=fixed, variation=strong]");
        assertThat(byTask.get("set")).isEqualTo(byName.get("set"));
        assertThat(byTask.get("moderate")).isEqualTo(byName.get("moderate"));
    }

    @Test
    void inTheSimulatorTheResultIsTheCeiling() throws IOException {
        JsonNode json = evaluate("--set", "point-maze-u-far", "--trials", "2");

        assertThat(json.get("ceiling").get("moderate")).isEqualTo(json.get("moderate"));
        assertThat(json.get("settings").get("horizon").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freeze --env two-room --task any --out set.txt                   | --out (set.txt) must end in .json.",
                "freeze --env two-room --task anny --out set.json                 | unknown task of two-room (anny)",
                "freeze --env two-room --task any --variation w --out set.json    | unknown variation (w)",
                "freeze --env two-room --task any --trials 0 --out set.json       | cases (0) must be at least 1.",
                "evaluate --set nothing                                           | unknown evaluation set (nothing)",
                "evaluate --set nothing.json                                      | nothing.json: no such file.",
                "evaluate --set two-room-fixed-any --env two-room                 | Leave out --env, --task, --layout and --variation.",
                "evaluate --set two-room-fixed-any --seed 3                       | Leave one of the two out.",
                "evaluate --set two-room-fixed-any --trials 201                   | trials (201) must be within 1 to the 200",
                "evaluate --set two-room-fixed-any --variation mild               | Leave out --env, --task, --layout and --variation.",
                "evaluate --env two-room --task any --variation mid               | unknown variation (mid); there are nominal, mild, strong. Maybe mild.",
                "evaluate --set                                                   | Missing required option: '--env=NAME'",
                "evaluate --set --env two-room                                    | Missing required option: '--task=NAME'",
                "evaluate --set --env two-room --layout mixed --task any          | unknown evaluation set (two-room-mixed-any)"
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        Run run = Run.of(arguments.strip().split("\\s+"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().contains(message);
    }

    @Test
    void aDamagedSetIsRefusedInOneLine() throws IOException {
        Path file = frozen();
        Files.writeString(file, Files.readString(file).replaceFirst("\"seed\": 7", "\"seed\": 9"));
        Run run = Run.of("evaluate", "--set", file.toString(), "--model", "simulator");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(file + " is damaged: its sha256 is");
    }
}
