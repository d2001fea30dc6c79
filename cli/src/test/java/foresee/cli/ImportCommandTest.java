package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.GoalPicture;
import foresee.dataset.Dataset;
import foresee.dataset.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportCommandTest {

    @TempDir
    private Path folder;

    private Path recordings;

    @BeforeEach
    void record() {
        Path made = folder.resolve("made.h5");
        recordings = folder.resolve("recordings");
        Run.of("collect", "--env", "two-room", "--episodes", "5", "--steps", "40", "--out", made.toString());
        Run.of("inspect", made.toString(), "--export", recordings.toString());
    }

    private Run run(String... more) {
        return Run.of(Stream.concat(Stream.of("import", recordings.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path table(int episode) {
        return recordings.resolve("episode_000" + episode + "/actions.csv");
    }

    @Test
    void recordingsBecomeADataSetThatCanBeInspectedAndChecked() throws IOException {
        Path out = folder.resolve("new/my-robot.h5");

        Run run = run("--out", out.toString(), "--action-low", "-2.45", "--action-high", "2.45,2.45");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines())
                .contains("ok       counts        one action between every two frames.")
                .last()
                .isEqualTo("wrote " + out + ": 5 episodes, 205 frames");
        try (Dataset dataset = Dataset.open(out);
                Dataset made = Dataset.open(folder.resolve("made.h5"))) {
            assertThat(dataset.info().environment()).isEqualTo("my-robot");
            for (int e = 0; e < 5; e++) {
                assertThat(dataset.episode(e).actions())
                        .isEqualTo(made.episode(e).actions());
                assertThat(dataset.frame(e, 40)).isEqualTo(made.frame(e, 40));
            }
        }
        Run inspect = Run.of("inspect", out.toString(), "--check", "--verify");
        assertThat(inspect.exitCode()).as(inspect.err()).isZero();
        assertThat(inspect.out())
                .contains(
                        "environment     my-robot, one action every 0.1 s", "imported from folders of PNG, recordings")
                .contains("ok       alignment", "verified");
    }

    @Test
    void aCheckAloneWritesNothing() throws IOException {
        Run run = run("--check-only", "--shift", "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("warning  alignment", "1 step earlier", "--shift -1")
                .doesNotContain("wrote");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder.resolve("made.h5"), recordings);
        }
    }

    @Test
    void errorsAreSaidAndEndWithCodeOneAndNothingWritten() throws IOException {
        List<String> lines = Files.readAllLines(table(3));
        Files.write(
                table(3),
                lines.subList(0, 30).stream()
                        .map(line -> line.substring(line.indexOf(',') + 1))
                        .toList());
        Path out = folder.resolve("out.h5");

        Run run = run("--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("error    counts", "episode_0003 (41 frames, 29 rows)");
        assertThat(run.errLines())
                .filteredOn(line -> line.startsWith("foresee import: "))
                .singleElement()
                .asString()
                .contains("cannot be used as it is (1 error); nothing was written.");
        assertThat(out).doesNotExist();
    }

    @Test
    void theNameOfAnEnvironmentOfOursIsRefused() {
        assertRefused(run("--env", "two-room"), "Maybe my-two-room.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--size big               | --size (big) must be a number of pixels, 64, or height x width, 48x64.",
                "--size 0                 | height (0) and width (0) must be at least 1.",
                "--fps 0                  | --fps (0.0) must be positive and finite.",
                "--action-low -1          | must be given together",
                "--action-low 1 --action-high 1 | low[0] (1.0) must be finite and below high[0] (1.0)",
                "--action-low 1,2,3 --action-high 1 | --action-low (3 bounds) must be one, or as many",
                "--actions left           | there is no column 'left'; there are frame, time, action_0, action_1.",
                "--out data.csv           | --out (data.csv) must end in .h5.",
                "--shift 4000             | shift (4000) must be from -1000 to 1000.",
                "--shfit 1                | --shift"
            })
    void whatCannotBeMeantIsRefusedInOneLine(String arguments, String message) {
        assertRefused(run((arguments + " --env mine").strip().split("\\s+")), message);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertRefused(Run.of("import", folder.resolve("none").toString()), "none: no such file");
        assertRefused(
                Run.of("import", folder.resolve("made.h5").toString(), "--actions", "left", "--env", "x"),
                "--actions is for tables");
    }

    private void assertRefused(Run run, String message) {
        run.assertRefused("foresee import: ", message);
    }

    @Test
    void anExportDoesNotMixWithWhatIsThere() {
        Run run = Run.of("inspect", folder.resolve("made.h5").toString(), "--export", recordings.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void importAndPlanSeeAPictureAlike(int type) throws IOException {
        BufferedImage image = new BufferedImage(20, 10, type);
        for (int i = 0; i < 200; i++) {
            image.setRGB(i % 20, i / 20, (i * 0x010203) | (i % 3 == 0 ? 0x80000000 : 0xff000000));
        }
        Path picture = folder.resolve("picture.png");
        ImageIO.write(image, "png", picture.toFile());

        assertThat(PictureFile.read(picture))
                .isEqualTo(GoalPicture.read(picture).frame());
    }
}
