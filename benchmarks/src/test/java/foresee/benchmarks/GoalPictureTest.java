package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalPictureTest {
    private static final Meadow MEADOW = new Meadow();
    private static final float[] STATE = {20.25f, 1 / 3f};

    @TempDir
    Path folder;

    @Test
    void carriesTheExactStateBesideTheExactFrame() throws IOException {
        GoalPicture goal = GoalPicture.read(written());
        assertThat(goal.frame()).isEqualTo(MEADOW.render(STATE));
        assertThat(goal.state()).hasValueSatisfying(state -> assertThat(state).containsExactly(STATE));
        assertThat(goal.environment()).hasValue("meadow");
        assertThat(goal.world()).hasValue("meadow[size=64]");
        assertThat(goal.requireFor(MEADOW, 64, 64).needsResize(64, 64)).isFalse();
    }

    @Test
    void anyPngReaderAcceptsIt() throws IOException {
        BufferedImage image = ImageIO.read(written().toFile());
        assertThat(Pictures.frame(image)).isEqualTo(MEADOW.render(STATE));
    }

    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_INT_ARGB + ",png",
        BufferedImage.TYPE_BYTE_GRAY + ",png",
        BufferedImage.TYPE_BYTE_INDEXED + ",png",
        BufferedImage.TYPE_USHORT_GRAY + ",png",
        BufferedImage.TYPE_3BYTE_BGR + ",png",
        BufferedImage.TYPE_3BYTE_BGR + ",jpg",
        BufferedImage.TYPE_BYTE_GRAY + ",jpg",
        BufferedImage.TYPE_3BYTE_BGR + ",bmp"
    })
    void everyKindOfPictureBecomesRgb(int type, String format) throws IOException {
        Path path = folder.resolve("photograph." + format);
        BufferedImage image = new BufferedImage(30, 20, type);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 30, 20);
        g.dispose();
        assertThat(ImageIO.write(image, format, path.toFile())).isTrue();

        GoalPicture goal = GoalPicture.read(path);

        assertThat(goal.frame().shape()).isEqualTo("20 x 30 x 3");
        assertThat(goal.frame().get(10, 15, 0)).isEqualTo(255);
        assertThat(goal.frame().get(10, 15, 2)).isEqualTo(255);
        assertThat(goal.state()).isEmpty();
        assertThat(goal.environment()).isEmpty();
        assertThat(goal.needsResize(64, 64)).isTrue();
    }

    @Test
    void transparencyBecomesWhite() {
        Frame frame = Pictures.frame(new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB));
        assertThat(frame.get(1, 1, 1)).isEqualTo(255);
    }

    @Test
    void textIsNoPicture() throws IOException {
        Path path = folder.resolve("notes.png");
        Files.writeString(path, "# the goal is upper right\n");
        assertRefused(path, "is no picture (PNG, JPEG, GIF or BMP).");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Path path = Files.createFile(folder.resolve("empty.png"));
        assertRefused(path, "is empty.");
    }

    @Test
    void missingFilesAndFoldersAreNamed() throws IOException {
        assertRefused(folder.resolve("nowhere.png"), "does not exist.");
        assertRefused(folder, "is a folder.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.5, 0.9})
    void aTruncatedPngIsDamaged(double share) throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Path path = folder.resolve("cut.png");
        Files.write(path, Arrays.copyOf(whole, (int) (whole.length * share)));
        assertRefused(path, "is damaged");
    }

    @Test
    void aBombIsRefusedByItsDeclaredSize() throws IOException {
        byte[] png = Files.readAllBytes(written());
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        Path path = folder.resolve("bomb.png");
        Files.write(path, png);
        assertRefused(path, "declares 60000 x 60000 pixels, more than 50 million.");
    }

    @Test
    void aStateThatIsNoStateIsRefused() throws IOException {
        for (String state : new String[] {"[1, NaN]", "[]", "null", "{\"x\": 1}", "[1,", "[1e300, 2]"}) {
            Path path = folder.resolve("state.png");
            byte[] png = Pictures.png(Pictures.image(MEADOW.render(STATE)));
            Files.write(path, PngText.with(png, Map.of("foresee.state", state)));
            assertRefused(path, "foresee.state");
        }
    }

    @Test
    void anotherEnvironmentIsRefusedWithBothNames() throws IOException {
        byte[] png = Pictures.png(Pictures.image(MEADOW.render(STATE)));
        Path path = folder.resolve("maze.png");
        Files.write(path, PngText.with(png, Map.of("foresee.env", "maze")));
        GoalPicture goal = GoalPicture.read(path);
        assertThatThrownBy(() -> goal.requireFor(MEADOW, 64, 64))
                .isInstanceOf(PictureFormatException.class)
                .hasMessage(path + " shows environment maze, but the agent is in meadow.");
    }

    @Test
    void aStateOfAnotherSizeIsRefusedWithBothSizes() throws IOException {
        byte[] png = Pictures.png(Pictures.image(MEADOW.render(STATE)));
        Path path = folder.resolve("three.png");
        Files.write(path, PngText.with(png, Map.of("foresee.state", "[1, 2, 3]")));
        GoalPicture goal = GoalPicture.read(path);
        assertThatThrownBy(() -> goal.requireFor(MEADOW, 64, 64))
                .hasMessageContaining("3 numbers")
                .hasMessageContaining("has 2");
    }

    @Test
    void onlyASimilarShapeMayBeResized() throws IOException {
        GoalPicture nearly = blank(100, 105);
        assertThat(nearly.requireFor(MEADOW, 64, 64).needsResize(64, 64)).isTrue();
        GoalPicture wide = blank(100, 160);
        assertThatThrownBy(() -> wide.requireFor(MEADOW, 64, 64))
                .hasMessageContaining("160 x 100 pixels")
                .hasMessageContaining("(64 x 64)");
        GoalPicture tall = blank(160, 100);
        assertThatThrownBy(() -> tall.requireFor(MEADOW, 64, 64)).hasMessageContaining("another shape");
    }

    @Test
    void textsSurviveAndDamagedOnesArePassedOver() throws IOException {
        byte[] png = Pictures.png(Pictures.image(MEADOW.render(STATE)));
        byte[] file = PngText.with(png, Map.of("Title", "caf\u00e9"));
        assertThat(PngText.read(file)).containsExactly(Map.entry("Title", "caf\u00e9"));
        file[33 + 8 + 6] ^= 1;
        assertThat(PngText.read(file)).isEmpty();
        assertThat(PngText.read("no png at all, but long enough to look at".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    private GoalPicture blank(int height, int width) throws IOException {
        Path path = folder.resolve("blank.png");
        Pictures.write(path, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
        return GoalPicture.read(path);
    }

    private Path written() throws IOException {
        Path path = folder.resolve("goal.png");
        GoalPicture.write(path, MEADOW, STATE);
        return path;
    }

    private static void assertRefused(Path path, String problem) {
        assertThatThrownBy(() -> GoalPicture.read(path))
                .isInstanceOf(PictureFormatException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }
}
