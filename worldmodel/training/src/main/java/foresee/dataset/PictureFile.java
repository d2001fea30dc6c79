package foresee.dataset;

import foresee.model.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture in a file as an RGB frame of its own size; what is transparent becomes white, grey becomes three equal channels. */
public final class PictureFile {
    private static final long MOST_PIXELS = 50_000_000;
    private static final long MOST_BYTES = 100_000_000;

    private PictureFile() {}

    /**
     * Reads a PNG, JPEG, GIF or BMP file.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws DatasetFormatException if it is no picture, damaged, larger than 100 MB or declares more than 50 million pixels
     */
    public static Frame read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new DatasetFormatException(path, "picture", "it is larger than 100 MB.");
        }
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new DatasetFormatException(path, "picture", "this is no picture (PNG, JPEG, GIF or BMP).");
            }
            return frame(decode(path, readers.next(), stream));
        }
    }

    private static BufferedImage decode(Path path, ImageReader reader, ImageInputStream stream) throws IOException {
        try {
            reader.setInput(stream, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new DatasetFormatException(path, "picture", "it declares more than 50 million pixels.");
            }
            return reader.read(0);
        } catch (DatasetFormatException known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            throw new DatasetFormatException(path, "picture", "it is damaged: it ends early or is malformed.", broken);
        } finally {
            reader.dispose();
        }
    }

    private static Frame frame(BufferedImage image) {
        BufferedImage opaque = image.getColorModel().hasAlpha() ? onWhite(image) : image;
        int width = opaque.getWidth();
        int height = opaque.getHeight();
        int[] colors = opaque.getRGB(0, 0, width, height, null, 0, width);
        byte[] pixels = new byte[3 * colors.length];
        for (int i = 0; i < colors.length; i++) {
            pixels[3 * i] = (byte) (colors[i] >> 16);
            pixels[3 * i + 1] = (byte) (colors[i] >> 8);
            pixels[3 * i + 2] = (byte) colors[i];
        }
        return new Frame(height, width, 3, pixels);
    }

    private static BufferedImage onWhite(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = opaque.createGraphics();
        g.drawImage(image, 0, 0, Color.WHITE, null);
        g.dispose();
        return opaque;
    }
}
