package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of {@code docs/environments.md}, which {@code scripts/make-pictures} makes. */
final class EnvironmentsPageTest {
    private static final Path PAGE = Path.of("../docs/environments.md");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+]\\(([^)]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("`foresee (preview --env ([a-z-]+)[^`]*)`");
    private static final int LARGEST = 150_000;
    private static final int ALL = 1_500_000;

    private static List<Path> shown() throws IOException {
        return PICTURE.matcher(Files.readString(PAGE))
                .results()
                .map(found -> PAGE.resolveSibling(found.group(1)))
                .toList();
    }

    @Test
    void everyEnvironmentIsShown() throws IOException {
        List<String> names =
                shown().stream().map(path -> path.getFileName().toString()).toList();
        for (String name : Sandbox.environments()) {
            assertThat(names).contains(name + "-data.gif", name + "-variation.png");
            assertThat(names.contains(name + "-oracle.gif"))
                    .as(name)
                    .isEqualTo(!Sandbox.tasks(Sandbox.environment(name)).isEmpty());
        }
    }

    @Test
    void everyPictureIsThereIsShownAndIsSmall() throws IOException {
        long all = 0;
        for (Path picture : shown()) {
            assertThat(picture).exists();
            assertThat(Files.size(picture)).as(picture.toString()).isLessThan(LARGEST);
            all += Files.size(picture);
        }
        assertThat(all).isLessThan(ALL);
        try (Stream<Path> files = Files.list(PAGE.resolveSibling("environments"))) {
            assertThat(files.toList()).containsExactlyInAnyOrderElementsOf(shown());
        }
    }

    @Test
    void theCommandsAreThoseOfTheScript() throws IOException {
        String script = Files.readString(Path.of("../scripts/make-pictures"));
        List<MatchResult> commands =
                COMMAND.matcher(Files.readString(PAGE)).results().toList();
        assertThat(commands.stream().map(found -> found.group(2))).containsExactlyElementsOf(Sandbox.environments());
        for (MatchResult command : commands) {
            String arguments =
                    command.group(1).replace("preview --env ", "picture ").replace(" --size 128", "");
            assertThat(script.lines()).contains(arguments);
        }
    }
}
