package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreviewCommandTest {

    @TempDir
    private Path folder;

    private Run preview(String arguments) {
        return Run.of(("preview " + arguments + " --out " + folder.resolve("new/pictures")).split(" "));
    }

    private Path file(String name) {
        return folder.resolve("new/pictures").resolve(name);
    }

    @Test
    void threeFilmsAndAStripAreWrittenAndSaidToBe() throws IOException {
        Run run = preview("--env push-t --steps 4 --size 96");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        "wrote " + file("push-t-data.gif") + ": the data policy, 3 episodes of 4 steps",
                        "wrote " + file("push-t-variation.gif")
                                + ": the same at each level of variation, 4 episodes of 2 steps",
                        "wrote " + file("push-t-variation.png") + ": stills of each level",
                        "wrote " + file("push-t-oracle.gif") + ": the oracle in ahead-25, the goal outlined",
                        "oracle: reached the goal of push-t ahead-25 in 27 steps (moderate; strict in 30)");
        assertThat(frames("push-t-data.gif")).isEqualTo(3 * 5);
        assertThat(frames("push-t-variation.gif")).isEqualTo(4 * 3);
        assertThat(frames("push-t-oracle.gif")).isEqualTo(31);
        BufferedImage levels = ImageIO.read(file("push-t-variation.gif").toFile());
        assertThat(levels.getWidth()).isEqualTo(3 * 96 + 2 * 10 + 2 * 16);
        assertThat(names()).hasSize(4);
    }

    private int frames(String name) throws IOException {
        ImageReader reader = ImageIO.getImageReadersBySuffix("gif").next();
        reader.setInput(ImageIO.createImageInputStream(file(name).toFile()));
        return reader.getNumImages(true);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("new/pictures"))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void taskLayoutAndVariationAreThoseThatWereAskedFor() throws IOException {
        String options = "--env two-room --layout random --task same-room --steps 2 --size 64";

        Run nominal = preview(options);
        byte[] plain = Files.readAllBytes(file("two-room-oracle.gif"));
        Run strong = preview(options + " --variation strong");

        assertThat(nominal.out()).contains("oracle: reached the goal of two-room same-room in ");
        assertThat(strong.exitCode()).as(strong.err()).isZero();
        assertThat(Files.readAllBytes(file("two-room-oracle.gif"))).isNotEqualTo(plain);
    }

    @Test
    void whereThereIsNothingToDoNoOracleIsFilmed() throws IOException {
        Run run = preview("--env ball-in-box --steps 2 --size 64");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).last().isEqualTo("ball-in-box has no tasks, so there is no oracle to film");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "ball-in-box-data.gif", "ball-in-box-variation.gif", "ball-in-box-variation.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps 4                           | Missing required option: '--env=NAME'",
                "--env push-q                        | unknown environment (push-q)",
                "--env push-t --task ahead-20        | unknown task of push-t (ahead-20)",
                "--env ball-in-box --task fall       | ball-in-box has no tasks. Leave out --task.",
                "--env push-t --layout odd           | unknown layout of push-t (odd)",
                "--env push-t --variation wild       | unknown variation (wild)",
                "--env push-t --size 63              | --size (63) must be from 64 to 1024.",
                "--env push-t --size 1025            | --size (1025) must be from 64 to 1024.",
                "--env push-t --steps 0              | --steps (0) must be from 1 to 1000.",
                "--env push-t --steps 1001           | --steps (1001) must be from 1 to 1000.",
                "--env push-t --seed x               | 'x' is not a long",
                "--env push-t --task                 | '--task'"
            })
    void whatCannotBeMeantIsRefusedInOneLineAndNothingIsWritten(String arguments, String message) {
        Run run = arguments.strip().endsWith("--task")
                ? Run.of(("preview " + arguments).strip().split("\\s+"))
                : preview(arguments.strip());

        run.assertRefused("foresee preview: ", message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Files.writeString(folder.resolve("plain"), "x");

        Run run = Run.of(
                "preview", "--env", "two-room", "--out", folder.resolve("plain").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains(folder.resolve("plain") + " is a file, not a folder.");
    }
}
