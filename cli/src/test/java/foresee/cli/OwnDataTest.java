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

        Run plan = plan("frame_0000.png", "frame_0032.png");

        assertThat(trained.out()).contains("wrote " + in("my-rooms.safetensors"));
        JsonNode report = report();
        assertSaysHowItEnded(plan, report);
        assertThat(report.get("env").asText()).isEqualTo("my-rooms");
        assertThat(report.get("actions").size())
                .isEqualTo(report.get("distances").size()
                        * report.get("actionChunk").asInt());
        assertThat(report.get("actions").get(0)).hasSize(2);
        assertThat(done("inspect", in("my-rooms.safetensors")).out()).contains("my-rooms");

        Run there = plan("frame_0032.png", "frame_0032.png");
        assertThat(there.exitCode())
                .as("nothing leads nearer than the goal itself")
                .isEqualTo(1);
        assertSaysHowItEnded(there, report());
    }

    private Run plan(String from, String goal) {
        return Run.of(
                "plan",
                "--model",
                in("my-rooms.safetensors"),
                "--from",
                in("recordings/episode_0002/" + from),
                "--goal",
                in("recordings/episode_0002/" + goal),
                "--out",
                in("plan"));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("plan/plan.json").toFile());
    }

    /**
     * Whether a plan leads nearer than now is the model's affair, which learned for three steps. What is relied on is that the exit code, the
     * line for people and the report say the same of it.
     */
    private static void assertSaysHowItEnded(Run plan, JsonNode report) {
        double before = report.get("distanceBefore").asDouble();
        double after = report.get("distanceAfter").asDouble();
        assertThat(report.has("threshold"))
                .as("nobody knows how far is near in own data")
                .isFalse();
        assertThat(plan.outLines().get(0))
                .isEqualTo("latent distance to the goal: %.4g now, %.4g imagined after %d of %d steps"
                        .formatted(
                                before,
                                after,
                                report.get("stepsToNearest").asInt(),
                                report.get("actions").size()));
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(after < before ? 0 : 1);
        assertThat(plan.outLines().contains("no plan was found that leads nearer than now"))
                .isEqualTo(after >= before);
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
