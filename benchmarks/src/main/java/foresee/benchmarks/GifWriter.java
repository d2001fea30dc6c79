package foresee.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * An animated GIF that loops for ever, written frame by frame.
 *
 * <p>Every picture gets the nearest palette of 256 colours of its own. The file appears whole on {@link #close()}, or not
 * at all.
 *
 * <p><b>Units:</b> delays in milliseconds, rounded to hundredths of a second, which is what the format holds; players
 * slow anything under 20 ms down.
 */
public final class GifWriter implements AutoCloseable {
    private static final String IMAGE_FORMAT = "javax_imageio_gif_image_1.0";
    private final Path path;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ImageWriter writer = ImageIO.getImageWritersBySuffix("gif").next();
    private final ImageOutputStream stream;
    private int frames;
    private boolean closed;

    /** Begins a GIF that will appear at {@code path}. */
    public GifWriter(Path path) throws IOException {
        this.path = path;
        this.stream = ImageIO.createImageOutputStream(bytes);
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    /** Writes one GIF of all pictures, each shown equally long. */
    public static void write(Path path, Iterator<BufferedImage> pictures, int delayMillis) throws IOException {
        try (GifWriter gif = new GifWriter(path)) {
            while (pictures.hasNext()) {
                gif.add(pictures.next(), delayMillis);
            }
        }
    }

    /**
     * Appends a picture and how long it is shown.
     *
     * @throws IllegalArgumentException if delayMillis is below 10
     */
    public void add(BufferedImage picture, int delayMillis) throws IOException {
        if (delayMillis < 10) {
            throw new IllegalArgumentException("delay (" + delayMillis + " ms) must be at least 10 ms.");
        }
        BufferedImage indexed = Palette.indexed(picture);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
        IIOMetadataNode root = new IIOMetadataNode(IMAGE_FORMAT);
        root.appendChild(timing(Math.round(delayMillis / 10f)));
        if (frames == 0) {
            root.appendChild(loopForEver());
        }
        metadata.mergeTree(IMAGE_FORMAT, root);
        writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
        frames++;
    }

    private static IIOMetadataNode timing(int hundredths) {
        IIOMetadataNode timing = new IIOMetadataNode("GraphicControlExtension");
        timing.setAttribute("disposalMethod", "none");
        timing.setAttribute("userInputFlag", "FALSE");
        timing.setAttribute("transparentColorFlag", "FALSE");
        timing.setAttribute("transparentColorIndex", "0");
        timing.setAttribute("delayTime", Integer.toString(hundredths));
        return timing;
    }

    private static IIOMetadataNode loopForEver() {
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        return extensions;
    }

    /** Pictures appended so far. */
    public int frames() {
        return frames;
    }

    /** Finishes the file; one without pictures is not written. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.endWriteSequence();
            stream.close();
        } finally {
            writer.dispose();
        }
        if (frames > 0) {
            FinishedFile.write(path, bytes.toByteArray());
        }
    }
}
