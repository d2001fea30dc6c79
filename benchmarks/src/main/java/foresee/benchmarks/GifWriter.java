package foresee.benchmarks;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
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
 * <p>The first picture is reduced to 256 colours. Of every other one only what differs from the one before is stored, in up to 64
 * colours of its own, which makes drawn films five times smaller. The file appears whole on {@link #finish()}, or not at all.
 *
 * <p><b>Units:</b> delays in milliseconds, rounded to hundredths of a second, which is what the format holds; players
 * slow anything under 20 ms down.
 */
public final class GifWriter implements AutoCloseable {
    /** For what is new in a picture: few, since its palette is stored with it. */
    private static final int NEWS_COLOURS = 64;

    private static final String IMAGE_FORMAT = "javax_imageio_gif_image_1.0";
    private final Path path;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ImageWriter writer = ImageIO.getImageWritersBySuffix("gif").next();
    private final ImageOutputStream stream;
    private BufferedImage shown;
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
            gif.finish();
        }
    }

    /**
     * Appends a picture and how long it is shown.
     *
     * @throws IllegalArgumentException if delayMillis is below 10, or the picture is of another size than those before
     */
    public void add(BufferedImage picture, int delayMillis) throws IOException {
        if (delayMillis < 10) {
            throw new IllegalArgumentException("delay (" + delayMillis + " ms) must be at least 10 ms.");
        }
        BufferedImage opaque = Ink.sheet(picture.getWidth(), picture.getHeight());
        opaque.getGraphics().drawImage(picture, 0, 0, null);
        BufferedImage indexed = shown == null ? Palette.indexed(opaque) : Palette.indexed(news(opaque), NEWS_COLOURS);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
        IIOMetadataNode root = new IIOMetadataNode(IMAGE_FORMAT);
        int transparent = ((IndexColorModel) indexed.getColorModel()).getTransparentPixel();
        root.appendChild(timing(Math.round(delayMillis / 10f), transparent));
        if (frames == 0) {
            root.appendChild(loopForEver());
        }
        metadata.mergeTree(IMAGE_FORMAT, root);
        writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
        shown = opaque;
        frames++;
    }

    /** The picture, transparent where it is as the one before. */
    private BufferedImage news(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (width != shown.getWidth() || height != shown.getHeight()) {
            throw new IllegalArgumentException("picture (" + width + " x " + height
                    + ") must be as large as those before (" + shown.getWidth() + " x " + shown.getHeight() + ").");
        }
        int[] before = shown.getRGB(0, 0, width, height, null, 0, width);
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] == before[i] ? Palette.TRANSPARENT : pixels[i];
        }
        BufferedImage news = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        news.setRGB(0, 0, width, height, pixels, 0, width);
        return news;
    }

    private static IIOMetadataNode timing(int hundredths, int transparent) {
        IIOMetadataNode timing = new IIOMetadataNode("GraphicControlExtension");
        timing.setAttribute("disposalMethod", "doNotDispose");
        timing.setAttribute("userInputFlag", "FALSE");
        timing.setAttribute("transparentColorFlag", transparent < 0 ? "FALSE" : "TRUE");
        timing.setAttribute("transparentColorIndex", Integer.toString(Math.max(0, transparent)));
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

    /**
     * Writes the file; nothing is added afterwards.
     *
     * @throws IllegalStateException if there is no picture
     */
    public void finish() throws IOException {
        if (frames == 0) {
            throw new IllegalStateException("pictures (0) must be at least 1 before a film is finished.");
        }
        writer.endWriteSequence();
        close();
        FinishedFile.write(path, bytes.toByteArray());
    }

    /** Lets go of what it works with; what is not finished is not written, as when making a picture has failed. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            writer.dispose();
            stream.close();
        }
    }
}
