package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.GoalPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoalCommandTest {

    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void thePictureCarriesTheStateThatWasAskedFor() throws IOException {
        Path out = file("new/folder/goal.png");

        Run run = Run.of(
                "goal", "--env", "two-room", "--at", "52,12", "--wall", "30", "--door", "40", "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("agent x 52.0 px", "agent y 12.0 px", "wall x 30.0 px", "door y 40.0 px");
        assertThat(GoalPicture.read(out).state())
                .hasValueSatisfying(state -> assertThat(state).startsWith(52f, 12f, 30f, 40f));
        assertThat(GoalPicture.read(out).frame().shape()).isEqualTo("64 x 64 x 3");
    }

    @Test
    void theSameSeedMakesTheSameFileAndAnotherSeedAnother() throws IOException {
        Run.of(
                "goal",
                "--env",
                "two-room",
                "--seed",
                "3",
                "--out",
                file("a.png").toString());
        Run.of(
                "goal",
                "--env",
                "two-room",
                "--seed",
                "3",
                "--out",
                file("b.png").toString());
        Run.of(
                "goal",
                "--env",
                "two-room",
                "--seed",
                "4",
                "--out",
                file("c.png").toString());

        assertThat(file("a.png")).hasSameBinaryContentAs(file("b.png"));
        assertThat(Files.readAllBytes(file("c.png"))).isNotEqualTo(Files.readAllBytes(file("a.png")));
    }

    @Test
    void theRandomLayoutMovesTheWall() throws IOException {
        Run.of(
                "goal",
                "--env",
                "two-room",
                "--layout",
                "random",
                "--out",
                file("a.png").toString());

        assertThat(GoalPicture.read(file("a.png")).state().orElseThrow()[2]).isNotEqualTo(32f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--env two-room                          | Missing required option: '--out=FILE.png'",
                "--out goal.png                          | Missing required option: '--env=NAME'",
                "--env two-rooms --out goal.png          | unknown environment (two-rooms)",
                "--env two-room --out goal.jpg           | --out (goal.jpg) must end in .png.",
                "--env two-room --out goal.png --at 52   | --at takes two numbers",
                "--env point-maze --out goal.png --at 1,1.5 | agent (1.0, 1.5) must be on the floor",
                "--env point-maze --out goal.png --wall 3 | --wall and --door are for two-room in one of its named layouts.",
                "--env two-room --layout ####/#..#/#### --out goal.png --at 17,10 | agent (17.0, 10.0) must be on the floor",
                "--env two-room --layout ###/#.#/### --out goal.png | the longest way between two cells of the layout (0.0 px)",
                "--env push-t --out goal.png --at 1,1     | --at is for two-room and point-maze; push-t takes --seed.",
                "--env two-room --out goal.png --at a,b  | 'a' is not a float",
                "--env two-room --out goal.png --at 32,50 | agent (32.0, 50.0) must be on the floor",
                "--env two-room --out goal.png --seed x  | 'x' is not a long",
                "--env two-room --out goal.png --layout odd | unknown layout of two-room (odd)",
                "--env two-room --out goal.png --wal 30  | Did you mean"
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        Run run = Run.of(("goal " + arguments).strip().split("\\s+"));

        run.assertRefused("foresee goal: ", message);
        assertThat(Path.of("goal.png")).doesNotExist();
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Files.writeString(file("plain"), "x");

        Run run = Run.of(
                "goal", "--env", "two-room", "--out", file("plain/goal.png").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file("plain") + " is a file, not a folder.");
    }
}
