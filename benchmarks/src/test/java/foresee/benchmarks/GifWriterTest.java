package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifWriterTest {
    @TempDir
    Path folder;

    @Test
    void everyFrameAndDelayIsReadBack() throws IOException {
        Path path = folder.resolve("deeper/movie.gif");
        try (GifWriter gif = new GifWriter(path)) {
            for (int k = 0; k < 5; k++) {
                gif.add(picture(k), k == 4 ? 1500 : 80);
            }
            gif.finish();
        }
        assertThat(delays(path)).containsExactly(8, 8, 8, 8, 150);
        assertThat(folder.resolve("deeper")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void coloursSurvive() throws IOException {
        Path path = folder.resolve("movie.gif");
        GifWriter.write(
                path, IntStream.range(0, 3).mapToObj(GifWriterTest::picture).iterator(), 50);
        assertThat(frames(path)).hasSize(3);
        for (int k = 0; k < 3; k++) {
            assertThat(Pictures.frame(frames(path).get(k))).isEqualTo(Pictures.frame(picture(k)));
        }
    }

    @Test
    void onlyWhatChangesIsStored() throws IOException {
        Path path = folder.resolve("movie.gif");
        GifWriter.write(path, List.of(picture(0), picture(1), picture(1)).iterator(), 50);
        ImageReader reader = reader(path);
        assertThat(opaque(reader.read(0))).isEqualTo(40 * 20);
        // the square where it was and where it is
        assertThat(opaque(reader.read(1))).isEqualTo(2 * 6 * 6);
        assertThat(opaque(reader.read(2))).isZero();
        assertThat(Pictures.frame(frames(path).get(2))).isEqualTo(Pictures.frame(picture(1)));
    }

    @Test
    void aThousandNewColoursAreComeCloseTo() throws IOException {
        Path path = folder.resolve("movie.gif");
        BufferedImage colourful = picture(0);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 10; y++) {
                colourful.setRGB(x, y, (x * 6) << 16 | (y * 25) << 8 | 90);
            }
        }
        GifWriter.write(path, List.of(picture(0), colourful).iterator(), 50);
        BufferedImage read = frames(path).get(1);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 20; y++) {
                assertThat(worst(read.getRGB(x, y), colourful.getRGB(x, y))).isLessThanOrEqualTo(25);
            }
        }
    }

    private static int worst(int a, int b) {
        return IntStream.of(0, 8, 16)
                .map(shift -> Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)))
                .max()
                .orElseThrow();
    }

    private static long opaque(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(pixels).filter(pixel -> pixel >>> 24 == 255).count();
    }

    @Test
    void refusesAPictureOfAnotherSize() throws IOException {
        try (GifWriter gif = new GifWriter(folder.resolve("movie.gif"))) {
            gif.add(picture(0), 50);
            BufferedImage larger = new BufferedImage(41, 20, BufferedImage.TYPE_INT_RGB);
            assertThatThrownBy(() -> gif.add(larger, 50))
                    .hasMessageContaining("picture (41 x 20)")
                    .hasMessageContaining("(40 x 20)");
        }
    }

    @Test
    void whatIsNotFinishedIsNotWritten() throws IOException {
        Path path = folder.resolve("movie.gif");
        assertThatThrownBy(() -> {
                    try (GifWriter gif = new GifWriter(path)) {
                        gif.add(picture(0), 50);
                        throw new IllegalArgumentException("no next picture");
                    }
                })
                .hasMessage("no next picture");
        try (GifWriter gif = new GifWriter(path)) {
            assertThatThrownBy(gif::finish).hasMessageContaining("pictures (0)");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void loopsForEver() throws IOException {
        Path path = folder.resolve("movie.gif");
        GifWriter.write(path, List.of(picture(0), picture(1)).iterator(), 50);
        IIOMetadataNode extensions = child(root(reader(path), 0), "ApplicationExtensions");
        IIOMetadataNode loop = child(extensions, "ApplicationExtension");
        assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
        assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
    }

    @Test
    void refusesADelayThatPlayersIgnore() throws IOException {
        try (GifWriter gif = new GifWriter(folder.resolve("movie.gif"))) {
            assertThatThrownBy(() -> gif.add(picture(0), 9)).hasMessageContaining("delay (9 ms)");
        }
        assertThat(folder.resolve("movie.gif")).doesNotExist();
    }

    private static BufferedImage picture(int k) {
        BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 40, 20);
        g.setColor(new Color(200, 30, 40));
        g.fillRect(k * 10, 3, 6, 6);
        g.dispose();
        return picture;
    }

    static List<Integer> delays(Path path) throws IOException {
        ImageReader reader = reader(path);
        List<Integer> delays = new ArrayList<>();
        for (int k = 0; k < reader.getNumImages(true); k++) {
            IIOMetadataNode timing = child(root(reader, k), "GraphicControlExtension");
            delays.add(Integer.valueOf(timing.getAttribute("delayTime")));
        }
        return delays;
    }

    /** What a player shows: each frame over those before. */
    static List<BufferedImage> frames(Path path) throws IOException {
        ImageReader reader = reader(path);
        List<BufferedImage> frames = new ArrayList<>();
        BufferedImage shown = new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < reader.getNumImages(true); k++) {
            BufferedImage next = new BufferedImage(shown.getWidth(), shown.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D g = next.createGraphics();
            g.drawImage(shown, 0, 0, null);
            g.drawImage(reader.read(k), 0, 0, null);
            g.dispose();
            frames.add(next);
            shown = next;
        }
        return frames;
    }

    private static ImageReader reader(Path path) throws IOException {
        ImageInputStream stream = ImageIO.createImageInputStream(path.toFile());
        ImageReader reader = ImageIO.getImageReadersBySuffix("gif").next();
        reader.setInput(stream);
        return reader;
    }

    private static IIOMetadataNode root(ImageReader reader, int index) throws IOException {
        return (IIOMetadataNode) reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
    }

    private static IIOMetadataNode child(IIOMetadataNode node, String name) {
        return (IIOMetadataNode) node.getElementsByTagName(name).item(0);
    }
}
