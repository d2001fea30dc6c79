package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walls given as text, on the command line and in a file. */
final class LayoutOptionTest {
    private static final String WALLS = "#######/#.....#/###.###/#.....#/#######";

    @TempDir
    private Path folder;

    private static Run evaluate(String environment, String layout) {
        return Run.of(
                "evaluate",
                "--env",
                environment,
                "--layout",
                layout,
                "--task",
                "far",
                "--model",
                "simulator",
                "--trials",
                "2",
                "--samples",
                "8",
                "--iterations",
                "1");
    }

    @Test
    void wallsAreTheSameOnOneLineAndInAFile() throws IOException {
        Path file = folder.resolve("walls.txt");
        Files.writeString(file, WALLS.replace('/', '\n') + "\n");
        for (String environment : new String[] {"two-room", "point-maze"}) {
            Run typed = evaluate(environment, WALLS);
            Run read = evaluate(environment, file.toString());

            assertThat(typed.exitCode()).as(typed.err()).isZero();
            assertThat(read.exitCode()).as(read.err()).isZero();
            assertThat(typed.out()).startsWith(environment + "[layout=" + WALLS + "] far: 2 trials");
            assertThat(read.out().lines().findFirst())
                    .isEqualTo(typed.out().lines().findFirst());
        }
    }

    @Test
    void whatIsNoLayoutIsOneLine() throws IOException {
        Path binary = folder.resolve("binary.txt");
        Files.write(binary, new byte[70_000]);

        assertThat(evaluate("two-room", "####/#..#").err())
                .isEqualTo("foresee evaluate: layout must be surrounded by walls; row 2 is open.\n");
        assertThat(evaluate("two-room", folder.resolve("none.txt").toString()).err())
                .isEqualTo("foresee evaluate: " + folder.resolve("none.txt") + ": no such file.\n");
        assertThat(evaluate("two-room", binary.toString()).err())
                .isEqualTo("foresee evaluate: --layout " + binary + " has 70000 bytes; walls take at most 65536.\n");
        assertThat(evaluate("push-t", WALLS).err()).startsWith("foresee evaluate: unknown layout of push-t (" + WALLS);
        assertThat(evaluate("push-t", WALLS).exitCode()).isEqualTo(2);
    }
}
