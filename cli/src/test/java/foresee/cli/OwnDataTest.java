package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of docs/own-data.md, in the small, and the page itself. */
final class OwnDataTest {
    private static final Path PAGE = Path.of("..", "docs", "own-data.md");
    private static final String SMALL = "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8},"
            + " \"optimizer\": {\"steps\": 3, \"batchSize\": 2, \"warmupSteps\": 1}, \"loss\": {\"projections\": 4}}";

    @TempDir
    private Path folder;

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private static Run done(String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void fromAFolderOfPicturesToAPlan() throws IOException {
        done("collect", "--env", "two-room", "--episodes", "6", "--steps", "40", "--out", in("rooms.h5"));
        done("inspect", in("rooms.h5"), "--export", in("recordings"));
        done("import", in("recordings"), "--out", in("my-rooms.h5"));
        Files.writeString(folder.resolve("small.json"), SMALL);
        Run trained = done(
                "train",
                "--data",
                in("my-rooms.h5"),
                "--config",
                in("small.json"),
                "--out",
                in("my-rooms.safetensors"));

        Run plan = Run.of(
                "plan",
                "--model",
                in("my-rooms.safetensors"),
                "--from",
                in("recordings/episode_0002/frame_0000.png"),
                "--goal",
                in("recordings/episode_0002/frame_0032.png"),
                "--out",
                in("plan"));

        assertThat(trained.out()).contains("wrote " + in("my-rooms.safetensors"));
        assertThat(plan.exitCode()).as(plan.err()).isBetween(0, 1);
        assertThat(plan.outLines().get(0)).startsWith("latent distance to the goal: ");
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("plan/plan.json").toFile());
        assertThat(report.get("env").asText()).isEqualTo("my-rooms");
        assertThat(report.get("actions").size())
                .isEqualTo(report.get("distances").size()
                        * report.get("actionChunk").asInt());
        assertThat(report.get("actions").get(0)).hasSize(2);
        assertThat(done("inspect", in("my-rooms.safetensors")).out()).contains("my-rooms");
    }

    @Test
    void everyCommandOfThePageIsOneThatThereIs() throws IOException {
        List<String> commands = commands(Files.readString(PAGE));

        assertThat(commands).hasSizeGreaterThan(7);
        for (String command : commands) {
            List<String> words = Arrays.asList(command.strip().split("\\s+"));
            String help = Run.of(words.get(1), "--help").out();
            assertThat(words.get(0)).isEqualTo("scripts/foresee");
            assertThat(help).as(command).contains("Usage: foresee " + words.get(1));
            words.stream()
                    .filter(word -> word.startsWith("--"))
                    .forEach(option -> assertThat(help).as(command).containsPattern(option + "\\b"));
        }
    }

    /** Indented lines that begin with scripts/foresee, and those that go on after a backslash. */
    private static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        for (String line : page.replaceAll("\\\\\\n", " ").lines().toList()) {
            if (line.startsWith("    scripts/foresee ")) {
                commands.add(line);
            }
        }
        return commands;
    }
}
