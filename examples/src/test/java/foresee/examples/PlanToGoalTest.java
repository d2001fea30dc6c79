package foresee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanToGoalTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void agentArrivesAtThePlaceInThePicture() throws IOException {
        Path model = ROOT.resolve("models/two-room.safetensors");
        assertThat(PlanToGoal.distanceAfter(60, model)).isLessThan(4.5);
    }

    @Test
    void readmeShowsThisProgram() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/src/main/java/foresee/examples/PlanToGoal.java"));
        String shown = source.substring(
                        source.indexOf("// README: begin\n") + 17, source.indexOf("        // README: end"))
                .lines()
                .map(line -> line.isBlank() ? "" : line.substring(8))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(shown);
    }
}
