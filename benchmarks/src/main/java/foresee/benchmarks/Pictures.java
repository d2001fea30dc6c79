package foresee.benchmarks;

import foresee.model.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures between frames, Java images and files: PNG out; PNG, JPEG, GIF and BMP in. */
public final class Pictures {
    /** Largest picture read, in pixels: more than any camera's frame, far less than a decompression bomb's. */
    static final long MOST_PIXELS = 50_000_000;

    private static final long MOST_BYTES = 100_000_000;

    static {
        registerOwnFormats();
    }

    private Pictures() {}

    /**
     * Lets ImageIO find the formats of the JDK alone.
     *
     * <p><b>Why:</b> it looks for others in every jar of the class path, and those of training are large: a tenth of a second
     * before the first action.
     */
    private static void registerOwnFormats() {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /** A frame as an image; one channel becomes grey, a fourth is left out. */
    public static BufferedImage image(Frame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        int green = frame.channels() > 2 ? 1 : 0;
        int blue = frame.channels() > 2 ? 2 : 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                image.setRGB(x, y, frame.get(y, x, 0) << 16 | frame.get(y, x, green) << 8 | frame.get(y, x, blue));
            }
        }
        return image;
    }

    /** An image as an RGB frame; what is transparent becomes white. */
    public static Frame frame(BufferedImage image) {
        BufferedImage opaque = opaque(image);
        byte[] pixels = new byte[opaque.getHeight() * opaque.getWidth() * 3];
        int at = 0;
        for (int y = 0; y < opaque.getHeight(); y++) {
            for (int x = 0; x < opaque.getWidth(); x++) {
                int rgb = opaque.getRGB(x, y);
                pixels[at++] = (byte) (rgb >> 16);
                pixels[at++] = (byte) (rgb >> 8);
                pixels[at++] = (byte) rgb;
            }
        }
        return new Frame(opaque.getHeight(), opaque.getWidth(), 3, pixels);
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = opaque.createGraphics();
        g.drawImage(image, 0, 0, Color.WHITE, null);
        g.dispose();
        return opaque;
    }

    /** The bytes of a PNG file of an image. */
    public static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** Writes a PNG file, whole or not at all. */
    public static void write(Path path, BufferedImage image) throws IOException {
        FinishedFile.write(path, png(image));
    }

    /**
     * The bytes of a file that may be a picture.
     *
     * @throws PictureFormatException if there is no such file, or it is empty or larger than 100 MB
     */
    static byte[] bytes(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new PictureFormatException(path, Files.isDirectory(path) ? "is a folder." : "does not exist.");
        }
        if (Files.size(path) == 0) {
            throw new PictureFormatException(path, "is empty.");
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new PictureFormatException(path, "is larger than 100 MB.");
        }
        return Files.readAllBytes(path);
    }

    /**
     * The picture in a file's bytes; its declared size is looked at before anything is decoded.
     *
     * @param path names the file in messages
     * @throws PictureFormatException if the bytes are no picture, end early, or declare more than 50 million pixels
     */
    static BufferedImage decode(Path path, byte[] bytes) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new PictureFormatException(path, "is no picture (PNG, JPEG, GIF or BMP).");
            }
            return decode(path, readers.next(), stream);
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof PictureFormatException known ? known : damaged(path, broken);
        }
    }

    private static BufferedImage decode(Path path, ImageReader reader, ImageInputStream stream) throws IOException {
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new PictureFormatException(
                        path,
                        "declares " + reader.getWidth(0) + " x " + reader.getHeight(0)
                                + " pixels, more than 50 million.");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static PictureFormatException damaged(Path path, Exception cause) {
        PictureFormatException damaged =
                new PictureFormatException(path, "is damaged: the picture ends early or is malformed.");
        damaged.initCause(cause);
        return damaged;
    }
}
